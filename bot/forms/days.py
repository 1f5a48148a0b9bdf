# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days as people write them: 3/5/2021, 3 maggio 21, ieri, lunedì scorso, May 3rd."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz import fuzz

from bot.forms.words import leading_number, listed, number_in_words, plain, tongues
from bot.phrases import say

_NEAR_MONTH = 80
_NUMERIC = re.compile(r"(\d{1,2})[\s./\-](\d{1,2})(?:[\s./\-](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})[\s./\-](\d{1,2})[\s./\-](\d{1,2})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?: ?(?:st|nd|rd|th|o|a))?(?: of| di)? (\w+)(?: (?:del |of )?(\d{4}|\d{2}))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d]\w*) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?")
_COUNTED = re.compile(r"(\d{1,3}) (\w+)")


class Days(Struct, frozen=True):
    """The days a text may mean, most likely first; none where it means no day at all."""

    days: tuple[date, ...] = ()
    lacks_year: bool = False
    other_order: tuple[date, ...] = ()
    """The same with month first, where the language leaves the order open."""
    only_weekday: bool = False
    weekday: int | None = None
    """The weekday that was named beside a date, from Monday as 0."""
    unreal: bool = False
    """A day, month and year that no calendar has: 30/2/2018."""
    denied: bool = False
    """It was told in a sentence that denies something, maybe that day."""

    def sure(self, day: date) -> bool:
        """Whether that one of the days needs no question: more than a weekday was named, and not another."""
        return not (self.only_weekday or self.denied) and self.weekday in (None, day.weekday())


def read_days(text: str, today: date, language: str) -> Days:
    """The days that the text may mean, seen from `today`.

    A year of two figures stands for both centuries; a missing one for last, this and next year.
    Figures are day, month, year as everywhere in Italy; in English the other order is given too.
    """
    bare = _without_hour(text, language)
    near = _relative(bare, today, language)
    if near:
        return Days((near,))
    around = _weekday(bare, today, language)
    if around.days:
        return around
    said, weekday = _stripped(text, language)
    return replace(written_day(said, today, language), weekday=weekday)


def written_day(words: str, today: date, language: str) -> Days:
    """The days that these plain words mean, if they are a date and nothing else."""
    said = in_figures(words, language)
    for shape in (_ISO, _COMPACT):
        found = shape.fullmatch(said)
        if found:
            year, month, day = found.groups() if shape is _ISO else found.groups()[::-1]
            return _dated(tuple(_days(day, int(month), year, today)))
    figures = _NUMERIC.fullmatch(said)
    if figures:
        day, month, year = figures.groups()
        swapped = tuple(_days(month, int(day), year, today)) if language == "en" and day != month else ()
        return _dated(tuple(_days(day, int(month), year, today)), swapped, lacks_year=not year)
    return _with_month_name(said, today, language)


def _dated(days: tuple[date, ...], swapped: tuple[date, ...] = (), *, lacks_year: bool = False) -> Days:
    """What a text that has the shape of a date means."""
    return Days(days, lacks_year, swapped, unreal=not (days or swapped))


def _without_hour(text: str, language: str) -> str:
    """`ieri verso le 8` as `ieri`; a number in words at the start as figures."""
    tokens, hour = plain(text).split(), set(listed("hour", language))
    cut = next((place for place, token in enumerate(tokens) if place and token in hour), len(tokens))
    tokens = tokens[:cut]
    return in_figures(" ".join(tokens), language)


def in_figures(said: str, language: str) -> str:
    """`quattordici giugno duemiladiciotto` as `14 giugno 2018`."""
    tokens = _with_year(said, language).split()
    number = leading_number(tokens, language)
    return " ".join(tokens if number is None else (str(number[0]), *tokens[number[1] :]))


def _with_year(said: str, language: str) -> str:
    for century in (2000, 1900):
        for begun in listed(f"years-{century}", language):
            before, found, units = f" {said}".rpartition(f" {begun}")
            since = number_in_words(units, language) if units else 0
            if found and since is not None:
                return f"{before} {century + since}".strip()
    return said


def _stripped(text: str, language: str) -> tuple[str, int | None]:
    """Without `nata il`, `lunedì` and the like before the day, and with `primo` as 1; and that weekday."""
    lead, first = set(listed("date-lead", language)), set(listed("first", language))
    tokens, weekday = _without_hour(text, language).split(), None
    while tokens and tokens[0] in lead:
        weekday = _weekday_of(tokens[0], language) if weekday is None else weekday
        tokens = tokens[1:]
    if tokens and tokens[0] in first:
        tokens[0] = "1"
    return _without_hour(" ".join(tokens), language), weekday


