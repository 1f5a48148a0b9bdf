# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many vectors of which most numbers are zero, and the sums that learning from them takes."""

from collections.abc import Sequence, Sized
from itertools import pairwise
from typing import Any, Self

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Weights = NDArray[np.floating[Any]]
Numbers = NDArray[np.integer[Any]]
"""Rows or places, from 0."""
WIDEST = 1 << 32
"""Places that a row may have: as many as there are hashes."""
BLOCK = 1 << 13
"""Numbers that are summed up at a time."""
_NONE = np.zeros(0, np.uint32)
TINY = np.float32(1e-20)


class Rows(Struct, frozen=True):
    """Some vectors: of each number that is not zero the row that it is in, its place there, and itself."""

    many: int
    """How many rows there are, those without numbers too."""
    who: Numbers
    at: Numbers
    value: Floats

    @classmethod
    def added(cls, many: int, who: Numbers, at: Numbers, value: Floats) -> Self:
        """Rows of these numbers; what one row has twice at one place is added up."""
        keys, found = np.unique(who * WIDEST + at, return_inverse=True)
        sums = np.bincount(found, value, len(keys)).astype(np.float32)
        return cls(many, (keys // WIDEST).astype(np.uint32), (keys % WIDEST).astype(np.uint32), sums)

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """The rows of all these, one after the other."""
        parts = [cls(0, _NONE, _NONE, _NONE.astype(np.float32)), *parts]
        sizes = [part.many for part in parts]
        starts = np.cumsum(sizes, dtype=np.uint32) - np.array(sizes, np.uint32)
        return cls(
            sum(sizes),
            np.concatenate([part.who + start for part, start in zip(parts, starts, strict=True)]),
            np.concatenate([part.at for part in parts]),
            np.concatenate([part.value for part in parts]),
        )

    def squares(self) -> Floats:
        """Of each row the sum of the squares of its numbers."""
        return np.bincount(self.who, self.value * self.value, self.many).astype(np.float32)

    def unit(self) -> Self:
        """Each row as long as one."""
        lengths = np.sqrt(np.maximum(self.squares(), TINY))
        return structs.replace(self, value=self.value / lengths[self.who])

    def only(self, some: NDArray[np.bool_]) -> Self:
        """Some of the rows."""
        kept = some[self.who]
        numbers = np.cumsum(some) - 1
        return type(self)(int(some.sum()), numbers[self.who[kept]], self.at[kept], self.value[kept])

    def where(self, some: NDArray[np.bool_]) -> Self:
        """All rows with some of the places, counted anew."""
        kept = some[self.at]
        numbers = np.cumsum(some) - 1
        return type(self)(self.many, self.who[kept], numbers[self.at[kept]], self.value[kept])

    def across(self) -> "Sums":
        """Sums up each row, its numbers weighed by their places."""
        return Sums(self.who, self.at, self.value, self.many)

    def down(self, width: int) -> "Sums":
        """Sums up each of `width` places, its numbers weighed by their rows."""
        return Sums(self.at, self.who, self.value, width)


def numbered(bags: Sequence[Sized]) -> Numbers:
    """Of each thing in these bags the number of its bag."""
    return np.repeat(np.arange(len(bags)), [*map(len, bags)])


class Sums:
    """Adds up the same numbers again and again, each time weighed otherwise."""

    def __init__(self, into: Numbers, by: Numbers, value: Floats, size: int) -> None:
        """Numbers, into which of `size` sums each goes, and by what each is weighed."""
        self._size = size
        many = np.bincount(into, minlength=size)
        filled = np.flatnonzero(many)
        ends = np.cumsum(many)[filled]
        starts = ends - many[filled]
        # Numbers that are summed up stand together: adding each where it belongs takes twice as long.
        order = np.argsort(into.astype(np.int64) * WIDEST + by)
        self._blocks = []
        _, firsts = np.unique(starts // BLOCK, return_index=True)
        for first, last in pairwise((*firsts, len(filled))):
            begin = starts[first]
            numbers = order[begin : ends[last - 1]]
            weighed = by[numbers], value[numbers, None]
            self._blocks.append(_Block(filled[first:last], starts[first:last] - begin, *weighed))

    def __call__(self, weights: Weights) -> Weights:
        """The sums (size x classes) with these weights (what weighs x classes), as exact as they are."""
        sums = np.zeros((self._size, weights.shape[1]), weights.dtype)
        for block in self._blocks:
            weighed = weights.take(block.by, axis=0)
            weighed *= block.value
            sums[block.into] = np.add.reduceat(weighed, block.starts, axis=0)
        return sums


class _Block(Struct, frozen=True):
    """Numbers of some sums, so few that all of this fits beside the processor."""

    into: Numbers
    starts: Numbers
    """Of each sum where its numbers begin."""
    by: Numbers
    value: Floats
