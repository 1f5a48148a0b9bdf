# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much a message is like the cries for help among the examples, in all languages at once.

Words, runs of words, pieces of words, and the notions of danger that it speaks of (`dangers.yaml`) with
their pairs, all hashed; ridge regression over them, solved by conjugate gradients without ever holding more
than the examples themselves. Whoever writes in haste, in dialect or in a language without sheets still shares
pieces of words, or notions, with somebody who did before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from typing import Self

import numpy as np
from msgspec import Struct, structs

from bot.answers.guarding.dangers import Dangers, Places, calm
from bot.answers.learning.ridge import solved
from bot.answers.reading.hashes import NO_WORDS, Hashes, hashed
from bot.answers.reading.pieces import in_pieces
from bot.answers.reading.rows import Floats, Numbers, Rows, Weights, numbered
from bot.answers.reading.runs import pairs, triples
from bot.answers.reading.text import asks, words
from bot.answers.thresholds import (
    ALARM_NOTION_PAIR_WEIGHT,
    ALARM_NOTION_WEIGHT,
    ALARM_PIECE_WEIGHT,
    ALARM_RIDGE,
    ALARM_RUN_WEIGHT,
    ALARM_SLOTS,
    ALARM_WEIGHT,
)

STEPS = 15
"""Steps of the solution; more change nothing that counts."""
ORDINARY = -1.0
"""About the score of a message that is no cry for help."""
UNKNOWN = -0.5
"""Score of a message of which nothing is known: nearer to an ordinary one."""
BATCH = 4096
"""Messages that are turned into rows at a time."""
UNPARTED = "\u2e80"
"""The first of the signs that are written without spaces."""
NAME = 2
"""Words of a name or a date."""


