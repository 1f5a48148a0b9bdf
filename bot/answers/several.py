# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several questions in one message: the first is answered, the others are offered."""

from collections.abc import Iterator

from msgspec import structs

from bot.answers import finding
from bot.answers.decision import Decision, decided
from bot.answers.finding import Candidate
from bot.answers.learned import Learned
from bot.answers.text import sentences, words
from bot.answers.thresholds import MOST_QUESTIONS, SEVERAL_FROM

OFFERED = (finding.ANSWER, finding.ACTION)


def questions(text: str) -> list[str]:
    """The sentences of a message that are questions of their own."""
    asked = [each for each in sentences(text) if each.endswith(("?", "؟"))]
    return [each for each in asked if len(words(each)) >= SEVERAL_FROM][:MOST_QUESTIONS]


def one_by_one(learned: Learned, text: str, whole: Decision) -> Decision:
    """The decision on the first question, with the others; `whole` where there is only one to answer."""
    asked = questions(text)
    if len(asked) < SEVERAL_FROM:
        return whole
    found = list(dict.fromkeys(_answered(learned, asked, whole.finding.topic)))
    if len(found) < SEVERAL_FROM:
        return whole
    first, *others = found
    answer = structs.replace(
        whole.finding,
        outcome=finding.ANSWER,
        topic=first.topic,
        facet=first.facet,
        score=first.score,
        more=tuple(others),
    )
    return structs.replace(whole, finding=answer, because=f"{len(found)} questions in one message")


def _answered(learned: Learned, asked: list[str], topic: str) -> Iterator[Candidate]:
    seen = set()
    for question in asked:
        each = decided(learned, learned.vocabulary.reading(question), topic).finding
        # What starts a form is offered as the topic's overview: its buttons lead on.
        if each.outcome in OFFERED and each.topic and (each.topic, each.facet) not in seen:
            topic = each.topic
            seen.add((each.topic, each.facet))
            yield Candidate(each.topic, each.facet, each.score)
