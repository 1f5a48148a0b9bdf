# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages of people in danger, and what is harmless although it sounds like one."""

from pathlib import Path

from msgspec import Struct

from bot.answers.yamlfile import named, read

HARMLESS, EMERGENCIES = "harmless", "emergencies"
NO_SHEETS = "xx"
"""Stands for the languages without sheets."""


class Alarms(Struct, frozen=True):
    """What `alarms.<language>.yaml` holds; nothing where there is no such file."""

    cries: tuple[tuple[str, str], ...]
    """Each cry for help, with the kind of danger."""
    harmless: tuple[str, ...]
    """What shares words with cries for help and is none."""

    @classmethod
    def load(cls, folder: Path, language: str) -> "Alarms":
        """The examples of one language, from that folder."""
        tree = read(folder / f"alarms.{language}.yaml")
        return cls(cries=tuple(named(tree, EMERGENCIES)), harmless=tuple(map(str, tree.get(HARMLESS) or ())))
