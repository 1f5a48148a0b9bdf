# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of our papers: Noto Sans (SIL Open Font License 1.1), cut down to the scripts used here."""

from functools import cache
from pathlib import Path
from unicodedata import category

import fontpkg
import uharfbuzz as hb

LATIN, ARABIC = "Latin", "Arabic"
WEIGHTS = {"": 400, "B": 700}
"""Of the plain and of the bold letters, on the font's own scale."""
_SHARED = (range(0x20, 0x7F), range(0xA0, 0x100))
_SCRIPTS = {
    LATIN: (
        "Noto Sans",
        (*_SHARED, range(0x100, 0x530), range(0x1E00, 0x2000), range(0x2010, 0x2060), (0x20AC, 0x2022)),
    ),
    ARABIC: (
        "Noto Sans Arabic",
        (*_SHARED, range(0x600, 0x700), range(0x750, 0x780), range(0x200C, 0x2010), range(0x2066, 0x206A)),
    ),
}
UNKNOWN = "?"
"""Stands for a letter that no font of ours has."""


def scripts(text: str) -> tuple[str, ...]:
    """The scripts whose fonts it takes to write the text, the usual one first."""
    latin = _known(LATIN)
    return (LATIN,) if all(ord(letter) in latin or _is_unseen(letter) for letter in text) else (LATIN, ARABIC)


def cut(script: str, style: str, text: str) -> bytes:
    """The font of that script and style with the letters of the text alone.

    A paper uses some eighty letters of a thousand: what draws it reads and writes its fonts as a whole.
    """
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, {*text, UNKNOWN}))
    return bytes(hb.subset(hb.Face(font(script, style)), wanted).blob.data)


@cache
def font(script: str, style: str) -> bytes:
    """A TrueType font of that script (`Latin`, `Arabic`) and style (`` or `B`)."""
    family, ranges = _SCRIPTS[script]
    face = hb.Face(_file(family).read_bytes())
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(letter for each in ranges for letter in each)
    # One font file holds all weights: a PDF reader would show the thinnest without this.
    wanted.pin_axis_location(face, "wght", WEIGHTS[style])
    wanted.pin_axis_location(face, "wdth", 100)
    return bytes(hb.subset(face, wanted).blob.data)


def _file(family: str) -> Path:
    return Path(fontpkg.path(family))


def written(text: str) -> str:
    """The text with a question mark for every letter that our fonts lack (an emoji, another script)."""
    known = _known(LATIN) | _known(ARABIC)
    return "".join(ch if ord(ch) in known or _is_unseen(ch) else UNKNOWN for ch in text)


def _is_unseen(letter: str) -> bool:
    """Line ends, and the marks that say in which direction a text is read."""
    return letter == "\n" or category(letter) == "Cf"


@cache
def _known(script: str) -> frozenset[int]:
    return frozenset(hb.Face(font(script, "")).unicodes)
