# SPDX-License-Identifier: AGPL-3.0-or-later
"""A message as numbers: its stems and runs of them, concepts and what is beside them, pieces of words."""

from collections.abc import Sequence
from itertools import chain, combinations
from typing import Self

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from bot.answers.reading.frames import Frames
from bot.answers.reading.glossary import Glossary, Phrases
from bot.answers.reading.hashes import hashed
from bot.answers.reading.joints import asking
from bot.answers.reading.lexicon import Lexicon
from bot.answers.reading.pieces import in_pieces
from bot.answers.reading.rows import Floats, Numbers, Rows, numbered
from bot.answers.reading.runs import pairs, triples
from bot.answers.reading.text import asks, fold, words
from bot.answers.thresholds import (
    CONCEPT_PAIR_WEIGHT,
    CONCEPT_WEIGHT,
    PAIR_WEIGHT,
    PIECE_WEIGHT,
    PIECES,
    START_WEIGHT,
    TRIPLE_WEIGHT,
    WORD_WEIGHT,
)


class Reading(Struct, frozen=True):
    """The words of one message, as written (folded), as understood, and their stems."""

    written: tuple[str, ...]
    meant: tuple[str, ...]
    stems: tuple[str, ...]
    concepts: tuple[tuple[str, int, int], ...]
    """Each concept found, with the first word of its phrase and the one after its last."""
    asks: bool = False
    """Whether there is a question mark."""
    asked: "Reading | None" = None
    """What asks in it, where the rest only tells."""


