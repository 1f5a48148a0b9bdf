# SPDX-License-Identifier: AGPL-3.0-or-later
"""Periods as people write them: dal 14 al 25 giugno, 14/6 - 25/6/2027, luglio."""

import re
from calendar import monthrange
from datetime import MINYEAR, date

from msgspec import Struct

from bot.forms.days import Days, in_figures, month_of, read_days
from bot.forms.words import clean, listed, plain

_DASH = re.compile(r"\s*[-\u2013\u2014]\s*")
_SPACED_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")


class Periods(Struct, frozen=True):
    """The periods a text may mean; `sure` is false where it names a whole month, or weekdays."""

    periods: tuple[tuple[date, date], ...] = ()
    sure: bool = True


def read_period(text: str, today: date, language: str) -> Periods:
    """The periods that the text may mean; without a year, those of last, this and next year."""
    halves = _halves(text, language)
    if halves is None:
        return _month(text, today, language)
    first, last = halves
    ends = read_days(last, today, language)
    if not ends.days:
        return Periods()
    starts = read_days(_completed(first, in_figures(last, language), language), today, language)
    pairs = tuple(pair for end in ends.days for pair in _pairs(starts, end))
    sure = all(starts.sure(start) and ends.sure(end) for start, end in pairs)
    return Periods(tuple(dict.fromkeys(pairs)), sure=sure)


def _pairs(starts: Days, end: date) -> list[tuple[date, date]]:
    """The start that goes with an end: of the same year, or over New Year, where it names none."""
    if not starts.lacks_year:
        return [(start, end) for start in starts.days if start.year in (end.year, end.year - 1)]
    before = [start for start in starts.days if start <= end]
    same = [(start, end) for start in before if start.year == end.year]
    return same or [(start, end) for start in before if start.year == end.year - 1]


def _halves(text: str, language: str) -> tuple[str, str] | None:
    said = clean(text).casefold()
    for word in sorted(listed("from", language), key=len, reverse=True):
        said = re.sub(rf"^{re.escape(word)}\b[' ]?", "", said)
    until = "|".join(re.escape(word) for word in sorted(listed("until", language), key=len, reverse=True))
    for cut in (re.compile(rf"\s+(?:{until})\b[' ]?\s*"), _SPACED_DASH, _DASH):
        parts = cut.split(said)
        if len(parts) == 2 and all(plain(part) for part in parts):  # noqa: PLR2004  # a first and a last day
            return parts[0], parts[1]
    return None


def _completed(first: str, last: str, language: str) -> str:
    """`14` of `14-25 giugno 2027` as `14 giugno 2027`, and so with `primo` and `quattordici`."""
    said = plain(first)
    day = "1" if said in listed("first", language) else in_figures(said, language)
    return re.sub(r"\d{1,2}", day, last, count=1) if day.isdecimal() else first


def _month(text: str, today: date, language: str) -> Periods:
    words = [word for word in plain(text).split() if word not in listed("whole", language)]
    if not words or len(words) > 2:  # noqa: PLR2004  # a month, perhaps a year
        return Periods()
    month = month_of(words[0], language)
    if month is None or (len(words) > 1 and not re.fullmatch(r"\d{4}", words[1])):
        return Periods()
    years = (int(words[1]),) if len(words) > 1 else (today.year, today.year + 1)
    whole = tuple((date(y, month, 1), date(y, month, monthrange(y, month)[1])) for y in years if y >= MINYEAR)
    return Periods(whole, sure=False)
