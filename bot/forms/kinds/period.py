# SPDX-License-Identifier: AGPL-3.0-or-later
"""From one day to another."""

from collections.abc import Iterator
from datetime import date

from bot.forms.days import figures, shown_day
from bot.forms.form import Field
from bot.forms.kinds.date import DateKind, limits
from bot.forms.kinds.kind import FieldKind
from bot.forms.periods import read_period
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.phrases import say


class PeriodKind(FieldKind):
    """Two days, both included; kept as `2027-06-14/2027-06-25`."""

    hint = "forms.hint.period"
    may_have = frozenset({"bounds"})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The one period within the bounds that the text can mean; a whole month is asked."""
        first, last = limits(field.bounds, moment.today)
        found = read_period(text, moment.today, moment.language)
        if not found.periods:
            return Unread("forms.problem.period")
        allowed = tuple(
            f"{start}/{end}"
            for start, end in found.periods
            if start <= end and first <= start and end <= last
        )
        if not allowed:
            return Unread("forms.problem.day-bounds", {"first": figures(first), "last": figures(last)})
        if len(allowed) > 1 or not found.sure:
            return Doubt("forms.doubt.period", allowed)
        return Read(allowed[0])

    def show(self, field: Field, value: str, language: str) -> str:
        """Both days in words."""
        del field
        first, last = (shown_day(date.fromisoformat(day), language) for day in value.split("/"))
        return str(say("forms.period", language, first=first, last=last))

    def mistakes(self, field: Field) -> Iterator[str]:
        """As for a day."""
        return DateKind().mistakes(field)
