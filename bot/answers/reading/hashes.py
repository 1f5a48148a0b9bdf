# SPDX-License-Identifier: AGPL-3.0-or-later
"""A set of words that keeps a hash of each, not the word: four bytes instead of a hundred.

One strange word in a hundred thousand is taken for one of them.
"""

from collections.abc import Iterable
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray


class Hashes(Struct, frozen=True):
    """Some words, by their hashes."""

    keys: NDArray[np.uint32]
    """Rising, each once."""

    @classmethod
    def of(cls, words: Iterable[str]) -> "Hashes":
        """The set of these words."""
        return cls(np.unique(hashed(words)))

    def has(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """Of each word whether it is among them."""
        asked = hashed(words)
        if not len(self.keys):
            return np.zeros(len(asked), np.bool_)
        there: NDArray[np.bool_] = self.keys.take(self.keys.searchsorted(asked), mode="clip") == asked
        return there


NO_WORDS = Hashes(np.zeros(0, np.uint32))


def hashed(words: Iterable[str]) -> NDArray[np.uint32]:
    """The hash of each word."""
    return np.fromiter(map(crc32, map(str.encode, words)), np.uint32)


def key(word: str) -> np.uint32:
    """The hash of one word."""
    return np.uint32(crc32(word.encode()))
