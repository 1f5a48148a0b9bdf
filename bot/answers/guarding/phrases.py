# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the phrases of `guards.<language>.yaml` in a message.

A phrase is a row of words that must all come, in this order, with at most `GAP` others between two of them.
`a/b` is either word, `word*` any word that begins so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bot.answers.reading.text import fold

GAP = 3
REMEMBERED = 4096
"""Words of which it is kept where they may stand; residents write new ones for ever."""
_DOUBLE = re.compile(r"(.)\1")


class Place(Struct, frozen=True):
    """The words that may stand at one place of a phrase: whole ones, and beginnings of others."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]


class Phrase(Struct, frozen=True):
    """One phrase to look for: its places, in order."""

    kind: str
    places: tuple[Place, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there is a word to look for at each of its places."""
        return bool(self.places) and all("" not in (*each.whole, *each.beginnings) for each in self.places)


class Phrasebook:
    """Phrases that are looked for all at once. Places that are alike share a number."""

    def __init__(self, every: Iterable[Phrase]) -> None:
        numbers: dict[Place, int] = {}
        self._by_first: dict[int, list[tuple[Phrase, tuple[int, ...]]]] = {}
        for phrase in every:
            row = tuple(numbers.setdefault(place, len(numbers)) for place in phrase.places)
            self._by_first.setdefault(row[0], []).append((phrase, row))
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[tuple[str, int]]] = {}
        for place, number in numbers.items():
            for word in place.whole:
                self._whole.setdefault(word, []).append(number)
            for beginning in place.beginnings:
                self._beginnings.setdefault(beginning[0], []).append((beginning, number))
        self._numbers = lru_cache(REMEMBERED)(self._numbers_of)

    def found(self, words: Sequence[str]) -> Iterator[tuple[Phrase, tuple[int, ...]]]:
        """The phrases that are said in these folded words, and where each of their words stands."""
        at: dict[int, list[int]] = {}
        for position, word in enumerate(words):
            for number in self._numbers(word):
                at.setdefault(number, []).append(position)
        for first in at.keys() & self._by_first.keys():
            for phrase, row in self._by_first[first]:
                if places := _way(row, at):
                    yield phrase, places

    def _numbers_of(self, word: str) -> tuple[int, ...]:
        """The places at which this word may stand."""
        word = _single(word)
        begun = (number for start, number in self._beginnings.get(word[:1], ()) if word.startswith(start))
        return tuple({*self._whole.get(word, ()), *begun})


def phrase(kind: str, line: str) -> Phrase:
    """The phrase written on this line."""
    return Phrase(kind, tuple(map(_place, line.replace("'", " ").split())))


def _way(row: Sequence[int], at: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """The first positions that lead through the whole row of places; none if there is no way through."""
    if not all(number in at for number in row):
        return ()
    ways: dict[int, tuple[int, ...]] = {position: (position,) for position in at[row[0]]}
    for number in row[1:]:
        ways = {
            position: (*ways[before], position)
            for position in at[number]
            for before in range(position - 1 - GAP, position)
            if before in ways
        }
    return min(ways.values(), default=())


def _place(written: str) -> Place:
    every = written.split("/")
    return Place(
        whole=frozenset(_single(fold(each)) for each in every if not each.endswith("*")),
        beginnings=tuple(_single(fold(each[:-1])) for each in every if each.endswith("*")),
    )


def _single(word: str) -> str:
    """A word without double letters: who writes in haste, or by ear, writes "amazo" for "ammazzo"."""
    return _DOUBLE.sub(r"\1", word)
