# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the offices of a town are at work: hours, Sundays, Italy's holidays, the patron's day, closures."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from msgspec import Struct

DAY = timedelta(days=1)
_EVERY_YEAR = len("08-10")


class Span(Struct, frozen=True):
    """Days from `first` to `last`, both inside: of one year (`2026-08-10`) or of every year (`08-10`)."""

    first: str
    last: str

    def covers(self, day: date) -> bool:
        """Whether the day is one of them; a span of every year may run over the turn of the year."""
        written = day.isoformat()
        if len(self.first) == _EVERY_YEAR:
            written = written[-_EVERY_YEAR:]
            if self.first > self.last:
                return written >= self.first or written <= self.last
        return self.first <= written <= self.last


class Calendar(Struct, frozen=True, kw_only=True):
    """The working time of a town's offices, on its own clock."""

    timezone: ZoneInfo
    weekdays: frozenset[int]
    """Of the week: 0 is Monday."""
    opens: time
    closes: time
    patron_day: str = ""
    """`MM-DD`; empty where nobody has told it."""
    closures: tuple[Span, ...] = ()

    def works(self, day: date) -> bool:
        """Whether the offices work on that day."""
        return (
            day.weekday() in self.weekdays
            and not _is_holiday(day)
            and day.isoformat()[-_EVERY_YEAR:] != self.patron_day
            and not any(closure.covers(day) for closure in self.closures)
        )

    def days_before(self, day: date, count: int) -> date:
        """The working day that has `count` working days from itself up to `day` and before it.

        One working day before a Monday is the Friday; before a Sunday too.
        """
        for _ in range(count):
            day -= DAY
            while not self.works(day):
                day -= DAY
        return day

    def after(self, moment: datetime, hours: float) -> datetime:
        """When `hours` of working time have passed since a moment (aware); in UTC."""
        left = timedelta(hours=hours)
        for begins, ends in self._shifts(moment):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        raise AssertionError  # the shifts never end

    def at(self, day: date, hour: time) -> datetime:
        """That hour of a day on the town's clock, in UTC."""
        return datetime.combine(day, hour, self.timezone).astimezone(UTC)

    def _shifts(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = since.astimezone(self.timezone).date()
        while True:
            # In UTC: on the two nights when the clocks change, wall time would count an hour wrong.
            begins, ends = max(self.at(day, self.opens), since), self.at(day, self.closes)
            if self.works(day) and begins < ends:
                yield begins, ends
            day += DAY


def _is_holiday(day: date) -> bool:
    return day in _italy(day.year)


@cache
def _italy(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("IT", years=year))
