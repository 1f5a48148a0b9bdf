# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the example questions of a sheet: `services/<topic>/questions.<language>.yaml`."""

from pathlib import Path

from msgspec import Struct

from bot.answers.library.vocabularies import FACETS
from bot.model import Problem
from bot.written import close_to, read

FOLDERS = "services/*"
"""Where the folders of the topics are."""


class Example(Struct, frozen=True, kw_only=True):
    """A message as people really write it, and what it asks."""

    text: str
    topic: str
    facet: str
    language: str
    path: Path
    line: int


def path(topic: Path, language: str) -> Path:
    """Where the example questions of a topic's folder in one language stand."""
    return topic / f"questions.{language}.yaml"


def asked(topic: Path, language: str, problems: list[Problem]) -> tuple[Example, ...]:
    """The example questions of a topic's folder in one language; whatever is wrong is noted."""
    file = path(topic, language)
    written = read(file, problems) if file.exists() else None
    if written is None:
        return ()
    if not isinstance(written.value, dict):
        problems.append(written.wrong(f"{written.shown()} at the top; right is `cos-e: [question, …]`"))
    found = []
    for facet, some in written.keys.items():
        if facet not in FACETS:
            problems.append(some.wrong(f"unknown section '{facet}'; {close_to(facet, FACETS)}"))
        if not isinstance(some.value, tuple):
            problems.append(some.wrong(f"'{facet}' is {some.shown()}; right is a list of questions"))
        for item in some.items:
            if not item.text:
                problems.append(
                    item.wrong(f"{item.shown()} as a question; right is words, quoted if need be")
                )
                continue
            found.append(
                Example(
                    text=item.text,
                    topic=topic.name,
                    facet=facet,
                    language=language,
                    path=file,
                    line=item.line,
                )
            )
    return tuple(found)
