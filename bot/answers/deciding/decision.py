# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer, ask back, or say "I don't know": decided from scores and confidence alone."""

from msgspec import Struct, structs

from bot.answers.deciding import finding
from bot.answers.deciding.candidates import choices, joint, of_meanings
from bot.answers.deciding.finding import Candidate, Finding
from bot.answers.deciding.groups import two_best
from bot.answers.deciding.weighing import Weighed
from bot.answers.learning.learned import Learned
from bot.answers.learning.messages import ELSEWHERE, OTHER
from bot.answers.reading.features import Reading
from bot.answers.reading.glossary import Choice
from bot.answers.thresholds import (
    ABOUT_FROM,
    ACTION_FROM,
    ANSWER_FROM,
    BODY_AHEAD,
    BODY_FROM,
    CLARIFY_FROM,
    FOLLOW_UP_FACET_FROM,
    MEANT_FROM,
    OVERVIEW_FROM,
    RIVAL,
    WISH_FROM,
)


class Decision(Struct, frozen=True):
    """A finding in the making (its language is still open), and the rule that made it."""

    finding: Finding
    because: str
    sure: float
    """Probability that the best topic is right, or the score of what else it is."""


def decided(learned: Learned, reading: Reading, before: str = "") -> Decision:
    """What to do about a message; `before` is what was just talked about, or an empty text.

    That is a topic, or `elsewhere:<body>` where it was a matter of that body (`other`: of nobody known).
    """
    group, colon, body = before.partition(":")
    weighed = Weighed.against(learned, reading, "" if colon else before)
    found = _decided(weighed, body if group == ELSEWHERE else "")
    if found.finding.outcome != finding.ABSTAIN:
        return found
    return structs.replace(found, finding=structs.replace(found.finding, leaves=weighed.has_its_own_matter))


def _decided(weighed: Weighed, body: str) -> Decision:
    return (
        _of_several_meanings(weighed)
        or _named_alone(weighed)
        or _still_elsewhere(weighed, body)
        or _of_a_group(weighed)
        or _strange(weighed)
        or _followed_up(weighed)
        or _topical(weighed)
    )


def _of_several_meanings(weighed: Weighed) -> Decision | None:
    learned, scores, sure = weighed.learned, weighed.scores, weighed.sure
    meanings = learned.meanings.open(weighed.reading, learned.points)
    if not meanings or not weighed.may_mean_several or sure.topic >= MEANT_FROM:
        return None
    if meant := [each for each in meanings if weighed.before and each.topic == weighed.before]:
        return _meant_here(weighed, meant[0]) if weighed.says_one_word else None
    body = next((each.elsewhere for each in meanings if each.elsewhere), "")
    found = _finding(finding.CLARIFY, sure.topic, of_meanings(meanings, scores, sure), elsewhere=body)
    return Decision(found, "a word with several meanings, and no other word settles it", sure.topic)


def _meant_here(weighed: Weighed, meaning: Choice) -> Decision:
    """The bonus of the topic just talked about, where little else is said."""
    because = f"a word with several meanings, one of them on {weighed.before}, just talked about"
    return _on_the_same(weighed, because, meaning.facet)


def _on_the_same(weighed: Weighed, because: str, facet: str = "") -> Decision:
    """An answer on what was just talked about: that section, else the likeliest if it is sure, else all."""
    sure, facets = weighed.sure, weighed.scores.facets
    likeliest = facets[0][0] if facets and sure.facet >= FOLLOW_UP_FACET_FROM else ""
    found = _finding(
        finding.ANSWER, sure.topic, joint(weighed.scores), topic=weighed.before, facet=facet or likeliest
    )
    return Decision(found, because, sure.topic)


def _named_alone(weighed: Weighed) -> Decision | None:
    topic = weighed.learned.called(weighed.reading)
    if not topic or weighed.asks_what_is_needed:
        return None
    found = _finding(finding.ANSWER, 1.0, joint(weighed.scores), topic=topic)
    return Decision(found, f"names {topic} and says no more", 1.0)


