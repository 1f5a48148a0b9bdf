# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that mean one thing whenever they are typed: lists in the phrases, compared as people type."""

from bot.forms.words import consists, plain
from bot.phrases import say


def listed(key: str, language: str) -> tuple[str, ...]:
    """The comma-separated words of a phrase, ready to compare; Italian and English always count."""
    tongues = dict.fromkeys((language, "it", "en"))
    words = (plain(word) for tongue in tongues for word in str(say(key, tongue).unescape()).split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def means(text: str, key: str, language: str) -> bool:
    """Whether the whole text is one of these words."""
    return plain(text) in listed(key, language)


def mentions(text: str, key: str, language: str) -> bool:
    """Whether one of these words is in the text."""
    said = f" {plain(text)} "
    return any(f" {word} " in said for word in listed(key, language))


def says_only(text: str, key: str, language: str, *idle: str) -> bool:
    """Whether the text is made of these words and of idle ones, by key («uffa, lascio perdere»)."""
    known = {word for each in (key, *idle) for word in listed(each, language)}
    return mentions(text, key, language) and consists(text, known)
