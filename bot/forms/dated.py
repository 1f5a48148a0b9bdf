# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one day that is told in a sentence: "mia figlia è nata il 5 giugno 2018"."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from bot.forms.days import Days, written_day
from bot.forms.words import denies, folded, marked, plain

_FIGURES = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![\d/-])")
_NAMED = range(6, 2, -1)
"""Words of a day with a month's name and a year, the longest first: `5 giugno del due mila`."""


def day_told(text: str, today: date, language: str) -> Days:
    """The whole date in a sentence; none where there are two, or where the sentence is a question."""
    if marked(text):
        return Days()
    found = dict.fromkeys(_told(text, today, language))
    if len(found) != 1:
        return Days()
    return replace(next(iter(found)), denied=denies(text, language))


def _told(text: str, today: date, language: str) -> Iterator[Days]:
    for each in _FIGURES.findall(folded(text)):
        yield written_day(plain(each), today, language)
    tokens, at = plain(text).split(), 0
    while at < len(tokens):
        windows = ((size, " ".join(tokens[at : at + size])) for size in _NAMED)
        known = ((size, written_day(words, today, language)) for size, words in windows if _has_name(words))
        size, day = next(((size, day) for size, day in known if day.days and not day.lacks_year), (1, None))
        if day is not None:
            yield day
        at += size


def _has_name(words: str) -> bool:
    """Whether a month is told by its name there: figures alone are found with their marks."""
    return any(word.isalpha() for word in words.split()[1:])
