# SPDX-License-Identifier: AGPL-3.0-or-later
"""How likely a reading of a message is right: logistic curves over scores, margins and coverage.

The coefficients were fitted on messages held out of training (four folds of the example questions, with
messages out of scope among them) and are rounded; see `tests/bench/README.md`.
"""

from collections.abc import Sequence
from math import exp

from msgspec import Struct

from bot.answers.deciding.groups import two_best
from bot.answers.learning.learned import Learned, Scores
from bot.answers.learning.likeness import UNKNOWN, Told
from bot.answers.learning.messages import GROUPS
from bot.answers.reading.features import Reading
from bot.answers.thresholds import (
    BRIEF_FROM,
    FACET_CURVE,
    FAINT,
    KNOWN_SHARE,
    MANY_WORDS,
    MUCH_MISSING,
    MUCH_SAID,
    MUCH_STRANGE,
    TOPIC_CURVE,
    WORD_FROM,
)

Spoken = tuple[float, float]
"""How much the words of a message say, and how much of it in words that the base does not use."""


class Confidence(Struct, frozen=True):
    """Probabilities that the best topic is right, and that the best facet is where the topic is."""

    topic: float
    facet: float


def confidence(reading: Reading, scores: Scores, spoken: Spoken, asked: float) -> Confidence:
    """How sure the best topic and the best facet are; `asked` is how likely it is a question at all."""
    topic, facet = topic_signs(scores, spoken, asked), facet_signs(reading, scores)
    return Confidence(probability(topic, TOPIC_CURVE), probability(facet, FACET_CURVE))


def topic_signs(scores: Scores, spoken: Spoken, asked: float) -> tuple[float, ...]:
    """What tells whether the best topic is right, in the order of `TOPIC_CURVE`; each about 0 to 1."""
    other = max([0.0, *(score for group, score in scores.groups if group in GROUPS)])
    best, second = two_best(scores.topics)
    said, strange = spoken
    return (
        1.0,
        best,
        other,
        second,
        second / max(best, FAINT),
        min(said, MUCH_SAID) / MUCH_SAID,
        min(said * (1 - scores.covered), MUCH_MISSING) / MUCH_MISSING,
        min(strange, MUCH_STRANGE) / MUCH_STRANGE,
        asked,
    )


def facet_signs(reading: Reading, scores: Scores) -> tuple[float, ...]:
    """What tells whether the best facet is right, in the order of `FACET_CURVE`; each about 0 to 1."""
    best, second = two_best(scores.facets)
    return 1.0, best, best - second, min(len(reading.meant), MANY_WORDS) / MANY_WORDS


def spoken_in(learned: Learned, reading: Reading) -> Spoken:
    """What the words of a message say."""
    lexicon = learned.vocabulary.lexicon
    telling = [(word, lexicon.telling(word)) for word in reading.meant]
    # A number is in the examples by chance: what it counts is said by other words.
    strange = sum(each for word, each in telling if word.isdigit() or word not in lexicon.vocabulary)
    return sum(each for _, each in telling), strange


def alarm_signs(told: Told, likeness: float, known: int, *, ruled: bool, sure: float) -> tuple[float, ...]:
    """What tells whether somebody is in danger, in the order of `ALARM_CURVE`; 0 to 1, likeness from -1.

    `likeness` to the cries for help, `known`: how many of its words are, `ruled`: a rule or a phrase says so,
    `sure`: how sure it is that the message is something else.
    """
    return (
        1.0,
        likeness if ruled or _is_enough(told, likeness, known) else UNKNOWN,
        float(ruled),
        # Two words that a rule knows are a cry, whatever else begins so.
        0.0 if told.is_brief else sure,
        float(told.is_calm),
        float(told.asks),
    )


def _is_enough(told: Told, likeness: float, known: int) -> bool:
    """Whether what is said suffices to be like a cry: strange or few words are soon like something."""
    if not told.is_brief:
        return bool(told.notions) or known >= KNOWN_SHARE * len(set(told.words))
    if told.is_one_word:
        return likeness >= WORD_FROM and bool(told.notions)
    return likeness >= BRIEF_FROM


def probability(signs: Sequence[float], curve: Sequence[float]) -> float:
    """The logistic curve's value at these signs."""
    total = sum(sign * each for sign, each in zip(signs, curve, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
