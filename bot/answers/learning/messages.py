# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`; a label without such a
prefix is a topic. Cries for help stand apart (alarms.py).
"""

from pathlib import Path

from bot.answers.reading.yamlfile import opened
from bot.model import Problem
from bot.written import Written

ELSEWHERE = "elsewhere"
PREFIXES = {"actions": "action", "smalltalk": "smalltalk", ELSEWHERE: ELSEWHERE}
INJECTION = "injection"
OTHER = "other"
"""The body of messages that no body known to us is in charge of."""
GROUPS = (*PREFIXES.values(), INJECTION)
"""What a label says before its colon; every other label is a topic."""


def path(folder: Path, language: str) -> Path:
    """Where the messages of one language stand."""
    return folder / f"messages.{language}.yaml"


def examples(folder: Path, language: str, problems: list[Problem]) -> list[tuple[Written, str]]:
    """Each example of one language as written, with its label; whatever is wrong is noted."""
    file = opened(path(folder, language), problems)
    found = [(text, INJECTION) for text in file.worded(INJECTION)] if file.maybe(INJECTION) else []
    for part, prefix in PREFIXES.items():
        found += [(text, f"{prefix}:{name}") for name, text in file.maybe_part(part).named()]
    file.close()
    return found
