# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds what is said inside the greetings, thanks and formulas of politeness around it."""

from collections.abc import Iterable, Sequence

from bot.answers.reading.glossary import Frame
from bot.answers.reading.text import words

LONGEST_FORMULA = 8
"""Words of the longest formula that is looked for."""
_Formulas = frozenset[tuple[str, ...]]


class Frames:
    """The courtesies of one language."""

    def __init__(self, frame: Frame) -> None:
        self._anywhere = _cut(frame.anywhere)
        self._before = _cut(frame.before)
        self._after = _cut(frame.after)

    def inside(self, words: Sequence[str]) -> list[int]:
        """The places of these folded words that are no courtesy; maybe none."""
        places = self._without_asides(words)
        while size := _head([words[place] for place in places[:LONGEST_FORMULA]], self._before):
            places = places[size:]
        while size := _tail([words[place] for place in places[-LONGEST_FORMULA:]], self._after):
            places = places[:-size]
        return places

    def _without_asides(self, words: Sequence[str]) -> list[int]:
        places, at = [], 0
        while at < len(words):
            size = _head(words[at : at + LONGEST_FORMULA], self._anywhere)
            if not size:
                places.append(at)
            at += size or 1
        return places


def _cut(formulas: Iterable[str]) -> _Formulas:
    return frozenset(tuple(words(each)) for each in formulas)


def _head(words: Sequence[str], formulas: _Formulas) -> int:
    """How many words the longest formula has that these words begin with."""
    return next((size for size in range(len(words), 0, -1) if tuple(words[:size]) in formulas), 0)


def _tail(words: Sequence[str], formulas: _Formulas) -> int:
    """How many words the longest formula has that these words end with."""
    return next((size for size in range(len(words), 0, -1) if tuple(words[-size:]) in formulas), 0)
