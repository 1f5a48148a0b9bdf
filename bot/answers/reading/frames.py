# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds what is said inside the greetings, thanks and formulas of politeness around it."""

from collections.abc import Iterable, Mapping, Sequence

from bot.answers.reading.glossary import Frame
from bot.answers.reading.text import words

LONGEST_FORMULA = 8
"""Words of the longest formula that is looked for."""
_Formulas = Mapping[str, Sequence[tuple[str, ...]]]
"""By the word by which they are looked for, the longest first."""


class Frames:
    """The courtesies of one language."""

    def __init__(self, frame: Frame) -> None:
        self._anywhere = _shelved(frame.anywhere, 0)
        self._before = _shelved(frame.before, 0)
        self._after = _shelved(frame.after, -1)

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
            # Hardly any word begins a courtesy: a message of hundreds is not cut at each of them.
            size = (
                _head(words[at : at + LONGEST_FORMULA], self._anywhere) if words[at] in self._anywhere else 0
            )
            if not size:
                places.append(at)
            at += size or 1
        return places


def _shelved(formulas: Iterable[str], by: int) -> _Formulas:
    """The formulas by that word of theirs: the first, or the last."""
    shelves: dict[str, list[tuple[str, ...]]] = {}
    for formula in sorted(filter(None, map(_cut, formulas)), key=len, reverse=True):
        shelves.setdefault(formula[by], []).append(formula)
    return shelves


def _cut(formula: str) -> tuple[str, ...]:
    return tuple(words(formula))


def _head(words: Sequence[str], formulas: _Formulas) -> int:
    """How many words the longest formula has that these words begin with."""
    likely = formulas.get(words[0], ()) if words else ()
    return next((len(each) for each in likely if tuple(words[: len(each)]) == each), 0)


def _tail(words: Sequence[str], formulas: _Formulas) -> int:
    """How many words the longest formula has that these words end with."""
    likely = formulas.get(words[-1], ()) if words else ()
    return next((len(each) for each in likely if tuple(words[-len(each) :]) == each), 0)
