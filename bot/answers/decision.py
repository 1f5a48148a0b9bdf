# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer, ask back, or say "I don't know": decided from scores and confidence alone."""

from msgspec import Struct, structs

from bot.answers import finding
from bot.answers.confidence import Confidence, confidence
from bot.answers.features import Reading
from bot.answers.finding import Candidate, Finding
from bot.answers.learned import Learned, Scores
from bot.answers.messages import GROUPS
from bot.answers.thresholds import ANSWER_FROM, APART_FROM, CLARIFY_FROM, MOST_CANDIDATES, OVERVIEW_FROM


class Decision(Struct, frozen=True):
    """A finding in the making (its language is still open), and the rule that made it."""

    finding: Finding
    because: str

    def as_finding(self, language: str, sensitive: tuple[str, ...]) -> Finding:
        """The finding, for a message in that language."""
        return structs.replace(self.finding, language=language, sensitive=sensitive)


def decided(learned: Learned, reading: Reading) -> Decision:
    """What to do about a message."""
    scores = learned.scores(reading)
    group, score = scores.groups[0]
    if group in GROUPS and score >= APART_FROM:
        return _apart(group, score, scores)
    return _topical(scores, confidence(learned, reading, scores))


def joint(scores: Scores) -> tuple[Candidate, ...]:
    """The best pairs of topic and facet, by the product of their scores."""
    pairs = [
        Candidate(topic, facet, round(_share(high) * _share(score), 4))
        for topic, high in scores.topics[:4]
        for facet, score in scores.facets[:4]
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score)[:MOST_CANDIDATES])


def _share(score: float) -> float:
    return min(1.0, max(0.001, score))


def _topical(scores: Scores, sure: Confidence) -> Decision:
    candidates = joint(scores)
    topic = scores.topics[0][0]
    facet = scores.facets[0][0]
    both = sure.topic * sure.facet
    figures = f"topic {topic} p={sure.topic:.2f}, facet {facet} p={sure.facet:.2f}"
    if both >= ANSWER_FROM:
        found = _finding(finding.ANSWER, both, candidates, topic=topic, facet=facet)
        return Decision(found, f"{figures}: product from {ANSWER_FROM} on is an answer")
    if sure.topic >= OVERVIEW_FROM:
        found = _finding(finding.ANSWER, sure.topic, candidates, topic=topic)
        return Decision(found, f"{figures}: topic from {OVERVIEW_FROM} on is its overview")
    if sure.topic >= CLARIFY_FROM:
        found = _finding(finding.CLARIFY, sure.topic, candidates)
        return Decision(found, f"{figures}: topic from {CLARIFY_FROM} on is worth asking back")
    return Decision(_finding(finding.ABSTAIN, sure.topic, candidates), f"{figures}: too unsure to ask back")


def _apart(group: str, score: float, scores: Scores) -> Decision:
    name = scores.names.get(group, "")
    candidates = joint(scores)
    because = f"most like {group} {name} ({score:.2f})"
    if group == "elsewhere":
        body = "" if name == "other" else name
        return Decision(_finding(finding.ABSTAIN, score, candidates, elsewhere=body), because)
    if group == "action":
        topic = candidates[0].topic if candidates else ""
        return Decision(_finding(finding.ACTION, score, (), action=name, topic=topic), because)
    return Decision(_finding(finding.SMALLTALK, score, (), kind=name or group), because)


def _finding(outcome: str, score: float, candidates: tuple[Candidate, ...], **known: str) -> Finding:
    return Finding(outcome=outcome, score=round(score, 4), candidates=candidates, language="", **known)