def _relative(said: str, today: date, language: str) -> date | None:
    for key, shift in (("day-before-yesterday", -2), ("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        if said in listed(key, language):
            return today + timedelta(days=shift)
    if said in listed("day-after-tomorrow", language):
        return today + timedelta(days=2)
    for key, sign in (("ago", -1), ("ahead", 1)):
        span = _span(said, listed(key, language), language)
        if span is not None:
            return today + sign * span
    return None


def _span(said: str, marks: tuple[str, ...], language: str) -> timedelta | None:
    """The days in `due giorni fa`, `in urma cu 2 zile`, `fra una settimana`."""
    for mark in marks:
        inside = (
            said.removeprefix(f"{mark} ") if said.startswith(f"{mark} ") else said.removesuffix(f" {mark}")
        )
        counted = _COUNTED.fullmatch(in_figures(inside, language))
        if inside == said or counted is None:
            continue
        for unit, length in (("days", 1), ("weeks", 7)):
            if counted[2] in listed(unit, language):
                return timedelta(days=length * int(counted[1]))
    return None


def _weekday(said: str, today: date, language: str) -> Days:
    """`lunedì scorso` is the last Monday before today; a bare `lunedì` can be that one or the next: asked."""
    tokens = said.split()
    week = [number for number in (_weekday_of(token, language) for token in tokens) if number is not None]
    if len(week) != 1 or len(tokens) > 2:  # noqa: PLR2004  # a day, and "last" or "next"
        return Days()
    other = [token for token in tokens if _weekday_of(token, language) is None]
    if set(other) & set(listed("last", language)):
        return Days((today - timedelta(days=(today.weekday() - week[0] - 1) % 7 + 1),))
    if other and not set(other) & set(listed("next", language)):
        return Days()
    before = today - timedelta(days=(today.weekday() - week[0]) % 7)
    either = tuple(before + timedelta(days=days) for days in (0, 7, 14))
    return Days(either, only_weekday=True)


def _weekday_of(word: str, language: str) -> int | None:
    """The number of a weekday from Monday as 0; None where it is none."""
    for tongue in tongues(language):
        week = [plain(name) for name in str(say("forms.weekdays", tongue)).split(",")]
        if word in week:
            return week.index(word)
    return None


def _with_month_name(said: str, today: date, language: str) -> Days:
    day_first, month_first = _DAY_FIRST.fullmatch(said), _MONTH_FIRST.fullmatch(said)
    found = day_first or month_first
    if found is None:
        return Days()
    day, name, year = found.groups() if day_first else (found[2], found[1], found[3])
    month = month_of(name, language)
    if month is None:
        return Days()
    return _dated(tuple(_days(day, month, year, today)), lacks_year=not year)


def month_of(name: str, language: str) -> int | None:
    """The month (1-12) of that name, short name or misspelt name; None where it is no month or not sure."""
    said = plain(name)
    near: set[int] = set()
    for tongue in tongues(language):
        for number, month in enumerate(str(say("forms.months", tongue)).split(","), start=1):
            full = plain(month)
            if said in (full, full[:3]) or (said == "sett" and number == 9):  # noqa: PLR2004  # September
                return number
            if len(said) > 3 and fuzz.ratio(said, full) >= _NEAR_MONTH:  # noqa: PLR2004
                near.add(number)
    return near.pop() if len(near) == 1 else None


def _days(day: str, month: int, year: str | None, today: date) -> Iterator[date]:
    for full in _years(year, today):
        try:
            yield date(full, month, int(day))
        except ValueError:
            continue


def _years(year: str | None, today: date) -> tuple[int, ...]:
    if not year:
        return (today.year, today.year - 1, today.year + 1)
    if len(year) == 4:  # noqa: PLR2004
        return (int(year),)
    this = today.year // 100 * 100 + int(year)
    return (this, this - 100)


def shown_day(day: date, language: str) -> str:
    """The day in words: `3 maggio 2021`."""
    months = str(say("forms.months", language)).split(",")
    return f"{day.day} {months[day.month - 1].strip()} {day.year}"


def figures(day: date) -> str:
    """The day in figures that read the same in every language of the counter: `03/05/2021`."""
    return f"{day:%d/%m/%Y}"
