# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer, ask back, or say "I don't know": decided from the scores alone."""

from msgspec import Struct, structs

from bot.answers import finding
from bot.answers.features import Reading
from bot.answers.finding import Candidate, Finding
from bot.answers.learned import Learned, Scores
from bot.answers.thresholds import ANSWER_FROM, ASK_FROM, FACET_FROM, MOST_CANDIDATES, TOPIC_FROM


class Decision(Struct, frozen=True, kw_only=True):
    """A finding in the making, and the rule that made it."""

    finding: Finding
    because: str

    def as_finding(self, language: str, sensitive: tuple[str, ...]) -> Finding:
        """The finding, for a message in that language."""
        return structs.replace(self.finding, language=language, sensitive=sensitive)


def decided(learned: Learned, reading: Reading, topic: str) -> Decision:
    """What to do about a message; `topic` is what was just talked about."""
    scores = learned.scores(reading)
    label, score = scores.labels[0]
    if ":" in label or label == "injection":
        return _apart(label, score, scores)
    candidates = joint(scores)
    if not candidates or score < ASK_FROM:
        return _made(finding.ABSTAIN, score, candidates, f"best topic {label} {score:.2f} < {ASK_FROM}")
    if score < TOPIC_FROM:
        return _made(finding.CLARIFY, score, candidates, f"best topic {label} {score:.2f} < {TOPIC_FROM}")
    best = candidates[0]
    facet = best.facet if best.score >= ANSWER_FROM and scores.facets[0][1] >= FACET_FROM else ""
    return Decision(
        finding=Finding(
            outcome=finding.ANSWER,
            topic=best.topic,
            facet=facet,
            score=best.score,
            candidates=candidates,
            language="",
        ),
        because=f"topic {score:.2f}, facet {scores.facets[0][1]:.2f}",
    )


def joint(scores: Scores) -> tuple[Candidate, ...]:
    """The best pairs of topic and facet, by the product of their scores."""
    topics = [(name, score) for name, score in scores.labels if ":" not in name and name != "injection"][:4]
    pairs = [
        Candidate(topic, facet, round(max(high, 0.001) * max(score, 0.001), 4))
        for topic, high in topics
        for facet, score in scores.facets[:4]
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score)[:MOST_CANDIDATES])


def _apart(label: str, score: float, scores: Scores) -> Decision:
    prefix, _, name = label.partition(":")
    candidates = joint(scores)
    because = f"best label {label} {score:.2f}"
    if prefix == "elsewhere" or score < ASK_FROM:
        made = _made(finding.ABSTAIN, score, candidates, because)
        elsewhere = name if prefix == "elsewhere" and name != "other" else ""
        return Decision(finding=structs.replace(made.finding, elsewhere=elsewhere), because=because)
    if prefix == "action":
        topic = candidates[0].topic if candidates else ""
        found = Finding(outcome=finding.ACTION, action=name, topic=topic, score=score, language="")
        return Decision(finding=found, because=because)
    kind = name or prefix
    return Decision(
        finding=Finding(outcome=finding.SMALLTALK, kind=kind, score=score, language=""), because=because
    )


def _made(outcome: str, score: float, candidates: tuple[Candidate, ...], because: str) -> Decision:
    found = Finding(outcome=outcome, score=score, candidates=candidates, language="")
    return Decision(finding=found, because=because)
