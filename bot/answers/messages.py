# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`; a label without such a
prefix is a topic. Cries for help stand apart (alarms.py).
"""

from pathlib import Path

from msgspec import Struct

from bot.answers.yamlfile import named, read

PREFIXES = {"actions": "action", "smalltalk": "smalltalk", "elsewhere": "elsewhere"}
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
        """The messages of one language, from that folder."""
        tree = read(folder / f"messages.{language}.yaml")
        return cls(
            labelled=(
                *((str(text), INJECTION) for text in tree.get(INJECTION) or ()),
                *(
                    (text, f"{prefix}:{name}")
                    for part, prefix in PREFIXES.items()
                    for text, name in named(tree, part)
                ),
            )
        )
