# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pieces of words: a mistyped word still shares most of its pieces with the word itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from bot.answers.reading.hashes import hashed
from bot.answers.reading.rows import Numbers, Rows, numbered

SIZES = (3, 4, 5)
LONGEST_WORD = 40
"""Letters of a word that are looked at; what is longer is no word."""
REMEMBERED = 20_000
"""Words whose pieces are kept, in all languages together; residents write new ones for ever."""
_NONE = np.zeros(0, np.uint32)


def pieces(words: Iterable[str]) -> Counter[str]:
    """How often each piece comes in these words."""
    return Counter(chain.from_iterable(map(_of, words)))


def in_pieces(messages: Sequence[Sequence[str]], slots: int) -> Rows:
    """A row of each message, by its different words: each different piece of one counts in its slot."""
    cut = [_hashed(word) for word in chain.from_iterable(messages)]
    at = np.concatenate([_NONE, *cut]) % np.uint32(slots)
    who = numbered(messages)[numbered(cut)]
    return Rows(len(messages), who, at.astype(np.intp), np.ones(len(at), np.float32))


@lru_cache(REMEMBERED)
def _hashed(word: str) -> Numbers:
    return hashed(dict.fromkeys(_of(word)))


def _of(word: str) -> list[str]:
    """Each run of three to five letters of a word, its edges marked by a space."""
    framed = f" {word[:LONGEST_WORD]} "
    return [framed[start : start + size] for size in SIZES for start in range(len(framed) - size + 1)]
