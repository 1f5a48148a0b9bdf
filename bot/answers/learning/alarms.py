# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages of people in danger, and what is harmless although it sounds like one."""

from pathlib import Path

from bot import phrases
from bot.answers.reading.yamlfile import opened
from bot.model import Problem
from bot.written import Written

HARMLESS, EMERGENCIES = "harmless", "emergencies"
LANGUAGES = (*phrases.LANGUAGES, "xx")
"""The languages of the files; `xx` stands for all those without sheets."""


def path(folder: Path, language: str) -> Path:
    """Where the cries for help in one language stand."""
    return folder / f"alarms.{language}.yaml"


def examples(
    folder: Path, language: str, problems: list[Problem]
) -> tuple[list[tuple[Written, str]], list[Written]]:
    """Each cry for help of one language with its kind, and what is harmless, as written.

    Whatever is wrong is noted.
    """
    file = opened(path(folder, language), problems)
    cries = [(text, kind) for kind, text in file.maybe_part(EMERGENCIES).named()]
    harmless = file.worded(HARMLESS) if file.maybe(HARMLESS) else ()
    file.close()
    return cries, list(harmless)
