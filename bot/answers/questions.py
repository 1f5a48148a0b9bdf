# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the example questions of a sheet: `services/<topic>/questions.<language>.yaml`."""

from pathlib import Path

from msgspec import Struct

from bot.answers.vocabularies import FACETS
from bot.model import Problem
from bot.written import close_to, read


class Example(Struct, frozen=True, kw_only=True):
    """A message as people really write it, and what it asks."""

    text: str
    topic: str
    facet: str
    language: str
    path: Path
    line: int


def questions(path: Path, language: str, problems: list[Problem]) -> tuple[Example, ...]:
    """The example questions in the file at `path`; whatever is wrong is noted."""
    written = read(path, problems)
    if written is None:
        return ()
    if not isinstance(written.value, dict):
        problems.append(written.wrong(f"{written.shown()} at the top; right is `cos-e: [question, …]`"))
    found = []
    for facet, asked in written.keys.items():
        if facet not in FACETS:
            problems.append(asked.wrong(f"unknown section '{facet}'; {close_to(facet, FACETS)}"))
        if not isinstance(asked.value, tuple):
            problems.append(asked.wrong(f"'{facet}' is {asked.shown()}; right is a list of questions"))
        for item in asked.items:
            if not item.text:
                problems.append(
                    item.wrong(f"{item.shown()} as a question; right is words, quoted if need be")
                )
                continue
            found.append(
                Example(
                    text=item.text,
                    topic=path.parent.name,
                    facet=facet,
                    language=language,
                    path=path,
                    line=item.line,
                )
            )
    return tuple(found)
