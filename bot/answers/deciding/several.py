# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several questions in one message: the first is answered, the others are offered."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from bot.answers.deciding import finding
from bot.answers.deciding.decision import Decision
from bot.answers.deciding.finding import Candidate, Finding
from bot.answers.deciding.part import Part, meant
from bot.answers.deciding.parts import questions
from bot.answers.learning.learned import Learned
from bot.answers.reading.joints import echoes
from bot.answers.thresholds import MOST_CANDIDATES, SEVERAL_FROM


class _Asked(Struct, frozen=True):
    """What one question of a message is about."""

    about: Candidate
    sure: bool
    """Whether it may be answered; what is not sure is only offered."""


def one_by_one(learned: Learned, text: str, whole: Decision) -> Decision:
    """The decision on the first question, with the others; `whole` where there is only one to answer."""
    asked = questions(learned, text, whole.finding.topic)
    if len(asked) < SEVERAL_FROM:
        return whole
    ours = _plain(list(_about((each for each in asked if not each.body), whole.finding.topic)))
    elsewhere = next((each.body for each in asked if each.body), "")
    if not ours or len(ours) + bool(elsewhere) < SEVERAL_FROM:
        return whole
    found = _found(whole.finding, ours, elsewhere)
    return structs.replace(whole, finding=found, because=f"{len(asked)} questions in one message")


def _found(whole: Finding, ours: list[_Asked], elsewhere: str) -> Finding:
    """The first sure one answered, the others with it; all of them to choose from where none is sure."""
    candidates = tuple(each.about for each in ours)
    first = next((each.about for each in ours if each.sure), None)
    return structs.replace(
        whole,
        outcome=finding.ANSWER if first else finding.CLARIFY,
        topic=first.topic if first else "",
        facet=first.facet if first else "",
        action="",
        kind="",
        elsewhere=elsewhere,
        score=first.score if first else whole.score,
        candidates=candidates[:MOST_CANDIDATES],
        more=tuple(each for each in candidates if each != first) if first else (),
        leaves=False,
    )


def _about(asked: Iterable[Part], topic: str) -> Iterator[_Asked]:
    """What each question is about: what it leaves out, the one before it says."""
    facet = ""
    for part in asked:
        found = part.about(topic).finding
        about = next(iter(meant(found)), None)
        sure = found.outcome != finding.CLARIFY
        if about is None or not (sure or part.named):
            continue
        if not about.facet and echoes(part.text, part.learned.vocabulary.lexicon.language):
            about = structs.replace(about, facet=facet)
        topic, facet = about.topic, about.facet
        yield _Asked(about, sure)


def _plain(asked: list[_Asked]) -> list[_Asked]:
    """Each once; the overview of a topic of which more is asked says nothing that was asked."""
    more = {each.about.topic for each in asked if each.about.facet}
    seen: dict[tuple[str, str], _Asked] = {}
    for each in asked:
        if each.about.facet or each.about.topic not in more:
            seen.setdefault((each.about.topic, each.about.facet), each)
    return list(seen.values())