class Told(Struct, frozen=True):
    """A message: its folded words; where in it each notion of danger is spoken of."""

    words: Sequence[str]
    notions: Places
    asks: bool = False
    """Whether there is a question mark."""

    @classmethod
    def of(cls, text: str, dangers: Dangers) -> Self:
        """A message as it was written."""
        folded = words(text)
        return cls(folded, dangers.notions(folded), asks=asks(text))

    @property
    def whole(self) -> str:
        """All of its words, as one."""
        return " ".join(self.words)

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
        """How many different words of two letters or more: "no no no" is one.

        In Chinese, where no space parts them, two signs are one.
        """
        letters = {word: sum(map(str.isalpha, word)) for word in self.words}
        return sum(many // 2 if word[0] >= UNPARTED else many > 1 for word, many in letters.items())


class Likeness(Struct, frozen=True):
    """Tells how alarming a message is; learned once from examples, then only arrays and names."""

    rarity: Floats
    weights: Floats
    kinds: Mapping[str, Floats]
    """Weights that tell each kind of danger from the others."""
    words: Hashes
    """All words of the examples."""
    cries: Hashes
    """The cries among the examples, each as a whole."""
    ordinary: Hashes
    """All other examples, each as a whole."""

    @classmethod
    def learned(cls, cries: Sequence[tuple[Told, str]], ordinary: Iterable[Told]) -> Self:
        """What these examples teach: messages of people in danger of some kind, and of everybody else."""
        every = chain((told for told, _ in cries), ordinary)
        known: set[str] = set()
        parts, wholes = [], [NO_WORDS.keys]
        for some in _batches(every):
            known.update(chain.from_iterable(told.words for told in some))
            parts.append(_rows(some))
            wholes.append(hashed(told.whole for told in some))
        rows = Rows.joined(parts)
        counts = np.bincount(rows.at, minlength=ALARM_SLOTS)
        rarity = np.log((rows.many + 1) / (counts + 0.5)).astype(np.float32)
        rows = _weighed(rows, rarity)
        cried = np.arange(rows.many)[:, None] < len(cries)
        wanted = np.where(cried, -ORDINARY, ORDINARY) - UNKNOWN
        (weights,) = _solved(rows, wanted, np.where(cried, ALARM_WEIGHT, 1.0))
        kinds = _kinds(rows.only(cried[:, 0]), cries)
        loud, quiet = (Hashes(np.unique(some)) for some in np.split(np.concatenate(wholes), (len(cries),)))
        return cls(rarity, weights, kinds, Hashes.of(known), loud, quiet)

    def score(self, *forms: Told) -> float:
        """About -1 for an ordinary message, 1 for a cry for help.

        Of a message in several forms one that is an example is what that is; else the last one tells.
        """
        for some, score in ((self.cries, -ORDINARY), (self.ordinary, ORDINARY)):
            if some.has(told.whole for told in forms).any():
                return score
        return self.by_signs(forms[-1])

    def by_signs(self, told: Told) -> float:
        """The same by its words and notions alone, though it be an example."""
        row = _weighed(_rows((told,)), self.rarity)
        return UNKNOWN + float(row.value @ self.weights[row.at])

    def known(self, told: Told) -> int:
        """How many different words of the message the examples use: of strange ones nothing is known."""
        return int(self.words.has(dict.fromkeys(told.words)).sum())

    def kind(self, told: Told) -> str:
        """The kind of danger that the message is most like."""
        row = _weighed(_rows((told,)), self.rarity)
        return max(self.kinds, key=lambda kind: float(row.value @ self.kinds[kind][row.at]), default="")


def _kinds(rows: Rows, cries: Sequence[tuple[Told, str]]) -> dict[str, Floats]:
    kinds = [*dict.fromkeys(kind for _, kind in cries)]
    wanted = np.array([[float(kind == each) for each in kinds] for _, kind in cries])
    return dict(zip(kinds, _solved(rows, wanted.reshape(len(cries), len(kinds)), 1.0), strict=True))


def _batches(every: Iterable[Told]) -> Iterator[list[Told]]:
    """Some messages at a time: what all of them need while their rows are made would be too much."""
    left = iter(every)
    while some := [*islice(left, BATCH)]:
        yield some


def _rows(every: Sequence[Told]) -> Rows:
    """What each message says: its words and runs of them, pieces of its words, notions and their pairs."""
    words = [[*dict.fromkeys(told.words)] for told in every]
    runs, notions, met = ([*map(each, every)] for each in (_runs, _notions, _met))
    parts = (
        (1.0, _named(words, runs, ALARM_RUN_WEIGHT)),
        (ALARM_PIECE_WEIGHT, in_pieces(words, ALARM_SLOTS)),
        (ALARM_NOTION_WEIGHT, _named(notions, met, ALARM_NOTION_PAIR_WEIGHT)),
    )
    return Rows.added(
        len(every),
        np.concatenate([part.who for _, part in parts]),
        np.concatenate([part.at for _, part in parts]),
        np.concatenate([weight * part.unit().value for weight, part in parts]),
    )


def _runs(told: Told) -> set[str]:
    return {*pairs(told.words), *triples(told.words)}


def _notions(told: Told) -> set[str]:
    return {f"n:{each}" for at in told.notions.values() for each in at}


def _met(told: Told) -> set[str]:
    return {"+".join(pair) for at in told.notions.values() for pair in combinations(sorted(at), 2)}


def _named(names: Sequence[Collection[str]], runs: Sequence[Collection[str]], share: float) -> Rows:
    """A row of each message for these names and runs of them; a run counts for that share of a name."""
    who = [numbered(names), numbered(runs)]
    value = np.repeat(np.array([1, share], np.float32), [*map(len, who)])
    return Rows(len(names), np.concatenate(who), _slots(chain.from_iterable(chain(names, runs))), value)


def _slots(names: Iterable[str]) -> Numbers:
    return (hashed(names) % ALARM_SLOTS).astype(np.intp)


def _weighed(rows: Rows, rarity: Floats) -> Rows:
    return structs.replace(rows, value=rows.value * rarity[rows.at]).unit()


def _solved(rows: Rows, wanted: Weights, trust: Weights | float) -> Floats:
    """Weights of the slots (wishes x slots) by which each row leads to what is wanted (rows x wishes).

    `trust`: how much each row counts.
    """
    across, down = rows.across(), rows.down(ALARM_SLOTS)
    weights = solved(
        lambda weights: down(trust * across(weights)) + ALARM_RIDGE * weights, down(trust * wanted), STEPS
    )
    return np.ascontiguousarray(weights.T, np.float32)
