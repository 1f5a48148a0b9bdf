# SPDX-License-Identifier: AGPL-3.0-or-later
"""When offices work and when they are reminded, as a clerk writes it (`calendar.yaml`)."""

import re
from datetime import date, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.cases.calendar import Calendar, Span
from bot.fields import Fields
from bot.model import Problem
from bot.written import Written, accepted, noted, read

FILE = "calendar.yaml"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY = re.compile(r"(\d{4}-)?\d{2}-\d{2}")
_LEAP_YEAR = "2028-"
EARLIEST_DIGEST, LATEST_DIGEST = time(8), time(20)


class Rhythm(Struct, frozen=True, kw_only=True):
    """The working time, and after how much of it somebody is reminded."""

    calendar: Calendar
    unclaimed_hours: int
    """Working hours after which the desk is reminded of a case that nobody has taken."""
    stand_in_hours: int
    """Working hours after which another office's desk gets it too."""
    operator_hours: int
    """Working hours after which whoever runs the bot is told that nobody reads it."""
    before_due: tuple[int, ...]
    """How many working days before the end of a term the office is reminded."""
    digest_at: time
    """When an office gets its daily list, on the town's clock, unless it has chosen another hour."""
    answer_days: int
    """Days that a resident has for documents, unless the office says otherwise."""


def load(folder: Path, timezone: ZoneInfo, patron_day: str) -> Rhythm:
    """The rhythm of `folder`/calendar.yaml, with the patron's day (`MM-DD` or nothing) of the town.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder, timezone, patron_day))


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in `folder`/calendar.yaml."""
    return noted(partial(_read, folder, ZoneInfo("Europe/Rome"), ""))


def _read(folder: Path, timezone: ZoneInfo, patron_day: str, problems: list[Problem]) -> Rhythm | None:
    written = read(folder / FILE, problems)
    if written is None:
        return None
    fields = Fields(written, "the calendar", problems)
    days = fields.several_of("working_days", WEEKDAYS)
    opens, closes = hour(fields, "opens"), hour(fields, "closes")
    if not days or opens >= closes:
        fields.wrong(written, "nobody ever works; right is a working day, and to close after one opens")
    rhythm = Rhythm(
        calendar=Calendar(
            timezone=timezone,
            weekdays=frozenset(WEEKDAYS.index(day) for day in days),
            opens=opens,
            closes=closes,
            patron_day=patron_day,
            closures=spans(fields, "closures"),
        ),
        unclaimed_hours=fields.number("unclaimed_hours"),
        stand_in_hours=fields.number("stand_in_hours"),
        operator_hours=fields.number("operator_hours"),
        before_due=tuple(sorted(fields.numbers("remind_before", range(1, 100)), reverse=True)),
        digest_at=digest_hour(fields),
        answer_days=_at_most_thirty(fields, "answer_days"),
    )
    fields.close()
    return rhythm


def spans(fields: Fields, key: str) -> tuple[Span, ...]:
    """A list of `{from: …, to: …}`, each a date (`2026-08-10`) or a day of every year (`08-10`)."""
    return tuple(span for entry in fields.entries(key) if (span := _span(fields, entry, key)))


def _span(fields: Fields, entry: Written, key: str) -> Span | None:
    first, last = (entry.at(end).text for end in ("from", "to"))
    if not (_is_day(first) and _is_day(last) and len(first) == len(last)):
        fields.wrong(
            entry, f"'{key}' has {entry.shown()}; right is {{from: 08-10, to: 08-21}} or whole dates"
        )
        return None
    return Span(first, last)


def _is_day(written: str) -> bool:
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written if len(written) > len("08-10") else _LEAP_YEAR + written)
    except ValueError:
        return False
    return True


def digest_hour(fields: Fields) -> time:
    """`digest_at`: an hour at which a phone may ring."""
    found = hour(fields, "digest_at")
    if found and not EARLIEST_DIGEST <= found <= LATEST_DIGEST:
        fields.wrong(
            fields.written.keys["digest_at"],
            f"'digest_at' is {found:%H:%M}; right is {EARLIEST_DIGEST:%H:%M} to {LATEST_DIGEST:%H:%M}",
        )
    return found


def hour(fields: Fields, key: str) -> time:
    """An hour of the day; midnight where it is wrong."""
    found = fields.need(key)
    if found is None or not _HOUR.fullmatch(found.text):
        if found is not None:
            fields.wrong(found, f"'{key}' is {found.shown()}; right is an hour in quotes like \"08:30\"")
        return time(0)
    return time.fromisoformat(found.text)


def _at_most_thirty(fields: Fields, key: str) -> int:
    number = fields.number(key)
    if number > 30:  # noqa: PLR2004  # the longest suspension, L. 241/1990 art. 2 c. 7
        fields.wrong(fields.written.keys[key], f"'{key}' is {number}; right is at most 30")
    return number
