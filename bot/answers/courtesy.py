# SPDX-License-Identifier: AGPL-3.0-or-later
"""What `courtesy.yaml` says: languages without sheets, a polite line in each, and signs that say thanks."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from bot.answers.text import words
from bot.answers.yamlfile import read

FILE = "courtesy.yaml"


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
        """The file `courtesy.yaml` of that folder."""
        tree = read(folder / FILE)
        return cls(
            lines={str(language): str(line) for language, line in (tree.get("lines") or {}).items()},
            telling={
                str(language): frozenset(word for line in lines for word in words(str(line)))
                for language, lines in (tree.get("words") or {}).items()
            },
            nods=frozenset(str(tree.get("nods") or "")),
        )
