# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questions of one message, apart: by their topics, by what they ask about one, or by their body."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.answers.deciding.part import Part
from bot.answers.learning.ambiguity import pointed_at
from bot.answers.learning.learned import Learned
from bot.answers.learning.messages import GROUPS
from bot.answers.reading.joints import clauses, is_question, marked, parted, seeks
from bot.answers.reading.text import asks
from bot.answers.thresholds import MOST_QUESTIONS, SEVERAL_FROM

SENTENCES = 2
"""How many times as many sentences of one message are looked at for questions: each takes its time."""
MOST_PARTS = 10
"""Parts of the sentences of one message that are looked at."""
LONGEST_SENTENCE = 100
"""Words of the longest sentence that is parted: each of its parts is read, alone and with the one before."""


def questions(learned: Learned, text: str, topic: str) -> list[Part]:
    """The parts of a message that are questions of their own; `topic` is what the message is about."""
    return list(islice(_questions(learned, text, topic), MOST_QUESTIONS))


def _questions(learned: Learned, text: str, topic: str) -> Iterator[Part]:
    language = learned.vocabulary.lexicon.language
    sentences = (each for each in marked(text) if len(each.split()) <= LONGEST_SENTENCE)
    looked_at = 0
    for sentence in islice(sentences, SENTENCES * MOST_QUESTIONS):
        parts = [Part(learned, each) for each in parted(sentence, language, MOST_QUESTIONS)]
        looked_at += len(parts)
        if looked_at > MOST_PARTS:
            return
        own = _apart(sentence, parts, topic) if len(parts) > 1 else parts
        listed = _listed(learned, sentence) if len(own) == 1 else []
        if listed:
            yield from listed
        elif len(own) > 1 or is_question(sentence, language):
            yield from (each for each in own if each.says_enough(topic))


def _listed(learned: Learned, sentence: str) -> list[Part]:
    """The clauses of a sentence, where each names a topic of its own ("nido, tari, residenza"); else none."""
    found = [Part(learned, each) for each in clauses(sentence, learned.vocabulary.lexicon.language)]
    if not SEVERAL_FROM <= len(found) <= MOST_QUESTIONS:
        return []
    reading = learned.vocabulary.reading(sentence)
    if len(pointed_at(reading, learned.points) - set(GROUPS)) < SEVERAL_FROM:
        return []
    topics = {each.answered for each in found}
    return found if all(topics) and len(topics) == len(found) else []


def _apart(sentence: str, parts: Sequence[Part], topic: str) -> list[Part]:
    """The questions among the parts of a sentence; whatever is none stays with the part beside it."""
    language = parts[0].learned.vocabulary.lexicon.language
    # "Dove e quando apre la biblioteca?": what is asked first is asked about what is named later.
    about = next((each.named for each in parts if each.named), frozenset({topic}))
    joined: list[Part] = []
    facet = ""
    for part in parts:
        seeking = seeks(part.text if joined else sentence, language) or (joined and asks(part.text))
        asked = part.facet(part.named or about) if seeking else ""
        # "Ho perso la tessera, come la rifaccio": what is told first is what the question is about.
        told = len(joined) == 1 and not parts[0].reading.asks
        beside = not told or bool(joined[0].answered and part.answered)
        other = bool(part.named - about) and beside
        if not joined or other or (facet and asked and asked != facet and not told):
            joined.append(part)
            facet = asked
        else:
            joined[-1] = joined[-1].followed_by(part)
        about = part.named or about
    return joined
