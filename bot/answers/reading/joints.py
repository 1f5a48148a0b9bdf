# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where one sentence may go on with another question: "… e quando apre …", ", poi dove …"."""

import re
from collections.abc import Iterator
from functools import cache

from bot.answers.reading.text import fold, sentences, split
from bot.model import REFERENCE_LANGUAGE
from bot.phrases import say
from bot.phrases.checks import RIGHT_TO_LEFT

_KINDS = ("asks", "whether", "wishes")
"""Kinds of words that a question begins with."""
_MARKS = ("?", "\u061f")
_MARK = re.compile(r"(?<=\u061f)\s*")
_ECHO = 5
"""Words of the longest question that leaves out what it asks."""
_NEED = 7
"""Words of the longest that leaves out what for a thing is needed."""
_LATER = 3
"""Words that may come between an "and" and what it goes on to ask ("e la tari dove …")."""
_NUMBER = r"(?<!\S)\(?\d\s?[).:]\s"
"""A number before each question: "1) …"."""
_COMMAS = ",;:\u060c\u061b"
"""Commas, semicolons and colons, also the Arabic ones."""
_COMMA = re.compile(f"[{_COMMAS}]")


def marked(text: str) -> Iterator[str]:
    """The sentences of a text; an Arabic question mark ends one too."""
    return (part for sentence in sentences(text) for part in _MARK.split(sentence) if part)


def stretches(text: str) -> Iterator[str]:
    """What stands between the commas of each sentence that has any."""
    for sentence in marked(text):
        between = [each.strip() for each in _COMMA.split(sentence) if each.strip()]
        if len(between) > 1:
            yield from between


def parted(sentence: str, language: str, most: int) -> list[str]:
    """The sentence, folded, parted before what may be further questions; at most so many parts.

    What only comes before a question ("vorrei sapere …") is left out.
    """
    # Blanks one by one: thousands of them would be tried from each.
    folded = " ".join(fold(sentence).split())
    joint = _joint(language, seeking=seeks(sentence, language))
    # What comes before the first of them ("Buongiorno, vorrei sapere: 1) …") is no question.
    return [part for part in joint.split(folded, maxsplit=most + 1) if part.strip()]


def clauses(sentence: str, language: str) -> list[str]:
    """The sentence, folded, parted at every comma and before every word that goes on."""
    folded = " ".join(fold(sentence).split())
    return [clause for clause in _clause(language).split(folded) if clause.strip()]


def is_question(sentence: str, language: str) -> bool:
    """Whether the sentence is a question by its words, maybe after one that goes on ("Inoltre quando …")."""
    return sentence.endswith(_MARKS) or _asking(language).search(fold(sentence)) is not None


def asking(text: str, language: str) -> str:
    """What asks in a text, where the rest only tells; an empty text where all of it asks, or nothing.

    The sentences that are questions, and others from what opens a question on ("… e volevo sapere se …").
    """
    found, whole = [], True
    for sentence in marked(text):
        folded = fold(sentence)
        opened = _opened(language).search(folded)
        if sentence.endswith(_MARKS):
            found.append(sentence)
        elif opened or is_question(sentence, language):
            start = opened.start() if opened else 0
            found.append(folded[start:])
            whole = whole and not start
        else:
            whole = False
    return "" if whole else " ".join(found)


def begins(part: str, language: str) -> bool:
    """Whether a part begins as a question, or as what one wants, does."""
    return _begun(language, *_KINDS, "openers").match(fold(part)) is not None


def seeks(part: str, language: str) -> bool:
    """Whether a part begins with what it wants to know ("quanto", "dove"), not with whether it is so."""
    return _begun(language, "asks", "openers").match(fold(part)) is not None


def echoes(question: str, language: str) -> bool:
    """Whether a short question leaves out what it asks: that was asked before it ("E il grest?")."""
    folded = fold(question)
    goes_on = re.match(rf"\W*{_going_on(language)}", folded)
    asks = re.search(rf"\b(?:{_any(language, *_KINDS)})\b", folded)
    return goes_on is not None and asks is None and len(split(folded)) <= _ECHO


def needs(question: str, language: str) -> bool:
    """Whether a short question asks if a thing is needed, for what was asked before it ("Serve lo SPID?")."""
    folded = fold(question)
    return _begun(language, "needs").match(folded) is not None and len(split(folded)) <= _NEED


@cache
def _joint(language: str, *, seeking: bool) -> re.Pattern[str]:
    before, opener = _before(language), _any(language, "openers")
    asks, counts = _any(language, *_KINDS), _any(language, "counts")
    # "Quanto costa il nido e la tari dove si paga". What only tells goes on so as well ("… e non so dove
    # andare"), and Arabic joins its "and" to any word.
    later = rf"{_going_on(language)}(?=(?:\w+\W){{1,{_LATER}}}(?:{asks})\b)"
    further = f"|{later}" if seeking and language not in RIGHT_TO_LEFT else ""
    led = rf"(?:{before}|^\W*)(?:{opener})\b"
    return re.compile(rf" ?(?:{_NUMBER}|\b(?:{counts})\b\W*|{led}|{before}(?=(?:{asks})\b){further})")


@cache
def _clause(language: str) -> re.Pattern[str]:
    return re.compile(rf"[{_COMMAS}]\s*| (?={_going_on(language)})")


@cache
def _begun(language: str, *kinds: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_going_on(language)})?(?:{_any(language, *kinds)})\b")


@cache
def _asking(language: str) -> re.Pattern[str]:
    begins = rf"^\W*(?:{_going_on(language)})?"
    asks, opener = _any(language, "asks", "whether"), _any(language, "openers")
    return re.compile(rf"{begins}(?:{asks})\b|(?:{begins}|{_before(language)})(?:{opener})\b")


@cache
def _opened(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(language, 'openers')})\b")


def _before(language: str) -> str:
    """A pattern for what comes before a further question: a comma, a word that goes on, or both."""
    goes_on = _going_on(language)
    return rf"(?:[{_COMMAS}]\s*(?:{goes_on})?|{goes_on})"


def _going_on(language: str) -> str:
    # Arabic writes its "and" as one word with the next.
    gap = r"\s*" if language in RIGHT_TO_LEFT else r"[\s,]+"
    return rf"\b(?:{_any(language, 'joins')}){gap}"


@cache
def _any(language: str, *kinds: str) -> str:
    """A pattern for any of these words; Italian and English always count, as people mix them."""
    phrases = {
        tuple(split(fold(phrase)))
        for each in dict.fromkeys((language, REFERENCE_LANGUAGE, "en"))
        for kind in kinds
        for phrase in str(say(f"several.words.{kind}", each).unescape()).split(",")
    }
    # The longest first: of "e" and "e poi" the second one is meant.
    longest = sorted(phrases, key=lambda words: (-len(words), words))
    return "|".join(r"\W+".join(map(re.escape, words)) for words in longest if words)
