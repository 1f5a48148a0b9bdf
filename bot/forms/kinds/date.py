# SPDX-License-Identifier: AGPL-3.0-or-later
"""A day, as people write it, within bounds."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.forms.dated import day_told
from bot.forms.days import Days, figures, read_days, shown_day
from bot.forms.form import Bounds, Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread

_SHIFT = re.compile(r"([+-]\d{1,3}) (day|week|month|year)s?")
_SHORT_SPAN = 400
"""Days between the bounds up to which a day without a year, or a weekday, can only be few days."""


def bound(text: str, today: date) -> date | None:
    """The day a bound stands for (`2027-06-01`, `today`, `-18 years`); None where there is none.

    Raises:
        ValueError: none of these.
    """
    if not text:
        return None
    if text == "today":
        return today
    shift = _SHIFT.fullmatch(text)
    if shift is None:
        return date.fromisoformat(text)
    count, unit = int(shift[1]), shift[2]
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    return _last_fitting(months // 12, months % 12 + 1, today.day)


def _last_fitting(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def limits(bounds: Bounds, today: date) -> tuple[date, date]:
    """First and last day allowed; a hundred years to each side where the file sets none."""
    return (
        bound(bounds.earliest, today) or date(today.year - 120, 1, 1),
        bound(bounds.latest, today) or date(today.year + 100, 12, 31),
    )


class DateKind(FieldKind):
    """A day."""

    hint = "forms.hint.date"
    tells_back = True
    may_have = frozenset({"bounds"})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The one day within the bounds that the text can mean; two are asked, none is said."""
        found = read_days(text, moment.today, moment.language)
        if not (found.days or found.other_order or found.unreal):
            found = day_told(text, moment.today, moment.language)
        return one_day(found, field.bounds, moment.today)

    def show(self, field: Field, value: str, language: str) -> str:
        """The day in words."""
        del field
        return shown_day(date.fromisoformat(value), language)

    def mistakes(self, field: Field) -> Iterator[str]:
        """Bounds that are no day."""
        for text in (field.bounds.earliest, field.bounds.latest):
            try:
                bound(text, date(2024, 2, 29))
            except ValueError:
                yield f"bound '{text}' is no day; right are 2027-06-01, today, -18 years, +9 months, -30 days"


def one_day(found: Days, bounds: Bounds, today: date) -> Reading:
    """The one day within the bounds, or what must be asked."""
    first, last = limits(bounds, today)
    allowed = [day for day in found.days if first <= day <= last]
    swapped = [day for day in found.other_order if first <= day <= last]
    wide = (last - first).days > _SHORT_SPAN
    if found.unreal or (found.only_weekday and wide):
        return Unread("forms.problem.no-such-day" if found.unreal else "forms.problem.date")
    if found.lacks_year and (wide or len(allowed) > 1):
        return Unread("forms.problem.year")
    candidates = tuple(dict.fromkeys(day.isoformat() for day in allowed + swapped))
    if not candidates and (found.days or found.other_order):
        return Unread("forms.problem.day-bounds", {"first": figures(first), "last": figures(last)})
    if not candidates:
        return Unread("forms.problem.date")
    if len(candidates) > 1 or not allowed or not found.sure(allowed[0]):
        return Doubt("forms.doubt.date", candidates)
    return Read(candidates[0])
