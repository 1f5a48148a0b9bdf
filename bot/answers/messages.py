# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`; a label without such a
prefix is a topic. Cries for help stand apart (alarms.py).
"""

from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.yamlfile import opened
from bot.model import Problem
from bot.written import Written, accepted

ELSEWHERE = "elsewhere"
PREFIXES = {"actions": "action", "smalltalk": "smalltalk", ELSEWHERE: ELSEWHERE}
INJECTION = "injection"
OTHER = "other"
"""The body of messages that no body known to us is in charge of."""
GROUPS = (*PREFIXES.values(), INJECTION)
"""What a label says before its colon; every other label is a topic."""


class Messages(Struct, frozen=True):
    """What `messages.<language>.yaml` holds; nothing where there is no such file."""

    labelled: tuple[tuple[str, str], ...]
    """Each example with its label."""

    @classmethod
    def load(cls, folder: Path, language: str) -> "Messages":
        """The messages of one language, from that folder.

        Raises:
            BadKnowledge: the file cannot be used; each line says where, what and what is right.
        """
        every = accepted(partial(examples, folder, language))
        return cls(tuple((text.text, label) for text, label in every))


def examples(folder: Path, language: str, problems: list[Problem]) -> list[tuple[Written, str]]:
    """Each example of one language as written, with its label; whatever is wrong is noted."""
    file = opened(folder / f"messages.{language}.yaml", problems)
    found = [(text, INJECTION) for text in file.worded(INJECTION)] if file.maybe(INJECTION) else []
    for part, prefix in PREFIXES.items():
        found += [(text, f"{prefix}:{name}") for name, text in file.maybe_part(part).named()]
    file.close()
    return found