def _still_elsewhere(weighed: Weighed, body: str) -> Decision | None:
    if not body or not weighed.asks_of_anything or _names_another(weighed, body):
        return None
    sure = 1 - weighed.sure.topic
    found = _finding(finding.ABSTAIN, sure, (), elsewhere="" if body == OTHER else body)
    return Decision(found, f"says not of what, after a matter of '{body}'", sure)


def _names_another(weighed: Weighed, body: str) -> bool:
    """Whether it says more than "orari?", and is clearly of another body: "a che ora apre il comune?"."""
    of_others = weighed.group == ELSEWHERE and not weighed.is_bare
    return of_others and _body(weighed) not in ("", body)


def _body(weighed: Weighed) -> str:
    """The body that has it, where it is clearly of one, or an empty text."""
    names = weighed.scores.names.get(ELSEWHERE, ())
    best, second = two_best([pair for pair in names if pair[0] != OTHER])
    name = names[0][0] if names else OTHER
    return name if name != OTHER and best >= BODY_FROM and best - second >= BODY_AHEAD else ""


def _of_a_group(weighed: Weighed) -> Decision | None:
    if not weighed.is_of_a_group:
        return None
    group, likely, scores = weighed.group, weighed.likely, weighed.scores
    names = scores.names.get(group, ())
    name = names[0][0] if names else ""
    because = f"{group} {name} p={likely:.2f}"
    if group == "action" and likely < ACTION_FROM.get(name, WISH_FROM):
        return None
    if group == ELSEWHERE:
        found = _finding(finding.ABSTAIN, likely, joint(scores), elsewhere=_body(weighed))
    elif group == "action":
        topic, score = scores.best
        found = _finding(finding.ACTION, likely, (), action=name, topic=topic if score >= ABOUT_FROM else "")
    else:
        found = _finding(finding.SMALLTALK, likely, (), kind=name or group)
    return Decision(found, because, likely)


def _strange(weighed: Weighed) -> Decision | None:
    if not weighed.is_strange:
        return None
    sure = weighed.sure.topic
    found = _finding(finding.ABSTAIN, sure, joint(weighed.scores))
    return Decision(found, "says nothing that any example says", sure)


def _followed_up(weighed: Weighed) -> Decision | None:
    if not weighed.goes_on:
        return None
    return _on_the_same(weighed, f"is about {weighed.before}, just talked about")


def _topical(weighed: Weighed) -> Decision:
    scores, sure = weighed.scores, weighed.sure
    topic, best = scores.best
    facet = scores.facets[0][0] if scores.facets else ""
    both = sure.topic * sure.facet
    figures = f"topic {topic} p={sure.topic:.2f}, facet {facet} p={sure.facet:.2f}"
    back = _finding(finding.CLARIFY, sure.topic, choices(scores, sure))
    if not topic or sure.topic < CLARIFY_FROM:
        found = _finding(finding.ABSTAIN, sure.topic, joint(scores))
        return Decision(found, f"{figures}: too unsure to ask back", sure.topic)
    if two_best(scores.topics)[1] > RIVAL * best:
        return Decision(back, f"{figures}: another topic is nearly as likely", sure.topic)
    of_anything = not weighed.before and sure.topic < MEANT_FROM and weighed.asks_of_anything
    if weighed.is_bare or of_anything:
        return Decision(back, f"{figures}: says not of what", sure.topic)
    if facet and both >= ANSWER_FROM:
        found = _finding(finding.ANSWER, both, joint(scores), topic=topic, facet=facet)
        return Decision(found, f"{figures}: product from {ANSWER_FROM} on is an answer", sure.topic)
    if sure.topic >= OVERVIEW_FROM:
        found = _finding(finding.ANSWER, sure.topic, joint(scores), topic=topic)
        return Decision(found, f"{figures}: topic from {OVERVIEW_FROM} on is its overview", sure.topic)
    return Decision(back, f"{figures}: topic from {CLARIFY_FROM} on is worth asking back", sure.topic)


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
