# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer, ask back, or say "I don't know": decided from scores and confidence alone."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.answers import finding
from bot.answers.ambiguity import open_choices, pointed_at
from bot.answers.confidence import Confidence, confidence, spoken
from bot.answers.features import Reading
from bot.answers.finding import Candidate, Finding
from bot.answers.glossary import Choice
from bot.answers.groups import QUESTION, chances, two_best
from bot.answers.learned import Learned, Scores
from bot.answers.messages import OTHER
from bot.answers.thresholds import (
    ANSWER_FROM,
    APART_FROM,
    BODY_AHEAD,
    BODY_FROM,
    CLARIFY_FROM,
    FACET_FROM,
    FOLLOW_UP,
    FOLLOW_UP_FACET_FROM,
    FOLLOW_UP_FROM,
    FOLLOW_UP_STRANGE,
    GROUP_WEIGHTS,
    LITTLE_SAID,
    MEANT_STRANGE,
    MOST_CANDIDATES,
    NAME_FROM,
    NAMED_FROM,
    OVERVIEW_FROM,
    PLAUSIBLE,
    RIVAL,
)


class Decision(Struct, frozen=True):
    """A finding in the making (its language is still open), and the rule that made it."""

    finding: Finding
    because: str
    sure: float
    """Probability that the best topic is right, or the score of what else it is."""


def decided(learned: Learned, reading: Reading, before: str = "") -> Decision:
    """What to do about a message; `before` is the topic just talked about, or an empty text."""
    scores = learned.scores(reading)
    likely = chances(reading, scores)
    named = pointed_at(reading, learned.points) if before else set()
    if before and _is_strange(learned, reading):
        before = ""
    if before and apart(likely) != "smalltalk" and not _names_another(scores, named - {before}):
        scores = scores.leaning(before, FOLLOW_UP)
        likely = chances(reading, scores)
    meanings = open_choices(reading, learned.glossary.ambiguous, learned.vocabulary.lexicon, learned.points)
    settled = before and before in {each.topic for each in meanings}
    if meanings and not settled and _short_of(apart(likely), learned, reading):
        return _asked_back(meanings, scores, confidence(learned, reading, scores, likely[QUESTION]))
    called = learned.called(reading)
    if called:
        found = _finding(finding.ANSWER, 1.0, joint(scores), topic=called)
        return Decision(found, f"names {called} and says no more", 1.0)
    group = apart(likely)
    if group != QUESTION and _is_meant(group, learned, reading, scores):
        return _apart(group, likely[group], scores)
    sure = confidence(learned, reading, scores, likely[QUESTION])
    if before and named <= {before} and _goes_on(learned, reading, before, sure):
        return _followed_up(before, scores, sure)
    return _topical(scores, sure)


def apart(likely: Mapping[str, float]) -> str:
    """The group that a message belongs to by these chances; `QUESTION` where it is of none."""
    return max(likely, key=lambda group: likely[group] * GROUP_WEIGHTS.get(group, 1))


def _is_meant(group: str, learned: Learned, reading: Reading, scores: Scores) -> bool:
    """Whether the message is like something of that group: numbers and slips are as short as a greeting."""
    said, strange = spoken(learned, reading)
    names = scores.names.get(group)
    return strange < MEANT_STRANGE * said and (names is None or names[0][1] >= NAME_FROM)


def _names_another(scores: Scores, named: set[str]) -> bool:
    """Whether the message is surely on a topic that its words point to."""
    topic, score = scores.topics[0]
    return topic in named and score >= NAMED_FROM


def _is_strange(learned: Learned, reading: Reading) -> bool:
    """Whether too many words are such as no example has, or numbers: no question goes on with them."""
    said, strange = spoken(learned, reading)
    return strange > FOLLOW_UP_STRANGE * said


def _goes_on(learned: Learned, reading: Reading, topic: str, sure: Confidence) -> bool:
    """Whether the message may be about what was just talked about: its words are of those that ask."""
    # "Quanto costa?" may be about anything: here it says nothing that the topic's own examples do not say.
    only_asks = sure.facet >= FACET_FROM and learned.covered(reading, topic) == 1
    return sure.topic >= FOLLOW_UP_FROM or only_asks


def _short_of(group: str, learned: Learned, reading: Reading) -> bool:
    """Whether the message says too little beside one word to be surely somebody else's matter."""
    if group != "elsewhere":
        return group == QUESTION
    telling = sorted(map(learned.vocabulary.lexicon.telling, reading.meant))
    return sum(telling[:-1]) <= LITTLE_SAID


def _followed_up(topic: str, scores: Scores, sure: Confidence) -> Decision:
    facet = scores.facets[0][0] if scores.facets and sure.facet >= FOLLOW_UP_FACET_FROM else ""
    found = _finding(finding.ANSWER, sure.topic, joint(scores), topic=topic, facet=facet)
    return Decision(found, f"names no other topic than {topic}, just talked about", sure.topic)


