# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several questions in one message: the first is answered, the others are offered."""

from collections.abc import Iterator
from itertools import islice

from msgspec import structs

from bot.answers import finding
from bot.answers.ambiguity import pointed_at
from bot.answers.decision import Decision, decided
from bot.answers.finding import Candidate, Finding
from bot.answers.joints import asks, echoes, marked, parted
from bot.answers.learned import Learned
from bot.answers.text import words
from bot.answers.thresholds import MOST_CANDIDATES, MOST_QUESTIONS, SEVERAL_FROM

OFFERED = (finding.ANSWER, finding.ACTION)
MOST_SENTENCES = 2 * MOST_QUESTIONS
"""Sentences of one message that are looked at for questions: each takes its time."""


def questions(learned: Learned, text: str) -> list[str]:
    """The parts of a message that are questions of their own."""
    return list(islice(_questions(learned, text), MOST_QUESTIONS))


def one_by_one(learned: Learned, text: str, whole: Decision) -> Decision:
    """The decision on the first question, with the others; `whole` where there is only one to answer."""
    asked = questions(learned, text)
    if len(asked) < SEVERAL_FROM:
        return whole
    found = list(_answered(learned, asked, whole.finding.topic))
    if len(found) < SEVERAL_FROM:
        return whole
    first, *others = found
    answer = structs.replace(
        whole.finding,
        outcome=finding.ANSWER,
        topic=first.topic,
        facet=first.facet,
        action="",
        kind="",
        elsewhere="",
        score=first.score,
        candidates=tuple(found[:MOST_CANDIDATES]),
        more=tuple(others),
    )
    return structs.replace(whole, finding=answer, because=f"{len(found)} questions in one message")


def _questions(learned: Learned, text: str) -> Iterator[str]:
    for sentence, parts in islice(_asking(learned.vocabulary.lexicon.language, text), MOST_SENTENCES):
        own = _named(learned, parts)
        if len(own) > 1 or asks(sentence, learned.vocabulary.lexicon.language):
            yield from (part for part in own if len(words(part)) >= SEVERAL_FROM)


def _asking(language: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """The sentences that may hold questions, with their parts."""
    for sentence in marked(text):
        parts = parted(sentence, language, MOST_QUESTIONS)
        if len(parts) > 1 or asks(sentence, language):
            yield sentence, parts


def _named(learned: Learned, parts: list[str]) -> list[str]:
    """The parts that name topics of their own; whatever names none stays with the part before it.

    "Quando apre la biblioteca e dove si trova?" is one question: its second part does not say of what.
    """
    if len(parts) == 1:
        return parts
    joined: list[str] = []
    names: set[str] = set()
    for part in parts:
        own = _topics(learned, part)
        if names and own - names:
            joined.append(part)
        else:
            joined[-1:] = [" ".join((*joined[-1:], part))]
        names = own or names
    return joined


def _topics(learned: Learned, part: str) -> set[str]:
    """The topics that words of a part name and that it would be understood as on its own."""
    reading = learned.vocabulary.reading(part)
    found = decided(learned, reading).finding
    return pointed_at(reading, learned.points) & {each.topic for each in _meant(found)}


def _meant(found: Finding) -> tuple[Candidate, ...]:
    """What a question may be about, best first; nothing where that is none of our matters."""
    # What starts a form is offered as the topic's overview: its buttons lead on.
    if found.outcome in OFFERED and found.topic:
        return (Candidate(found.topic, found.facet, found.score),)
    return found.candidates if found.outcome == finding.CLARIFY else ()


def _answered(learned: Learned, asked: list[str], topic: str) -> Iterator[Candidate]:
    """What each question is about; only a sure one is the first, to be answered."""
    seen: dict[tuple[str, str], Candidate] = {}
    facet = ""
    for question in asked:
        found = decided(learned, learned.vocabulary.reading(question), topic).finding
        meant = next(iter(_meant(found)), None)
        if meant is None or (not seen and found.outcome == finding.CLARIFY):
            continue
        if not meant.facet and echoes(question, learned.vocabulary.lexicon.language):
            meant = structs.replace(meant, facet=facet)
        topic, facet = meant.topic, meant.facet
        if (topic, facet) not in seen:
            seen[topic, facet] = meant
            yield meant
