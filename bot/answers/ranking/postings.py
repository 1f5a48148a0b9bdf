# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which texts hold a term, and what it weighs in each: the inside of an index."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]
K1 = 1.2
"""How fast a repeated word stops counting (BM25; Robertson and Zaragoza 2009 give 1.2 to 2)."""


class Postings:
    """For each term the texts that hold it, by number, and a weight in each."""

    def __init__(self, bags: Sequence[Mapping[str, float]]) -> None:
        """Each bag is one text: its terms and how often they come, or what they weigh."""
        self.texts = len(bags)
        self.numbers: dict[str, int] = {}
        terms: list[int] = []
        for bag in bags:
            terms.extend(self.numbers.setdefault(term, len(self.numbers)) for term in bag)
        sizes = np.fromiter(map(len, bags), np.int32, len(bags))
        terms_at = np.array(terms, np.int32)
        order = np.argsort(terms_at, kind="stable")
        self._texts: Numbers = np.repeat(np.arange(len(bags), dtype=np.int32), sizes)[order]
        counts = np.fromiter((value for bag in bags for value in bag.values()), np.float32, len(terms))
        self.weights: Floats = counts[order]
        self._bounds = np.searchsorted(terms_at[order], np.arange(len(self.numbers) + 1))
        self.holders: Floats = np.diff(self._bounds).astype(np.float32)

    def rarity(self) -> Floats:
        """For each term, by number, how telling it is: the logarithm of all texts over those with it."""
        return np.log1p((self.texts - self.holders + 0.5) / (self.holders + 0.5)).astype(np.float32)

    def weigh_bm25(self, b: float) -> None:
        """Turns counts into BM25 weights; `b` is how much long texts are held back (0 to 1)."""
        lengths = np.bincount(self._texts, self.weights, self.texts).astype(np.float32)
        mean = float(lengths.mean()) if self.texts else 1.0
        brake = K1 * (1 - b + b * lengths / (mean or 1.0))
        saturated = self.weights * (K1 + 1) / (self.weights + brake[self._texts])
        self.weights = (saturated * np.repeat(self.rarity(), self.holders.astype(np.int64))).astype(
            np.float32
        )

    def weigh_cosine(self) -> None:
        """Turns counts into weights that make each text a vector of length one."""
        raw = (1 + np.log(self.weights)) * np.repeat(self.rarity(), self.holders.astype(np.int64))
        lengths = np.sqrt(np.bincount(self._texts, raw * raw, self.texts)).astype(np.float32)
        self.weights = (raw / np.maximum(lengths, 1e-9)[self._texts]).astype(np.float32)

    def add(self, sums: Floats, query: Iterable[tuple[str, float]]) -> None:
        """Adds to the texts' `sums` what each term of the query weighs in them."""
        for term, times in query:
            number = self.numbers.get(term)
            if number is not None:
                start, stop = self._bounds[number], self._bounds[number + 1]
                sums[self._texts[start:stop]] += times * self.weights[start:stop]

    def unit(self, bag: Mapping[str, float]) -> list[tuple[str, float]]:
        """A query as a vector of length one, like the texts after `weigh_cosine`."""
        rarity = self.rarity_of
        raw = [(term, (1 + np.log(count)) * rarity(term)) for term, count in bag.items()]
        length = float(np.sqrt(sum(value * value for _, value in raw))) or 1.0
        return [(term, float(value) / length) for term, value in raw]

    def rarity_of(self, term: str) -> float:
        """How telling a term is; the most where no text has it."""
        number = self.numbers.get(term)
        held = float(self.holders[number]) if number is not None else 0.0
        return float(np.log1p((self.texts - held + 0.5) / (held + 0.5)))

    def holds(self, text: int, term: str) -> bool:
        """Whether that text, by number, has the term."""
        number = self.numbers.get(term)
        if number is None:
            return False
        start, stop = self._bounds[number], self._bounds[number + 1]
        at = start + int(self._texts[start:stop].searchsorted(text))
        return bool(at < stop and self._texts[at] == text)
