# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a language: their stems, how common they are, and what a mistyped one was meant to be."""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from importlib.util import find_spec
from itertools import chain
from math import log10
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import Stemmer
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.reading.hashes import hashed, key
from bot.answers.reading.rows import numbered
from bot.answers.reading.slips import distance
from bot.answers.reading.text import fold_all
from bot.answers.thresholds import (
    COMMONEST,
    LONGEST_RUN,
    MOST_MEANT,
    MOST_REPAIRS,
    OUTDONE,
    PART_OFTEN,
    REPAIR_FROM,
    REPAIR_TWICE_FROM,
    SELDOM,
    SHORT_PART_OFTEN,
    SLIP,
    TELLING,
)
from bot.errors import BadKnowledge

STEMMERS = {"it": "italian", "en": "english", "ro": "romanian", "ar": "arabic"}
REMEMBERED = 4096
"""Words of which it is kept how rare they are and what they mean; residents write new ones for ever."""
RAREST = 6.5
"""Weight (minus the logarithm of the share of running text) of a word that the lists do not know."""


class Wordlist(Struct, frozen=True):
    """How common the words of a language are, by wordfreq's small list (words above one in a million).

    Keeps a hash of each word, not the word: six bytes instead of a hundred. One strange word in a hundred
    thousand is taken for a listed one.
    """

    keys: NDArray[np.uint32]
    """Hashes of the words, rising."""
    levels: NDArray[np.int16]
    """Hundredths of minus the decimal logarithm of each word's share of running text."""

    def rarity(self, word: str) -> float:
        """Minus the decimal logarithm of the word's share of running text; `RAREST` where unknown."""
        own = key(word)
        at = int(self.keys.searchsorted(own))
        if at == len(self.keys) or self.keys[at] != own:
            return RAREST
        return float(self.levels[at]) / 100

    def __contains__(self, word: str) -> bool:
        return self.rarity(word) < RAREST


def _hashed(language: str) -> Wordlist:
    bins = _bins(language)
    words = fold_all([*chain.from_iterable(bins)])
    # Of words that are folded alike the commonest counts: the one that comes first.
    keys, first = np.unique(hashed(words), return_index=True)
    return Wordlist(keys, numbered(bins)[first].astype(np.int16))


def _bins(language: str) -> list[list[str]]:
    """The words of wordfreq's list, by hundredths of minus the decimal logarithm of their share."""
    # Its data without its code, which takes eleven megabytes and keeps every list it has read.
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise BadKnowledge("the package wordfreq is not installed; right is `pip install wordfreq`")
    packed = Path(package.origin).parent / "data" / f"small_{language}.msgpack.gz"
    _, *bins = msgspec.msgpack.decode(gzip.decompress(packed.read_bytes()), type=list[Any])
    return bins


def wordlist(language: str, memory: Memory = NO_MEMORY) -> Wordlist:
    """The word list of `language`."""
    return memory.of(f"words.{language}", Wordlist, language, lambda: _hashed(language))


