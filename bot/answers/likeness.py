# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much a message is like the cries for help among the examples, in all languages at once.

Words, pairs of words, pieces of words, and the notions of danger that it speaks of (`dangers.yaml`) with
their pairs, all hashed; ridge regression over them, solved by conjugate gradients without ever holding more
than the examples themselves. Whoever writes in haste, in dialect or in a language without sheets still shares
pieces of words, or notions, with somebody who did before.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.answers.dangers import Places, calm
from bot.answers.features import Floats, Numbers
from bot.answers.hashes import Hashes, hashed
from bot.answers.text import pieces
from bot.answers.thresholds import (
    ALARM_NOTION_PAIR_WEIGHT,
    ALARM_NOTION_WEIGHT,
    ALARM_PAIR_WEIGHT,
    ALARM_PIECE_WEIGHT,
    ALARM_RIDGE,
    ALARM_SLOTS,
    ALARM_WEIGHT,
)

STEPS = 15
"""Steps of the solution; more change nothing that counts."""
ORDINARY = -1.0
"""About the score of a message that is no cry for help."""
UNKNOWN = -0.5
"""Score of a message of which nothing is known: nearer to an ordinary one."""
UNPARTED = "\u2e80"
"""The first of the signs that are written without spaces."""
NAME = 2
"""Words of a name or a date."""
_NONE = np.zeros(0, np.int32)
Sums = NDArray[np.float64]
Row = tuple[Numbers, Floats]
"""Slots of a message, and their values."""


class Told(Struct, frozen=True):
    """A message: its folded words; where in it each notion of danger is spoken of."""

    words: Sequence[str]
    notions: Places
    asks: bool = False
    """Whether there is a question mark."""

    @property
    def is_calm(self) -> bool:
        """Whether it speaks of something that makes its words harmless, as one of our services."""
        return calm(self.notions)

    @property
    def is_brief(self) -> bool:
        """Whether so few words say little of likeness: a name or a date answers a form."""
        return self._told <= NAME

    @property
    def is_one_word(self) -> bool:
        """Whether there is but one word: "sotto" alone says nothing, "sparano" does."""
        return self._told <= 1

    @property
    def _told(self) -> int:
        """How many words of two letters or more; in Chinese, where no space parts them, two signs are one."""
        letters = [sum(map(str.isalpha, word)) for word in self.words]
        return sum(
            many // 2 if word[0] >= UNPARTED else many > 1
            for word, many in zip(self.words, letters, strict=True)
        )


class Likeness(Struct, frozen=True):
    """Tells how alarming a message is; learned once from examples, then only arrays and names."""

    rarity: Floats
    weights: Floats
    kinds: Mapping[str, Floats]
    """Weights that tell each kind of danger from the others."""
    words: Hashes
    """All words of the examples."""

    @classmethod
    def learned(cls, cries: Sequence[tuple[Told, str]], ordinary: Iterable[Told]) -> "Likeness":
        """What these examples teach: messages of people in danger of some kind, and of everybody else."""
        known: dict[str, Numbers] = {}
        every = [*(told for told, _ in cries), *ordinary]
        rows = [_row(told, known) for told in every]
        counts = np.zeros(ALARM_SLOTS, np.float32)
        for at, _ in rows:
            counts[at] += 1
        rarity = np.log((len(rows) + 1) / (counts + 0.5)).astype(np.float32)
        rows = [_weighed(row, rarity) for row in rows]
        wanted = np.full(len(rows), ORDINARY - UNKNOWN, np.float32)
        wanted[: len(cries)] = -ORDINARY - UNKNOWN
        weights = _solved(rows, wanted, np.where(wanted > 0, ALARM_WEIGHT, 1.0))
        kinds = np.array([kind for _, kind in cries])
        return cls(
            rarity,
            weights,
            {str(kind): _solved(rows[: len(cries)], kinds == kind) for kind in dict.fromkeys(kinds)},
            Hashes.of(word for told in every for word in told.words),
        )

    def score(self, told: Told) -> float:
        """About -1 for an ordinary message, 1 for a cry for help."""
        at, values = _weighed(_row(told, {}), self.rarity)
        return UNKNOWN + float(values @ self.weights[at])

    def known(self, told: Told) -> int:
        """How many different words of the message the examples use: of strange ones nothing is known."""
        return int(self.words.has(dict.fromkeys(told.words)).sum())

    def kind(self, told: Told) -> str:
        """The kind of danger that the message is most like."""
        at, values = _weighed(_row(told, {}), self.rarity)
        return max(self.kinds, key=lambda kind: float(values @ self.kinds[kind][at]), default="")


def _row(told: Told, known: dict[str, Numbers]) -> Row:
    """Slots and values of a message: words and pairs, pieces of its words, notions and their pairs."""
    single = tuple(dict.fromkeys(told.words))
    pairs = dict.fromkeys(pairwise(told.words))
    notions = sorted({f"n:{each}" for at in told.notions.values() for each in at})
    met = sorted({pair for at in told.notions.values() for pair in combinations(sorted(at), 2)})
    cut = np.concatenate([_NONE, *(_pieces(word, known) for word in single)])
    parts = (
        (1.0, _slots(single), _slots(map(" ".join, pairs)), ALARM_PAIR_WEIGHT),
        (ALARM_PIECE_WEIGHT, cut, _NONE, 0.0),
        (ALARM_NOTION_WEIGHT, _slots(notions), _slots(map("+".join, met)), ALARM_NOTION_PAIR_WEIGHT),
    )
    slots = np.concatenate([each for _, own, paired, _ in parts for each in (own, paired)])
    shares = [
        weight * _unit(np.repeat(np.array([1.0, share], np.float32), [len(own), len(paired)]))
        for weight, own, paired, share in parts
    ]
    at, where = np.unique(slots, return_inverse=True)
    return at.astype(np.int32), np.bincount(where, np.concatenate(shares), len(at)).astype(np.float32)


def _pieces(word: str, known: dict[str, Numbers]) -> Numbers:
    if word not in known:
        known[word] = _slots(pieces((word,)))
    return known[word]


def _slots(names: Iterable[str]) -> Numbers:
    return (hashed(names) % ALARM_SLOTS).astype(np.int32)


def _weighed(row: Row, rarity: Floats) -> Row:
    at, values = row
    return at, _unit(values * rarity[at])


def _unit(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values))
    return values / length if length else values


def _solved(rows: Sequence[Row], wanted: NDArray[Any], trust: NDArray[Any] | float = 1.0) -> Floats:
    """Weights of the slots by which each row leads to what is wanted; `trust`: how much each row counts."""
    who = np.repeat(np.arange(len(rows)), [len(at) for at, _ in rows])
    at = np.concatenate([_NONE, *(each for each, _ in rows)])
    value = np.concatenate([np.zeros(0, np.float32), *(each for _, each in rows)])
    trust = np.broadcast_to(trust, len(rows))
    weights = np.zeros(ALARM_SLOTS, np.float64)
    rest: Sums = np.bincount(at, value * (trust * wanted)[who], ALARM_SLOTS).astype(np.float64)
    direction, size = rest.copy(), float(rest @ rest)
    for _ in range(STEPS):
        ahead = trust * np.bincount(who, value * direction[at], len(rows))
        back = np.bincount(at, value * ahead[who], ALARM_SLOTS) + ALARM_RIDGE * direction
        # No examples at all: nothing to divide by.
        stride = size / max(float(direction @ back), 1e-20)
        weights += stride * direction
        rest -= stride * back
        left = float(rest @ rest)
        direction = rest + direction * (left / max(size, 1e-20))
        size = left
    return weights.astype(np.float32)
