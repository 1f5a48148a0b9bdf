# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a message may be about, best first: for whoever asks why, and to choose from when asked back."""

from collections.abc import Sequence

from bot.answers.deciding.confidence import Confidence
from bot.answers.deciding.finding import Candidate
from bot.answers.learning.learned import Scores
from bot.answers.reading.glossary import Choice
from bot.answers.thresholds import FACET_FROM, MOST_CANDIDATES, PLAUSIBLE

LOOKED_AT = 4
"""Topics and facets of which pairs are made."""


def joint(scores: Scores) -> tuple[Candidate, ...]:
    """The best pairs of topic and facet, by the product of their scores."""
    pairs = [
        Candidate(topic, facet, round(_share(high) * _share(score), 4))
        for topic, high in scores.topics[:LOOKED_AT]
        for facet, score in scores.facets[:LOOKED_AT]
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score)[:MOST_CANDIDATES])


def choices(scores: Scores, sure: Confidence) -> tuple[Candidate, ...]:
    """What to offer when asking back: the best topics, with the facet only where that one is sure."""
    facet = _sure_facet(scores, sure)
    best = [pair for pair in scores.topics[:MOST_CANDIDATES] if pair[1] >= PLAUSIBLE * scores.best[1]]
    if len(best) != 1:
        return tuple(Candidate(topic, facet, round(_share(score), 4)) for topic, score in best)
    topic, score = scores.best
    facets = [*(name for name, _ in scores.facets[: MOST_CANDIDATES - 1]), ""]
    return tuple(Candidate(topic, each, round(_share(score), 4)) for each in facets)


def of_meanings(meanings: Sequence[Choice], scores: Scores, sure: Confidence) -> tuple[Candidate, ...]:
    """Our own topics among the meanings of a word, with the facet where it is sure."""
    high = dict(scores.topics)
    facet = _sure_facet(scores, sure)
    ours = [
        Candidate(each.topic, each.facet or facet, round(_share(high.get(each.topic, 0.0)), 4))
        for each in meanings
        if each.topic
    ]
    return tuple(ours[:MOST_CANDIDATES])


def _sure_facet(scores: Scores, sure: Confidence) -> str:
    return scores.facets[0][0] if scores.facets and sure.facet >= FACET_FROM else ""


def _share(score: float) -> float:
    return min(1.0, max(0.001, score))