def joint(scores: Scores) -> tuple[Candidate, ...]:
    """The best pairs of topic and facet, by the product of their scores."""
    pairs = [
        Candidate(topic, facet, round(_share(high) * _share(score), 4))
        for topic, high in scores.topics[:4]
        for facet, score in scores.facets[:4]
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score)[:MOST_CANDIDATES])


def choices(scores: Scores, sure: Confidence) -> tuple[Candidate, ...]:
    """What to offer when asking back: the best topics, with the facet only where that one is sure."""
    facet = _sure_facet(scores, sure)
    best = [pair for pair in scores.topics[:MOST_CANDIDATES] if pair[1] >= PLAUSIBLE * scores.topics[0][1]]
    if len(best) > 1:
        return tuple(Candidate(topic, facet, round(_share(score), 4)) for topic, score in best)
    topic, score = scores.topics[0]
    facets = [*(name for name, _ in scores.facets[: MOST_CANDIDATES - 1]), ""]
    return tuple(Candidate(topic, each, round(_share(score), 4)) for each in facets)


def _sure_facet(scores: Scores, sure: Confidence) -> str:
    return scores.facets[0][0] if scores.facets and sure.facet >= FACET_FROM else ""


def _share(score: float) -> float:
    return min(1.0, max(0.001, score))


def _topical(scores: Scores, sure: Confidence) -> Decision:
    candidates = joint(scores)
    topic = scores.topics[0][0]
    facet = scores.facets[0][0] if scores.facets else ""
    both = sure.topic * sure.facet
    figures = f"topic {topic} p={sure.topic:.2f}, facet {facet} p={sure.facet:.2f}"
    second = scores.topics[1][1] if len(scores.topics) > 1 else 0.0
    if sure.topic >= CLARIFY_FROM and second > RIVAL * scores.topics[0][1]:
        found = _finding(finding.CLARIFY, sure.topic, choices(scores, sure))
        return Decision(found, f"{figures}: another topic is nearly as likely", sure.topic)
    if facet and both >= ANSWER_FROM:
        found = _finding(finding.ANSWER, both, candidates, topic=topic, facet=facet)
        return Decision(found, f"{figures}: product from {ANSWER_FROM} on is an answer", sure.topic)
    if sure.topic >= OVERVIEW_FROM:
        found = _finding(finding.ANSWER, sure.topic, candidates, topic=topic)
        return Decision(found, f"{figures}: topic from {OVERVIEW_FROM} on is its overview", sure.topic)
    if sure.topic >= CLARIFY_FROM:
        found = _finding(finding.CLARIFY, sure.topic, choices(scores, sure))
        return Decision(found, f"{figures}: topic from {CLARIFY_FROM} on is worth asking back", sure.topic)
    found = _finding(finding.ABSTAIN, sure.topic, candidates)
    return Decision(found, f"{figures}: too unsure to ask back", sure.topic)


def _asked_back(meanings: Sequence[Choice], scores: Scores, sure: Confidence) -> Decision:
    high = dict(scores.topics)
    facet = _sure_facet(scores, sure)
    ours = [
        Candidate(each.topic, each.facet or facet, round(_share(high.get(each.topic, 0.0)), 4))
        for each in meanings
        if each.topic
    ]
    body = next((each.elsewhere for each in meanings if each.elsewhere), "")
    found = _finding(finding.CLARIFY, sure.topic, tuple(ours[:MOST_CANDIDATES]), elsewhere=body)
    return Decision(found, "a word with several meanings, and no other word settles it", sure.topic)


def _apart(group: str, score: float, scores: Scores) -> Decision:
    names = scores.names.get(group, ())
    name = names[0][0] if names else ""
    candidates = joint(scores)
    because = f"{group} {name} p={score:.2f}"
    if group == "elsewhere":
        best, second = two_best([pair for pair in names if pair[0] != OTHER])
        body = name if name != OTHER and best >= BODY_FROM and best - second >= BODY_AHEAD else ""
        return Decision(_finding(finding.ABSTAIN, score, candidates, elsewhere=body), because, score)
    if group == "action":
        topic = candidates[0].topic if candidates and scores.topics[0][1] >= APART_FROM else ""
        return Decision(_finding(finding.ACTION, score, (), action=name, topic=topic), because, score)
    return Decision(_finding(finding.SMALLTALK, score, (), kind=name or group), because, score)


def _finding(  # noqa: PLR0913  # the parts of a Finding, all named
    outcome: str,
    score: float,
    candidates: tuple[Candidate, ...],
    *,
    topic: str = "",
    facet: str = "",
    action: str = "",
    kind: str = "",
    elsewhere: str = "",
) -> Finding:
    return Finding(
        outcome=outcome,
        topic=topic,
        facet=facet,
        action=action,
        kind=kind,
        elsewhere=elsewhere,
        language="",
        score=round(score, 4),
        candidates=candidates,
    )
