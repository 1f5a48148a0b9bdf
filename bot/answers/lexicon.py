# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a language: their stems, how common they are, and what a mistyped one was meant to be."""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import Stemmer
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.hashes import hashed
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.text import fold_all
from bot.answers.thresholds import COMMONEST, MOST_REPAIRS, REPAIR_FROM, REPAIR_TWICE_FROM, TELLING
from bot.errors import BadKnowledge

STEMMERS = {"it": "italian", "en": "english", "ro": "romanian", "ar": "arabic"}
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
        key = hashed((word,))[0]
        at = int(self.keys.searchsorted(key))
        if at == len(self.keys) or self.keys[at] != key:
            return RAREST
        return float(self.levels[at]) / 100

    def __contains__(self, word: str) -> bool:
        return self.rarity(word) < RAREST


def _hashed(language: str) -> Wordlist:
    bins = _bins(language)
    levels = {word: level for level, some in reversed(list(enumerate(bins))) for word in fold_all(some)}
    keys = hashed(levels)
    order = np.argsort(keys, kind="stable")
    return Wordlist(keys[order], np.fromiter(levels.values(), np.int16, len(levels))[order])


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
        return min(1.0, max(0.0, (self.listed.rarity(word) - COMMONEST) / (TELLING - COMMONEST)))

    def repaired_all(self, words: Sequence[str]) -> list[str]:
        """Each word as it was meant to be; only the first `MOST_REPAIRS` strange ones are looked into."""
        meant: dict[str, str] = {}
        repairs = 0
        for word in words:
            if word in meant:
                continue
            strange = self.strange(word)
            meant[word] = self.repaired(word) if strange and repairs < MOST_REPAIRS else word
            repairs += strange
        return [meant[word] for word in words]

    def strange(self, word: str) -> bool:
        """Whether neither the base nor the language has such a word."""
        if len(word) < REPAIR_FROM or word in self.vocabulary or not word.isalpha():
            return False
        return word not in self.listed

    def repaired(self, word: str) -> str:
        """The word of the base that `word` was meant to be, or `word` itself.

        Real words are left alone, however near to one of ours: "nodo" is not "nido".
        """
        if not self.strange(word):
            return word
        cutoff = 2 if len(word) >= REPAIR_TWICE_FROM else 1
        near = process.extract(word, self._likely(word), scorer=OSA.distance, score_cutoff=cutoff, limit=4)
        if not near:
            return word
        return min(near, key=lambda found: (found[1], self.listed.rarity(found[0])))[0]

    def _likely(self, word: str) -> Sequence[str]:
        """Words of about that length that share its beginning or its end: one slip seldom hits both."""
        lengths = range(len(word) - 2, len(word) + 3)
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
