# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words as people type them: cleaned, compared, matched with choices."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from rapidfuzz import fuzz

from bot.phrases import knows, say

WAYS = ("later", "office", "why")
"""The buttons under every step that can also be written, by their verb."""
_NEAR = 84
"""Likeness (0-100) from which two words count as the same word misspelt."""
_QUESTION = 3
"""Words from which a text without a mark can be a question, and no name ("Chi Wang")."""
_LONG = 4
"""Words above which a text is more than the name of a choice."""
_NUMBER_WORDS = 3
"""Words that the longest number below a hundred takes."""
_APART = re.compile(r"[\W_]+")
"""What is no letter and no digit."""
_NUMBERED = re.compile(
    r"(?:(?:la|il|lo|numero|num|n|nr|opzione|scelta|risposta|option|number|the) )*(\d{1,3})"
)


def clean(text: str) -> str:
    """The text on one line, without invisible characters, every digit as 0-9."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFKC", text)
    # Format characters (zero-width space, direction marks) come along with pasted codes and numbers.
    visible = (" " if ch.isspace() else ch for ch in composed if unicodedata.category(ch) not in ("Cf", "Cs"))
    digits = (str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in visible)
    printable = "".join(ch for ch in digits if ch == " " or unicodedata.category(ch) != "Cc")
    return " ".join(printable.split())


def plain(text: str) -> str:
    """Cleaned, in lower case, without accents and punctuation: for comparing only."""
    return _APART.sub(" ", folded(text)).strip()


def folded(text: str) -> str:
    """Cleaned, in lower case, without accents."""
    whole = clean(text).casefold()
    if whole.isascii():
        return whole
    bare = unicodedata.normalize("NFKD", whole)
    return "".join(ch for ch in bare if unicodedata.category(ch) != "Mn")


def tongues(language: str) -> tuple[str, ...]:
    """The languages in which an answer is understood: the person's own, then Italian and English."""
    return tuple(dict.fromkeys((language, "it", "en")))


@cache
def listed(key: str, language: str) -> tuple[str, ...]:
    """The comma-separated words of `forms.words.<key>`, plain; Italian and English always count."""
    words = (
        plain(word)
        for tongue in tongues(language)
        for word in str(say(f"forms.words.{key}", tongue)).split(",")
    )
    return tuple(dict.fromkeys(word for word in words if word))


def called(kind: str, language: str) -> tuple[str, ...]:
    """What people call that which a kind of field asks for: a telephone, a mail."""
    key = f"called.{kind}"
    return listed(key, language) if knows(f"forms.words.{key}") else ()


def means(text: str, key: str, language: str) -> bool:
    """Whether the text is one of the words of `forms.words.<key>`."""
    return plain(text) in listed(key, language)


def is_made_of(text: str, language: str, *keys: str) -> bool:
    """Whether nothing but words of these lists stands in the text, one after another: «ok, ho letto»."""
    return consists(text, {each for key in keys for each in listed(key, language)})


def consists(text: str, known: Iterable[str]) -> bool:
    """Whether nothing but these plain phrases stands in the text, one after another."""
    own, left = tuple(known), plain(text)
    while begun := max((each for each in own if f"{left} ".startswith(f"{each} ")), key=len, default=""):
        left = left.removeprefix(begun).strip()
    return not left and bool(plain(text))


def way_meant(text: str, language: str) -> str:
    """The way out of a step that somebody writes instead of tapping it; empty where it is none of them."""
    return next((way for way in WAYS if means(text, way, language)), "")


def puts_off(text: str, language: str) -> bool:
    """Whether a sentence begins or ends with putting it off: «devo uscire, continuo dopo»."""
    said = f" {plain(text)} "
    return any(
        said.startswith(f" {own} ") or said.endswith(f" {own} ") for own in listed("put-off", language)
    )


def contains(text: str, key: str, language: str) -> bool:
    """Whether one of the words of `forms.words.<key>` stands in the text."""
    said = f" {plain(text)} "
    return any(f" {word} " in said for word in listed(key, language))


def match(text: str, names: Mapping[str, Sequence[str]], language: str) -> tuple[str, ...]:
    """The choices (by value, each with its names) that the text may mean; several where it is not clear.

    A typed number counts from 1 in the order of the choices. A text that denies ("non sono il
    genitore") means a choice only if the choice denies as well.
    """
    said = plain(text)
    exact = named(said, names)
    if exact is not None or not said:
        return () if exact is None else (exact,)
    if _place(said, language) is not None:
        place = counted(said, tuple(names), language)
        return () if place is None else (place,)
    tokens, idle = said.split(), set(listed("deny", language))
    found = tuple(
        v for v, own in names.items() if any(_contains(tokens, plain(name).split(), idle) for name in own)
    )
    if not found:
        found = tuple(v for v, own in names.items() if any(_near(said, plain(name)) for name in own))
    if found and _denies(tokens, language):
        found = tuple(v for v in found if any(_denies(plain(n).split(), language) for n in names[v]))
    return found


