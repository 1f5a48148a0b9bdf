# SPDX-License-Identifier: AGPL-3.0-or-later
"""A message as numbers: its stems, pairs of stems, concepts, pairs of concepts, and pieces of words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.answers.frames import Frames
from bot.answers.glossary import Glossary, Phrases
from bot.answers.hashes import hashed
from bot.answers.lexicon import Lexicon
from bot.answers.text import asks, fold, pieces, words
from bot.answers.thresholds import (
    CONCEPT_PAIR_WEIGHT,
    CONCEPT_WEIGHT,
    PAIR_WEIGHT,
    PIECE_WEIGHT,
    PIECES,
    START_WEIGHT,
    WORD_WEIGHT,
)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]
_NONE = np.zeros(0, np.int32)
REMEMBERED = 20_000
"""Words whose pieces are kept, in all languages together; residents write new ones for ever."""


class Reading(Struct, frozen=True):
    """The words of one message, as written (folded), as understood, and their stems."""

    written: tuple[str, ...]
    meant: tuple[str, ...]
    stems: tuple[str, ...]
    concepts: tuple[tuple[str, int, int], ...]
    """Each concept found, with the first word of its phrase and the one after its last."""
    asks: bool = False
    """Whether there is a question mark."""


class Vocabulary:
    """Reads messages of one language with the words of its glossary and examples."""

    def __init__(self, glossary: Glossary, lexicon: Lexicon) -> None:
        self._short = {fold(key): tuple(words(value)) for key, value in glossary.abbreviations.items()}
        self.lexicon = lexicon
        self._concepts = Phrases(glossary.concepts, lexicon.stem)
        self._frames = Frames(glossary.frame)

    def reading(self, text: str) -> Reading:
        """The message without its frame of courtesies, where it says anything else.

        Short spellings are written out, typing errors repaired, words run together parted.
        """
        pairs = [(word, full) for word in words(text) for full in self._short.get(word, (word,))]
        repaired = self.lexicon.repaired_all([full for _, full in pairs])
        written = [word for (word, _), parts in zip(pairs, repaired, strict=True) for _ in parts]
        meant = list(chain.from_iterable(repaired))
        inside = self._frames.inside(meant)
        if any(self.lexicon.telling(meant[place]) for place in inside):
            written, meant = [written[place] for place in inside], [meant[place] for place in inside]
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
    for left, right in pairwise(stems):
        features[f"p:{left} {right}"] = PAIR_WEIGHT
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


@lru_cache(maxsize=REMEMBERED)
def _slots_of_word(word: str) -> Numbers:
    counted = pieces((word,))
    return (hashed(counted.elements()) % PIECES).astype(np.int32)


def slots(reading: Reading) -> tuple[Numbers, Floats]:
    """The slots that the message's word pieces fall into, and how many pieces share each."""
    found = [_slots_of_word(word) for word in dict.fromkeys(reading.meant)]
    times = np.bincount(np.concatenate([_NONE, *found]), minlength=PIECES)
    at = times.nonzero()[0].astype(np.int32)
    return at, times[at].astype(np.float32)


def rarity(readings: Sequence[Reading]) -> Rarity:
    """How rare each feature is among these messages."""
    keys, seen = np.unique(hashed(chain.from_iterable(map(named, readings))), return_counts=True)
    piece_counts = np.zeros(PIECES, np.float32)
    for reading in readings:
        piece_counts[slots(reading)[0]] += 1
    total = np.float32(len(readings) + 1)
    return Rarity(keys, np.log(total / (0.5 + seen.astype(np.float32))), np.log(total / (0.5 + piece_counts)))


class Vectors:
    """Turns readings into vectors of unit length, named features first, then slots of word pieces."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self.first_slot = len(rarity.keys)

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self.first_slot + PIECES

    def places(self, features: Iterable[str]) -> list[int | None]:
        """Which number of a vector each named feature is; None where no example has it."""
        keys = hashed(features)
        at = self._rarity.keys.searchsorted(keys)
        known = self._rarity.keys.take(at, mode="clip") == keys if self.first_slot else at < 0
        return [int(place) if there else None for place, there in zip(at, known, strict=True)]

    def vector(self, reading: Reading) -> tuple[Numbers, Floats]:
        """Positions and values of the numbers that are not zero."""
        features = named(reading)
        placed = zip(self.places(features), features.values(), strict=True)
        own = {place: weight for place, weight in placed if place is not None}
        at = np.array([*own], np.int32)
        values = np.array([*own.values()], np.float32) * self._rarity.named[at]
        slot_at, times = slots(reading)
        slot_values = np.sqrt(times) * self._rarity.pieces[slot_at]
        return (
            np.concatenate([at, slot_at + self.first_slot]),
            np.concatenate([_unit(values), PIECE_WEIGHT * _unit(slot_values)]).astype(np.float32),
        )


def _unit(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values))
    return values / length if length else values
