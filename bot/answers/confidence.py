# SPDX-License-Identifier: AGPL-3.0-or-later
"""How likely a reading of a message is right: logistic curves over scores, margins and coverage.

The coefficients were fitted on messages held out of training (four folds of the example questions, with
messages out of scope among them) and are rounded; see `tests/bench/README.md`.
"""

from math import exp

from msgspec import Struct

from bot.answers.features import Reading
from bot.answers.learned import Learned, Scores
from bot.answers.messages import GROUPS
from bot.answers.thresholds import (
    ALARM_CURVE,
    FACET_CURVE,
    MANY_WORDS,
    MUCH_MISSING,
    MUCH_SAID,
    MUCH_STRANGE,
    TOPIC_CURVE,
)


class Confidence(Struct, frozen=True):
    """Probabilities that the best topic is right, and that the best facet is where the topic is."""

    topic: float
    facet: float


def confidence(learned: Learned, reading: Reading, scores: Scores) -> Confidence:
    """How sure the best topic and the best facet are."""
    other = max((score for group, score in scores.groups if group in GROUPS), default=0.0)
    said, strange = spoken(learned, reading)
    topic = (
        1.0,
        scores.topics[0][1] - max(other, 0.0),
        min(said, MUCH_SAID) / MUCH_SAID,
        min(said * (1 - scores.covered), MUCH_MISSING) / MUCH_MISSING,
        min(strange, MUCH_STRANGE) / MUCH_STRANGE,
    )
    facet_best = scores.facets[0][1] if scores.facets else 0.0
    facet_second = scores.facets[1][1] if len(scores.facets) > 1 else 0.0
    length = min(len(reading.meant), MANY_WORDS) / MANY_WORDS
    facet = (1.0, facet_best, facet_best - facet_second, length)
    return Confidence(_curve(topic, TOPIC_CURVE), _curve(facet, FACET_CURVE))


def spoken(learned: Learned, reading: Reading) -> tuple[float, float]:
    """How much the words of a message say, and how much of it in words that the base does not use."""
    lexicon = learned.vocabulary.lexicon
    telling = [(word, lexicon.telling(word)) for word in reading.meant]
    strange = sum(each for word, each in telling if word not in lexicon.vocabulary)
    return sum(each for _, each in telling), strange


def alarming(likeness: float, *, ruled: bool, sure: float, calm: bool) -> float:
    """Probability that somebody is in danger.

    `likeness` to the cries for help, `ruled`: a rule or a phrase says so, `sure`: how sure it is that the
    message is something else, `calm`: it speaks of our services or of the past as well.
    """
    return _curve((1.0, likeness, float(ruled), sure, float(calm)), ALARM_CURVE)


def _curve(values: tuple[float, ...], coefficients: tuple[float, ...]) -> float:
    total = sum(value * each for value, each in zip(values, coefficients, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
