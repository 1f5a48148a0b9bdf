# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words with several meanings ("asilo", "bolletta"): asked back unless another word settles them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.answers.reading.features import Reading
from bot.answers.reading.glossary import Choice
from bot.answers.reading.lexicon import Lexicon
from bot.answers.reading.text import words
from bot.answers.thresholds import DOUBT, POINTING_FROM, SEEN_OFTEN

Points = dict[str, str]
"""The label that nearly all examples of a stem or concept are on; stems that point nowhere are left out."""


def pointing(readings: Iterable[tuple[Reading, str]]) -> Points:
    """The label that each stem and concept points to, from readings with their labels."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading, label in readings:
        for mark in marks(reading, range(len(reading.stems))):
            counts[mark][label] += 1
    points: Points = {}
    for mark, each in counts.items():
        label, most = each.most_common(1)[0]
        if each.total() >= SEEN_OFTEN and most >= POINTING_FROM * (each.total() + DOUBT):
            points[mark] = label
    return points


def pointed_at(reading: Reading, points: Points) -> set[str]:
    """The labels that words of the message point to."""
    return {points[mark] for mark in marks(reading, range(len(reading.stems))) if mark in points}


def marks(reading: Reading, places: Iterable[int]) -> set[str]:
    """The stems at these places and the concepts that begin there."""
    wanted = set(places)
    own = {stem for number, stem in enumerate(reading.stems) if number in wanted}
    return own | {f"c:{name}" for name, start, _ in reading.concepts if start in wanted}


class Meanings:
    """The words with several meanings, and what each may be about."""

    def __init__(self, ambiguous: Mapping[str, Sequence[Choice]], lexicon: Lexicon) -> None:
        self._every = [
            (frozenset(map(lexicon.stem, words(word))), tuple(choices)) for word, choices in ambiguous.items()
        ]

    def open(self, reading: Reading, points: Points) -> tuple[Choice, ...]:
        """The meanings to choose from, where nothing else in the message points to a topic; else none."""
        for stems, choices in self._every:
            if stems.isdisjoint(reading.stems):
                continue
            held = {number for number, stem in enumerate(reading.stems) if stem in stems}
            others = marks(reading, set(range(len(reading.stems))) - held)
            if not others & points.keys():
                return choices
        return ()
