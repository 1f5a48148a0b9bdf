# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pieces of words, by their hashes: a mistyped word still shares most of its pieces with the word itself."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from bot.answers.reading.hashes import hashed
from bot.answers.reading.rows import Numbers, Rows, numbered
from bot.answers.reading.text import pieces_of

REMEMBERED = 20_000
"""Words whose pieces are kept, in all languages together; residents write new ones for ever."""
_NONE = np.zeros(0, np.uint32)


def in_pieces(messages: Sequence[Sequence[str]], slots: int) -> Rows:
    """A row of each message, by its different words: each different piece of one counts in its slot."""
    pieces = [_hashed_pieces(word) for word in chain.from_iterable(messages)]
    at = np.concatenate([_NONE, *pieces]) % np.uint32(slots)
    who = numbered(messages)[numbered(pieces)]
    return Rows(len(messages), who, at.astype(np.intp), np.ones(len(at), np.float32))


@lru_cache(REMEMBERED)
def _hashed_pieces(word: str) -> Numbers:
    return hashed(dict.fromkeys(pieces_of(word)))
