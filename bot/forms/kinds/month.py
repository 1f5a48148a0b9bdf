# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month of a year."""

import re
from datetime import date

from bot.forms.days import month_of, read_days, shown_day
from bot.forms.form import Field
from bot.forms.kinds.date import DateKind, limits
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.forms.words import listed, plain

_FIGURES = re.compile(r"(\d{1,2}) (\d{4}|\d{2})")


class MonthKind(FieldKind):
    """A month, kept as its first day; without a year, the next one there is."""

    hint = "forms.hint.month"
    may_have = frozenset({"bounds"})
    mistakes = DateKind.mistakes

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """`settembre 2027`, `9/2027`, `settembre`, or a day of the month; two years are asked."""
        first, last = limits(field.bounds, moment.today)
        months = _months(text, moment)
        if not months:
            return Unread("forms.problem.month")
        allowed = tuple(day.isoformat() for day in months if first.replace(day=1) <= day <= last)
        if not allowed:
            return Unread("forms.problem.month-bounds", {"first": f"{first:%m/%Y}", "last": f"{last:%m/%Y}"})
        return Read(allowed[0]) if len(allowed) == 1 else Doubt("forms.doubt.month", allowed)

    def show(self, field: Field, value: str, language: str) -> str:
        """Month and year in words."""
        del field
        return shown_day(date.fromisoformat(value), language).partition(" ")[2]


def _months(text: str, moment: Moment) -> tuple[date, ...]:
    lead = listed("month-lead", moment.language)
    words = plain(text).split()
    while words and words[0] in lead:
        words = words[1:]
    said = " ".join(words)
    found = month_of(words[0], moment.language) if words else None
    if found and len(words) == 1:
        return _of(found, tuple(range(moment.today.year, moment.today.year + 4)))
    figures = _FIGURES.fullmatch(f"{found} {words[1]}" if found and len(words) == 2 else said)  # noqa: PLR2004
    if figures and len(figures[2]) == 4:  # noqa: PLR2004  # a whole year
        return _of(int(figures[1]), (int(figures[2]),))
    # "marzo 28" can be a year or a day.
    short = _of(int(figures[1]), (moment.today.year // 100 * 100 + int(figures[2]),)) if figures else ()
    days = read_days(text, moment.today, moment.language)
    if days.only_weekday:
        return ()
    return tuple(dict.fromkeys((*short, *(day.replace(day=1) for day in (*days.days, *days.other_order)))))


def _of(month: int, years: tuple[int, ...]) -> tuple[date, ...]:
    return tuple(date(year, month, 1) for year in years if year > 0) if 1 <= month <= 12 else ()  # noqa: PLR2004
