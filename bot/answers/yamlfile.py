# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens one file of words that people edit (glossary, messages, alarms, guards, dangers, courtesy)."""

from functools import partial
from pathlib import Path
from typing import Any

from bot.fields import Fields
from bot.model import Problem
from bot.written import Written, accepted
from bot.written import read as read_written


def opened(path: Path, problems: list[Problem]) -> Fields:
    """The mapping that the file holds; without keys where there is no such file or it cannot be used."""
    written = read_written(path, problems) if path.exists() else None
    return Fields(written or Written(path, 1, {}), path.name, problems)


def read(path: Path) -> Any:
    """All that the file says, as plain values: under them is kept what was learned from it.

    Raises:
        BadKnowledge: the file is no YAML, or no mapping.
    """
    return _plain(accepted(partial(opened, path)).written)


def _plain(written: Written) -> Any:
    if isinstance(written.value, tuple):
        return [_plain(item) for item in written.items]
    return {key: _plain(value) for key, value in written.keys.items()} or written.text