def named(text: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The first choice that is called exactly so, but for case, accents and punctuation."""
    said = plain(text)
    return next((value for value, own in names.items() if said in {plain(name) for name in own}), None)


def counted(text: str, values: Sequence[str], language: str) -> str | None:
    """The value whose place in the list, from 1, the text says; None where it is no such number."""
    place = _place(plain(text), language)
    return values[place - 1] if place and place <= len(values) else None


def number_in_words(text: str, language: str) -> int | None:
    """The number from 0 to 99 that words stand for; None where they are no such number."""
    return _numbers(language).get(plain(text))


def leading_number(tokens: Sequence[str], language: str) -> tuple[int, int] | None:
    """The number in words that these tokens begin with, and how many of them it takes."""
    for count in range(min(_NUMBER_WORDS, len(tokens)), 0, -1):
        number = number_in_words(" ".join(tokens[:count]), language)
        if number is not None:
            return number, count
    return None


@cache
def _numbers(language: str) -> Mapping[str, int]:
    """Every number from 0 to 99 by its names, plain."""
    known: dict[str, int] = {}
    for tongue in tongues(language):
        small, tens = (_named_in_order(f"forms.{key}", tongue) for key in ("numbers", "tens"))
        for number, own in enumerate(small):
            for name in own:
                known.setdefault(name, number)
        for ten, own in enumerate(tens, start=2):
            for name in own:
                known.setdefault(name, ten * 10)
        for ten, unit in product(range(2, 10), range(1, 10)):
            for name, other in product(tens[ten - 2], small[unit]):
                joined = say("forms.tens-and-units", tongue, tens=name, units=other)
                known.setdefault(plain(joined), ten * 10 + unit)
    return known


def _named_in_order(key: str, language: str) -> list[list[str]]:
    listed_ = str(say(key, language)).split(",")
    return [[plain(name) for name in names.split("/")] for names in listed_]


def _place(said: str, language: str) -> int | None:
    found = _NUMBERED.fullmatch(said)
    return int(found[1]) if found else number_in_words(said, language)


def denies(text: str, language: str) -> bool:
    """Whether there is a word like "not" in the text."""
    return _denies(plain(text).split(), language)


def asks(text: str, language: str) -> bool:
    """Whether a text looks like a question by its first word, and by its length or its mark."""
    tokens = plain(text).split()
    return (
        bool(tokens) and tokens[0] in listed("asks", language) and (len(tokens) >= _QUESTION or marked(text))
    )


def marked(text: str) -> bool:
    """Whether a question mark stands in the text."""
    return "?" in text or "؟" in text


def is_bare(text: str, language: str) -> bool:
    """Whether the text is a yes, a no or an "ok" and nothing else."""
    return means(text, "yes", language) or means(text, "no", language)


def is_lost(text: str, language: str) -> bool:
    """Whether somebody says that they do not understand what is asked of them."""
    return contains(text, "lost", language)


def asks_of_notice(text: str, language: str) -> bool:
    """Whether the text speaks of the notice, or of what becomes of one's data."""
    return contains(text, "of-notice", language)


def is_long(text: str) -> bool:
    """Whether the text is too long to be nothing but the name of a choice."""
    return len(plain(text).split()) > _LONG


def _contains(said: Sequence[str], name: Sequence[str], idle: set[str]) -> bool:
    # Articles and a bare "not" say nothing.
    own = [word for word in said if len(word) > 2 and word not in idle]  # noqa: PLR2004
    return bool(name) and (set(name) <= set(said) or (bool(own) and set(own) <= set(name)))


def _near(said: str, name: str) -> bool:
    if fuzz.ratio(said, name) >= _NEAR:
        return True
    # One word can be a misspelt half of a name; in a longer text ("part time") it is alike by chance.
    long = [word for word in said.split() if len(word) > 3]  # noqa: PLR2004  # so are short words
    return len(long) == 1 and any(len(own) > 3 and fuzz.ratio(long[0], own) >= _NEAR for own in name.split())  # noqa: PLR2004


def _denies(tokens: Sequence[str], language: str) -> bool:
    return bool(set(tokens) & set(listed("deny", language)))
