# SPDX-License-Identifier: AGPL-3.0-or-later
"""A message as numbers: its stems, pairs of stems, concepts, and pieces of words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.answers.glossary import Glossary, Phrases
from bot.answers.lexicon import Lexicon
from bot.answers.text import fold, pieces, words
from bot.answers.thresholds import (
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
"""Words whose pieces are kept; residents write new ones for ever."""


class Reading(Struct, frozen=True):
    """The words of one message, as written (folded), as understood, and their stems."""

    written: tuple[str, ...]
    meant: tuple[str, ...]
    stems: tuple[str, ...]
    concepts: tuple[tuple[str, int, int], ...]
    """Each concept found, with the first word of its phrase and the one after its last."""


class Vocabulary:
    """Reads messages of one language with the words of its glossary and examples."""

    def __init__(self, language: str, glossary: Glossary, texts: Iterable[str]) -> None:
        known = {word for text in texts for word in words(text)}
        for phrases in (*glossary.concepts.values(), glossary.abbreviations.values()):
            known.update(word for phrase in phrases for word in words(str(phrase)))
        self._short = {fold(key): tuple(words(value)) for key, value in glossary.abbreviations.items()}
        self.lexicon = Lexicon(language, known)
        self._concepts = Phrases(glossary.concepts, self.lexicon.stem)

    def reading(self, text: str) -> Reading:
        """The message, with short spellings written out and typing errors repaired."""
        pairs = [(word, full) for word in words(text) for full in self._short.get(word, (word,))]
        written = [word for word, _ in pairs]
        meant = self.lexicon.repaired_all([full for _, full in pairs])
        stems = tuple(self.lexicon.stem(word) for word in meant)
        return Reading(tuple(written), tuple(meant), stems, tuple(self._concepts.found(stems)))


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
    for name, _, _ in reading.concepts:
        features[f"c:{name}"] = CONCEPT_WEIGHT
    return features


class Vectors:
    """Turns readings into vectors of unit length, named features first, then slots of word pieces."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._slots: dict[str, Numbers] = {}
        counts: dict[str, int] = {}
        piece_counts = np.zeros(PIECES, np.float32)
        for reading in readings:
            for feature in named(reading):
                counts[feature] = counts.get(feature, 0) + 1
            piece_counts[self._slotted(reading)[0]] += 1
        self.names = {feature: number for number, feature in enumerate(counts)}
        total = len(readings) + 1
        self._rarity = np.log(total / (0.5 + np.fromiter(counts.values(), np.float32, len(counts))))
        self._piece_rarity = np.log(total / (0.5 + piece_counts))

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return len(self.names) + PIECES

    def vector(self, reading: Reading) -> tuple[Numbers, Floats]:
        """Positions and values of the numbers that are not zero."""
        own = [(self.names[f], weight) for f, weight in named(reading).items() if f in self.names]
        at = np.array([number for number, _ in own], np.int32)
        values = np.array([weight for _, weight in own], np.float32) * self._rarity[at]
        slot_at, times = self._slotted(reading)
        slot_values = np.sqrt(times) * self._piece_rarity[slot_at]
        return (
            np.concatenate([at, slot_at + len(self.names)]),
            np.concatenate([_unit(values), PIECE_WEIGHT * _unit(slot_values)]).astype(np.float32),
        )

    def _slotted(self, reading: Reading) -> tuple[Numbers, Floats]:
        """The slots of the message's word pieces, and how many pieces share each."""
        found = [self._slots_of(word) for word in dict.fromkeys(reading.meant)]
        times = np.bincount(np.concatenate([_NONE, *found]), minlength=PIECES)
        slots = times.nonzero()[0].astype(np.int32)
        return slots, times[slots].astype(np.float32)

    def _slots_of(self, word: str) -> Numbers:
        known = self._slots.get(word)
        if known is None:
            counted = pieces((word,))
            slots = [crc32(piece.encode()) % PIECES for piece in counted.elements()]
            known = np.array(slots, np.int32)
            if len(self._slots) < REMEMBERED:
                self._slots[word] = known
        return known


def _unit(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values))
    return values / length if length else values