class Vocabulary:
    """Reads messages of one language with the words of its glossary and examples."""

    def __init__(self, glossary: Glossary, lexicon: Lexicon) -> None:
        self._short = {fold(key): tuple(words(value)) for key, value in glossary.abbreviations.items()}
        self.lexicon = lexicon
        self._concepts = Phrases(glossary.concepts, lexicon.stem)
        self._frames = Frames(glossary.frame)

    def as_written(self, text: str) -> Reading:
        """An example as it stands, but for short spellings: slips and courtesies teach as well."""
        written, full = self._written_out(text)
        return self._read(text, written, full)

    def reading(self, text: str) -> Reading:
        """A resident's message without its frame of courtesies, where it says anything else.

        Short spellings are written out, typing errors repaired, words run together parted.
        """
        asked = asking(text, self.lexicon.language)
        return structs.replace(self._inside(text), asked=self._inside(asked) if asked else None)

    def _inside(self, text: str) -> Reading:
        short, full = self._written_out(text)
        repaired = self.lexicon.repaired_all(full)
        written = [word for word, parts in zip(short, repaired, strict=True) for _ in parts]
        meant = list(chain.from_iterable(repaired))
        inside = self._frames.inside(meant)
        if any(self.lexicon.telling(meant[place]) for place in inside):
            written, meant = [written[place] for place in inside], [meant[place] for place in inside]
        return self._read(text, written, meant)

    def inside(self, folded: Sequence[str]) -> list[str]:
        """These folded words without their frame of courtesies; maybe none."""
        return [folded[place] for place in self._frames.inside(folded)]

    def _written_out(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a text, and beside each the word that it is short for, or itself."""
        pairs = [(word, full) for word in words(text) for full in self._short.get(word, (word,))]
        return [word for word, _ in pairs], [full for _, full in pairs]

    def _read(self, text: str, written: Sequence[str], meant: Sequence[str]) -> Reading:
        stems = tuple(self.lexicon.stem(word) for word in meant)
        return Reading(tuple(written), tuple(meant), stems, tuple(self._concepts.found(stems)), asks(text))


def named(reading: Reading) -> dict[str, float]:
    """The features of a message that have a name, with the weight of their kind."""
    stems = reading.stems
    features: dict[str, float] = {}
    for stem in stems:
        features[f"w:{stem}"] = WORD_WEIGHT
    if stems:
        # How a message begins often says what it asks for: "quanto", "dove", "entro quando".
        features[f"^:{stems[0]}"] = START_WEIGHT
        features[f"^:{' '.join(stems[:2])}"] = START_WEIGHT
    features |= {f"p:{run}": PAIR_WEIGHT for run in pairs(stems)}
    features |= {f"p:{run}": TRIPLE_WEIGHT for run in triples(stems)}
    # Whoever comes "da Codogno" may mean us, and of the library "di Codogno" we know nothing: of any town.
    for name, start, stop in reading.concepts:
        if start:
            features[f"p:{stems[start - 1]} [{name}]"] = PAIR_WEIGHT
        if stop < len(stems):
            features[f"p:[{name}] {stems[stop]}"] = PAIR_WEIGHT
    concepts = sorted({name for name, _, _ in reading.concepts})
    features |= {f"c:{name}": CONCEPT_WEIGHT for name in concepts}
    # "Quanto" says little, and so does a nursery: together they ask what the nursery costs.
    features |= {f"c:{one}+{other}": CONCEPT_PAIR_WEIGHT for one, other in combinations(concepts, 2)}
    return features


class Rarity(Struct, frozen=True):
    """How rare the features of some messages are: the logarithm of one by the share that has them.

    Keeps a hash of each named feature, not its name: eight bytes instead of two hundred.
    """

    keys: NDArray[np.uint32]
    """Hashes of the named features, rising."""
    named: Floats
    """Of each of them."""
    pieces: Floats
    """Of each slot of word pieces."""


class Signs(Struct, frozen=True):
    """What some messages have: a row of each for its named features, by their hashes, and for its pieces."""

    named: Rows
    """The weights of their kinds."""
    pieces: Rows
    """How many pieces of its words share each slot."""

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Self:
        """The signs of these messages."""
        many = len(readings)
        features = [named(each) for each in readings]
        weights = np.fromiter(chain.from_iterable(each.values() for each in features), np.float32)
        pieces = in_pieces([[*dict.fromkeys(each.meant)] for each in readings], PIECES)
        return cls(
            Rows(many, numbered(features), hashed(chain.from_iterable(features)), weights),
            Rows.added(many, pieces.who, pieces.at, pieces.value),
        )


def rarity(signs: Signs) -> Rarity:
    """How rare each feature is among the messages that have these signs."""
    keys, seen = np.unique(signs.named.at, return_counts=True)
    cut = np.bincount(signs.pieces.at, minlength=PIECES)
    total = np.float32(signs.named.many + 1)
    rare, slots = (np.log(total / (0.5 + each.astype(np.float32))) for each in (seen, cut))
    return Rarity(keys.astype(np.uint32), rare, slots)


class Vectors:
    """Turns messages into vectors: named features first, then slots of word pieces."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self.first_slot = len(rarity.keys)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self.first_slot + PIECES

    def places(self, keys: Numbers) -> Numbers:
        """Which number of a vector each named feature is, by its hash; -1 where no example has it."""
        keys = keys.astype(np.uint32)
        at = self._rarity.keys.searchsorted(keys)
        known = self._rarity.keys.take(at, mode="clip") == keys if self.first_slot else at < 0
        return np.where(known, at, -1)

    def rows(self, signs: Signs) -> Rows:
        """The vectors of the messages that have these signs."""
        named, cut = signs.named, signs.pieces
        places = self.places(named.at)
        own = places >= 0
        at = places[own]
        known = Rows(named.many, named.who[own], at, named.value[own] * self._rarity.named[at]).unit()
        slots = Rows(cut.many, cut.who, cut.at, np.sqrt(cut.value) * self._rarity.pieces[cut.at]).unit()
        return Rows(
            named.many,
            np.concatenate([known.who, slots.who]),
            np.concatenate([known.at, slots.at + self.first_slot]),
            np.concatenate([known.value, np.float32(PIECE_WEIGHT) * slots.value]),
        )
