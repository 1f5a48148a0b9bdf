# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages of people in danger, and what is harmless although it sounds like one."""

from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.yamlfile import opened
from bot.model import Problem
from bot.written import Written, accepted

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
        """The examples of one language, from that folder.

        Raises:
            BadKnowledge: the file cannot be used; each line says where, what and what is right.
        """
        cries, harmless = accepted(partial(examples, folder, language))
        return cls(tuple((text.text, kind) for text, kind in cries), tuple(text.text for text in harmless))


def examples(
    folder: Path, language: str, problems: list[Problem]
) -> tuple[list[tuple[Written, str]], list[Written]]:
    """Each cry for help of one language with its kind, and what is harmless, as written.

    Whatever is wrong is noted.
    """
    file = opened(folder / f"alarms.{language}.yaml", problems)
    cries = [(text, kind) for kind, text in file.maybe_part(EMERGENCIES).named()]
    harmless = file.worded(HARMLESS) if file.maybe(HARMLESS) else ()
    file.close()
    return cries, list(harmless)
