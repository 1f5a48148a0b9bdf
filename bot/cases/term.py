# SPDX-License-Identifier: AGPL-3.0-or-later
"""By when an office answers, and what makes that day move.

L. 241/1990: art. 2, 30 days where nothing else is fixed; art. 2 c. 7, one suspension for documents of at
most 30 days; art. 10-bis, 10 days for observations before a refusal, the term goes on 10 days after them.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

STATUTORY_DAYS = 30
LONGEST_SUSPENSION = timedelta(days=30)
OBSERVATION_TIME = timedelta(days=10)
AFTER_OBSERVATIONS = timedelta(days=10)
REOPENING_TIME = timedelta(days=30)
ANNULMENT_MONTHS = 6
"""L. 241/1990, art. 21-nonies, as shortened by L. 182/2025."""


class Suspension(Struct, frozen=True):
    """Days that do not count: the term moves by `until - since`."""

    since: date
    until: date

    @property
    def length(self) -> timedelta:
        """By how much the term moves."""
        return self.until - self.since

    def cut(self, on: date) -> "Suspension":
        """The same, ended on that day if it was to last longer."""
        return Suspension(self.since, max(self.since, min(self.until, on)))


class Notice(Struct, frozen=True):
    """Reasons for a refusal, told before it; whoever applied may answer until `until`, that day included."""

    given_on: date
    until: date
    observed_on: date | None = None

    @property
    def suspension(self) -> Suspension:
        """The term stands still from the notice to ten days after the observations, or after their time.

        What comes after that time is read, and stops no clock.
        """
        heard = min(self.observed_on or self.until, self.until)
        return Suspension(self.given_on, heard + AFTER_OBSERVATIONS)

    def over(self, today: date) -> bool:
        """Whether the office may refuse now."""
        return self.observed_on is not None or today > self.until


def due_on(confirmed: datetime, days: int, timezone: ZoneInfo) -> date:
    """The last day of the term: `days` days after the local day on which the person confirmed."""
    return confirmed.astimezone(timezone).date() + timedelta(days=days)


def months_later(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    first_after = date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(
        date(day.year + year, month + 1, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1)
    )