class Lexicon:
    """The words of one language that a base of texts uses, and how often; repairs mistyped ones."""

    def __init__(self, language: str, uses: Mapping[str, int], listed: Wordlist) -> None:
        self.language = language
        self.listed = listed
        self._stemmer = Stemmer.Stemmer(STEMMERS[language])
        self._stems: dict[str, str] = {}
        self.uses = uses
        self.vocabulary = uses.keys()
        self._by_first = _shelved(self.vocabulary, 0)
        self._by_last = _shelved(self.vocabulary, -1)
        # A message is read as a whole and in parts, and each of its words looked at by many.
        self._rarity = lru_cache(REMEMBERED)(listed.rarity)
        self._meant = lru_cache(REMEMBERED)(self._meant_by)

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        known = self._stems.get(word)
        if known is not None:
            return known
        stem: str = self._stemmer.stemWord(word)
        if word in self.vocabulary:  # only our own words: residents' words would pile up for ever
            self._stems[word] = stem
        return stem

    def telling(self, word: str) -> float:
        """From 0 for the commonest words of the language to 1 for those that say what it is about."""
        return min(1.0, max(0.0, (self._rarity(word) - COMMONEST) / (TELLING - COMMONEST)))

    def repaired_all(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Each word as it was meant to be, several where they were run together.

        Only the first `MOST_REPAIRS` strange ones are looked into.
        """
        meant: dict[str, tuple[str, ...]] = {}
        repairs = 0
        for word in words:
            if word in meant:
                continue
            strange = self.strange(word)
            meant[word] = self._meant(word) if strange and repairs < MOST_REPAIRS else (word,)
            repairs += strange
        return [meant[word] for word in words]

    def _meant_by(self, word: str) -> tuple[str, ...]:
        known = self.repaired(word)
        return (known,) if known != word or word in self.vocabulary else self._parted(word)

    def _parted(self, word: str) -> tuple[str, ...]:
        """The words that were run together ("cartadidentità"), or the word alone."""
        # What is longer is nonsense, and takes time.
        if len(word) > LONGEST_RUN:
            return (word,)
        # From each letter on the fewest words of ours that make up the rest; of as few those used most.
        best: dict[int, tuple[str, ...]] = {len(word): ()}
        for start in range(len(word) - 1, -1, -1):
            ways = [
                (word[start:stop], *best[stop])
                for stop in range(start + 1, len(word) + 1)
                if stop in best and self._is_part(word[start:stop])
            ]
            if ways:
                best[start] = min(ways, key=lambda parts: (len(parts), -self._how_used(parts)))
        parts = best.get(0, ())
        return parts if sum(len(part) >= REPAIR_FROM for part in parts) > 1 else (word,)

    def _how_used(self, words: Sequence[str]) -> float:
        """How often our texts use these words, in orders of magnitude together."""
        return sum(log10(self.uses[word]) for word in words)

    def _is_part(self, word: str) -> bool:
        return self.uses.get(word, 0) >= (PART_OFTEN if len(word) >= REPAIR_FROM else SHORT_PART_OFTEN)

    def strange(self, word: str) -> bool:
        """Whether the language has no such word, and the base hardly: slips are among its examples too."""
        if len(word) < REPAIR_FROM or self.uses.get(word, 0) > SELDOM or not word.isalpha():
            return False
        return self._rarity(word) >= RAREST

    def repaired(self, word: str) -> str:
        """The word of the base that `word` was meant to be, or `word` itself.

        Real words are left alone, however near to one of ours: "nodo" is not "nido".
        """
        if not self.strange(word):
            return word
        cutoff = 2 if len(word) >= REPAIR_TWICE_FROM else 1
        near = process.extract(
            word, self._likely(word, cutoff), scorer=OSA.distance, score_cutoff=cutoff, limit=MOST_MEANT
        )
        own = self.uses.get(word, 0)
        likely = (each for each, _, _ in near if each != word and self.uses[each] >= OUTDONE * own)
        return min(likely, key=partial(self._strangeness, word), default=word)

    def _strangeness(self, word: str, meant: str) -> float:
        """How little speaks for this meaning: slips, and how seldom our texts use it."""
        return SLIP * distance(word, meant) - log10(self.uses[meant])

    def _likely(self, word: str, slips: int) -> Sequence[str]:
        """Words of about that length that share its beginning or its end: one slip seldom hits both."""
        lengths = range(len(word) - slips, len(word) + slips + 1)
        starts = dict.fromkeys((word[0], word[1]))  # the first two are often swapped
        shelves = [self._by_first.get((letter, size), ()) for letter in starts for size in lengths]
        shelves += [self._by_last.get((word[-1], size), ()) for size in lengths]
        return list(dict.fromkeys(chain.from_iterable(shelves)))


def _shelved(vocabulary: Iterable[str], letter: int) -> dict[tuple[str, int], list[str]]:
    shelves: dict[tuple[str, int], list[str]] = {}
    for word in sorted(vocabulary):
        if len(word) >= REPAIR_FROM - 1:
            shelves.setdefault((word[letter], len(word)), []).append(word)
    return shelves
