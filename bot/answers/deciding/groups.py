# SPDX-License-Identifier: AGPL-3.0-or-later
"""How likely a message asks about a topic, or is of a group: action, small talk, somebody else's matter.

Topics and groups are learned side by side, but who wins says too little: "la domanda per il nido" is nearly
as much a nursery as a request. How far each is ahead, whether a facet is named and whether anything is asked
at all tell more, weighed by curves that were fitted on messages held out of training.
"""

from collections.abc import Mapping, Sequence
from math import exp

from bot.answers.learning.learned import Scores
from bot.answers.reading.features import Reading
from bot.answers.thresholds import GROUP_CURVES, GROUP_WEIGHTS, MANY_WORDS

QUESTION = ""
"""Stands for the messages that are of no group."""


def chances(reading: Reading, scores: Scores) -> Mapping[str, float]:
    """Probability of each group, and of `QUESTION`; together 1."""
    return shares(group_signs(reading, scores), GROUP_CURVES)


def apart(likely: Mapping[str, float]) -> str:
    """The group that a message belongs to by these chances; `QUESTION` where it is of none."""
    return max(likely, key=lambda group: likely[group] * GROUP_WEIGHTS.get(group, 1))


def shares(signs: Sequence[float], curves: Mapping[str, Sequence[float]]) -> Mapping[str, float]:
    """The probabilities that curves (one for each group, against a question) give to these signs."""
    odds = {QUESTION: 1.0}
    for group, curve in curves.items():
        total = sum(sign * each for sign, each in zip(signs, curve, strict=True))
        odds[group] = exp(max(-30.0, min(30.0, total)))
    whole = sum(odds.values())
    return {group: each / whole for group, each in odds.items()}


def group_signs(reading: Reading, scores: Scores) -> tuple[float, ...]:
    """What tells of which group a message is, in the order of each of `GROUP_CURVES`; each about 0 to 1."""
    high = dict(scores.groups)
    return (
        1.0,
        *(high.get(group, 0.0) for group in GROUP_CURVES),
        *two_best(scores.rivals),
        *two_best(scores.names.get("action", ())),
        *two_best(scores.names.get("elsewhere", ())),
        *two_best(scores.facets),
        float(reading.asks),
        min(len(reading.meant), MANY_WORDS) / MANY_WORDS,
    )


def two_best(scores: Sequence[tuple[str, float]]) -> tuple[float, float]:
    """The two highest of some scores (best first), or 0."""
    best, second, *_ = (*(score for _, score in scores[:2]), 0.0, 0.0)
    return best, max(0.0, second)
