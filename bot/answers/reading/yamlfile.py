# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens one file of words that people edit (glossary, messages, alarms, guards, dangers, courtesy)."""

from collections.abc import Iterable
from pathlib import Path

from bot.fields import Fields
from bot.model import Problem
from bot.written import Written
from bot.written import read as read_written

GUARDING = GUARDS, PRIVATE, SECRETS = "guards", "private", "secrets"
"""The keys of a file of guards."""


def opened(path: Path, problems: list[Problem]) -> Fields:
    """The mapping that the file holds; without keys where there is no such file or it cannot be used."""
    written = read_written(path, problems) if path.exists() else None
    return Fields(written or Written(path, 1, {}), path.name, problems)


def whole(path: Path, keys: Iterable[str], problems: list[Problem]) -> Fields:
    """The same of a file that has these keys and no other, whoever reads which: any other is noted."""
    file = opened(path, problems)
    for key in keys:
        file.maybe(key)
    file.close()
    return file
