# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `courtesy.yaml` says: languages without sheets, a polite line in each, and signs that say thanks."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.reading.text import words
from bot.answers.reading.yamlfile import GUARDING, whole
from bot.model import Problem
from bot.written import accepted

FILE = "courtesy.yaml"
KEYS = ("nods", "lines", "words", *GUARDING)
"""What it may hold: it is a file of guards too (guardfiles.py)."""


class Courtesy(Struct, frozen=True):
    """The words of politeness; nothing where there is no such file."""

    lines: Mapping[str, str]
    """What is said in a language that has no sheets."""
    telling: Mapping[str, frozenset[str]]
    """Folded words by which such a language is known."""
    nods: frozenset[str]
    """Pictures that stand for «ok, grazie»."""

    @classmethod
    def load(cls, folder: Path) -> "Courtesy":
        """The file `courtesy.yaml` of that folder.

        Raises:
            BadKnowledge: it cannot be used; each line says where, what and what is right.
        """
        return accepted(partial(courtesy, folder))


def courtesy(folder: Path, problems: list[Problem]) -> Courtesy:
    """The words of politeness, as far as they can be read; whatever is wrong is noted."""
    file = whole(folder / FILE, KEYS, problems)
    return Courtesy(
        lines=file.maybe_part("lines").pairs(),
        telling={
            language: frozenset(word for line in lines for word in words(line))
            for language, lines in file.maybe_part("words").lists().items()
        },
        nods=frozenset(file.text("nods") if file.maybe("nods") else ""),
    )
