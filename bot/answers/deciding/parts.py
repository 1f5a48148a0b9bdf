# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questions of one message, apart: by their topics, by what they ask about one, or by their body."""

from collections.abc import Iterator
from itertools import islice

from msgspec import structs

from bot.answers.deciding import finding
from bot.answers.deciding.decision import decided
from bot.answers.deciding.finding import Candidate, Finding
from bot.answers.deciding.weighing import Weighed
from bot.answers.learning.ambiguity import open_choices, pointed_at
from bot.answers.learning.learned import Learned
from bot.answers.learning.messages import GROUPS
from bot.answers.reading.features import Reading
from bot.answers.reading.joints import asks, begins, marked, parted, pieces, seeks
from bot.answers.reading.text import asks as has_mark
from bot.answers.reading.text import words
from bot.answers.thresholds import (
    BODY_OF_ONE_FROM,
    MOST_QUESTIONS,
    OTHER_FACET_FROM,
    QUESTION_FROM,
    SEVERAL_FROM,
)

OFFERED = (finding.ANSWER, finding.ACTION)
MOST_SENTENCES = 2 * MOST_QUESTIONS
"""Sentences of one message that are looked at for questions: each takes its time."""


def questions(learned: Learned, text: str, topic: str) -> list[str]:
    """The parts of a message that are questions of their own; `topic` is what the message is about."""
    return list(islice(_questions(learned, text, topic), MOST_QUESTIONS))


def read(learned: Learned, part: str) -> Reading:
    """A part as it is read; the mark of its sentence counts for it too, where it begins as a question."""
    language = learned.vocabulary.lexicon.language
    return structs.replace(learned.vocabulary.reading(part), asks=has_mark(part) or begins(part, language))


def meant(found: Finding) -> tuple[Candidate, ...]:
    """What a question may be about, best first; nothing where that is none of our matters."""
    # What starts a form is offered as the topic's overview: its buttons lead on.
    if found.outcome in OFFERED and found.topic:
        return (Candidate(found.topic, found.facet, found.score),)
    return found.candidates if found.outcome == finding.CLARIFY else ()


def named(learned: Learned, reading: Reading) -> frozenset[str]:
    """The topics that words of a part name and that it would be understood as on its own; else its body."""
    found = decided(learned, reading).finding
    words = pointed_at(reading, learned.points) | _meanings(learned, reading)
    ours = words & {each.topic for each in meant(found)}
    return frozenset(ours or filter(None, (body(learned, reading),)))


def _meanings(learned: Learned, reading: Reading) -> set[str]:
    """The topics that a word of several meanings may be of, where no other word settles it."""
    lexicon = learned.vocabulary.lexicon
    meanings = open_choices(reading, learned.glossary.ambiguous, lexicon, learned.points)
    return {each.topic for each in meanings if each.topic}


def body(learned: Learned, reading: Reading) -> str:
    """The body in charge of a question that is surely somebody else's matter, or an empty text."""
    # "Partita iva, posso chiederlo?": what is only told is nothing to send somebody away for.
    decision = decided(learned, reading) if reading.asks else None
    if decision is None or decision.finding.outcome != finding.ABSTAIN or decision.sure < BODY_OF_ONE_FROM:
        return ""
    return decision.finding.elsewhere


def _questions(learned: Learned, text: str, topic: str) -> Iterator[str]:
    language = learned.vocabulary.lexicon.language
    for sentence in islice(marked(text), MOST_SENTENCES):
        parts = parted(sentence, language, MOST_QUESTIONS)
        own = _apart(learned, sentence, parts, topic) if len(parts) > 1 else parts
        listed = _listed(learned, sentence) if len(own) == 1 else []
        if listed:
            yield from listed
        elif len(own) > 1 or asks(sentence, language):
            yield from (each for each in own if _says_enough(learned, each, topic))


def _listed(learned: Learned, sentence: str) -> list[str]:
    """The pieces of a sentence, where each names a topic of its own ("nido, tari, residenza"); else none."""
    found = pieces(sentence, learned.vocabulary.lexicon.language)
    if not SEVERAL_FROM <= len(found) <= MOST_QUESTIONS:
        return []
    reading = learned.vocabulary.reading(sentence)
    if len(pointed_at(reading, learned.points) - set(GROUPS)) < SEVERAL_FROM:
        return []
    topics = [_answered(learned, read(learned, each)) for each in found]
    return found if all(topics) and len({*topics}) == len(topics) else []


def _answered(learned: Learned, reading: Reading) -> str:
    """The topic that words of a piece name, and that it would be answered on by itself; or an empty text."""
    found = decided(learned, reading).finding
    named = pointed_at(reading, learned.points) | {learned.called(reading)}
    return found.topic if found.outcome == finding.ANSWER and found.topic in named else ""


def _says_enough(learned: Learned, part: str, topic: str) -> bool:
    return len(words(part)) >= QUESTION_FROM or bool(_facet(learned, read(learned, part), frozenset({topic})))


def _apart(learned: Learned, sentence: str, parts: list[str], topic: str) -> list[str]:
    """The questions among the parts of a sentence; whatever is none stays with the part beside it."""
    language = learned.vocabulary.lexicon.language
    readings = [read(learned, each) for each in parts]
    names = [named(learned, each) for each in readings]
    # "Dove e quando apre la biblioteca?": what is asked first is asked about what is named later.
    about = next((each for each in names if each), frozenset({topic}))
    joined: list[str] = []
    facet = ""
    for part, reading, own in zip(parts, readings, names, strict=True):
        seeking = seeks(part if joined else sentence, language) or (joined and has_mark(part))
        asked = _facet(learned, reading, own or about) if seeking else ""
        # "Ho perso la tessera, come la rifaccio": what is told first is what the question is about.
        told = len(joined) == 1 and not readings[0].asks
        beside = told and all(_answered(learned, each) for each in (read(learned, joined[0]), reading))
        other = bool(own - about) and (beside or not told)
        if not joined or other or (facet and asked and asked != facet and not told):
            joined.append(part)
            facet = asked
        else:
            joined[-1] = f"{joined[-1]} {part}"
        about = own or about
    return joined


def _facet(learned: Learned, reading: Reading, about: frozenset[str]) -> str:
    """What a part surely asks about the one topic it is about, or an empty text."""
    if len(about) != 1:
        return ""
    (topic,) = about
    weighed = Weighed.against(learned, reading, topic)
    sure = weighed.goes_on and weighed.sure.facet >= OTHER_FACET_FROM
    return weighed.scores.facets[0][0] if sure else ""
