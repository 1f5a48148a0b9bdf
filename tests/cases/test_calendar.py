# SPDX-License-Identifier: AGPL-3.0-or-later
"""When offices work, as anybody can check with a wall calendar."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.cases import rhythm
from bot.cases.calendar import Calendar, Span
from bot.errors import BadKnowledge

ROME = ZoneInfo("Europe/Rome")
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
WORKS = Calendar(timezone=ROME, weekdays=frozenset(range(5)), opens=time(9), closes=time(17))
MOMENTS = st.integers(1_704_067_200, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
        (date(2026, 4, 6), False),
        (date(2026, 6, 2), False),
        (date(2027, 10, 4), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
    ],
)
def test_holidays_of_italy_are_no_working_days(day: date, *, works: bool) -> None:
    """A Monday, a Saturday, Easter Monday, the Republic, Saint Francis since 2026, Christmas."""
    assert WORKS.works(day) is works


def test_the_patron_and_august_are_data() -> None:
    """What the municipality writes down closes the offices, and nothing else does."""
    town = replace(
        WORKS, patron_day="06-24", closures=(Span("08-10", "08-21"), Span("2026-11-02", "2026-11-03"))
    )

    assert not town.works(date(2026, 6, 24))
    assert [town.works(date(2027, 8, day)) for day in (9, 10, 20, 23)] == [True, False, False, True]
    assert [town.works(date(year, 11, 3)) for year in (2026, 2027)] == [False, True]


def test_a_closure_may_run_over_the_turn_of_the_year() -> None:
    """From 27 December to 5 January, each year."""
    span = Span("12-27", "01-05")

    assert [
        span.covers(date(2026, 12, 26)),
        span.covers(date(2026, 12, 31)),
        span.covers(date(2027, 1, 5)),
    ] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        (datetime(2026, 3, 2, 10, tzinfo=ROME), 8, datetime(2026, 3, 3, 10, tzinfo=ROME)),
        (datetime(2026, 3, 6, 16, tzinfo=ROME), 2, datetime(2026, 3, 9, 10, tzinfo=ROME)),
        (datetime(2026, 3, 7, 12, tzinfo=ROME), 1, datetime(2026, 3, 9, 10, tzinfo=ROME)),
        (datetime(2026, 3, 27, 16, tzinfo=ROME), 2, datetime(2026, 3, 30, 10, tzinfo=ROME)),
        (datetime(2026, 12, 24, 16, tzinfo=ROME), 2, datetime(2026, 12, 28, 10, tzinfo=ROME)),
    ],
)
def test_working_hours_stop_at_night_and_on_holidays(since: datetime, hours: int, until: datetime) -> None:
    """Over a night, a weekend, the clocks going forward, and Christmas."""
    assert WORKS.after(since, hours) == until


@pytest.mark.parametrize(
    ("day", "count", "before"),
    [
        (date(2026, 4, 1), 5, date(2026, 3, 25)),
        (date(2026, 4, 7), 1, date(2026, 4, 3)),
        (date(2026, 4, 5), 1, date(2026, 4, 3)),
    ],
)
def test_working_days_before_a_term(day: date, count: int, before: date) -> None:
    """Five before a Wednesday; one before the Tuesday after Easter; one before Easter itself."""
    assert WORKS.days_before(day, count) == before


@given(MOMENTS, st.integers(1, 60), st.integers(1, 60))
def test_working_time_adds_up(since: datetime, first: int, then: int) -> None:
    """Waiting twice is waiting for the sum, and it ends while somebody is there."""
    reached = WORKS.after(since, first)

    assert WORKS.after(reached, then) == WORKS.after(since, first + then)
    assert reached > since
    assert WORKS.works((reached - timedelta(seconds=1)).astimezone(ROME).date())


@given(st.dates(date(2024, 1, 1), date(2034, 12, 31)), st.integers(1, 30))
def test_days_before_are_working_days_and_in_order(day: date, count: int) -> None:
    """One more day back is always earlier."""
    assert WORKS.works(WORKS.days_before(day, count))
    assert WORKS.days_before(day, count + 1) < WORKS.days_before(day, count) < day


def test_the_file_is_read(tmp_path: Path) -> None:
    """What the knowledge base proposes."""
    read = rhythm.load(KNOWLEDGE, ROME, "06-24")

    assert (read.unclaimed_hours, read.stand_in_hours, read.operator_hours) == (8, 16, 24)
    assert read.before_due == (5, 1)
    assert (read.digest_at, read.answer_days, read.calendar.patron_day) == (time(8, 30), 15, "06-24")
    assert list(rhythm.problems(KNOWLEDGE)) == []
    with pytest.raises(BadKnowledge, match=r"calendar.yaml:1: no such file"):
        rhythm.load(tmp_path, ROME, "")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('opens: "09:00"', 'opens: "9"', "5: 'opens' is '9'; right is an hour in quotes"),
        ("[mon, tue", "[lun, tue", "4: 'working_days' has 'lun'; "),
        (
            "closures: []",
            "closures: [{from: 08-10, to: 2026-08-21}]",
            "7: 'closures' has a mapping; right is {from",
        ),
        (
            "closures: []",
            "closures: [{from: 08-32, to: 08-33}]",
            "7: 'closures' has a mapping; right is {from",
        ),
        ("answer_days: 15", "answer_days: 60", "13: 'answer_days' is 60; right is at most 30"),
        ("[5, 1]", "[5, domani]", "11: 'remind_before' has 'domani'; right is whole numbers"),
        ('closes: "17:00"', 'closes: "08:00"', "4: nobody ever works; right is a working day"),
        ("unclaimed_hours: 8", "unclaimed: 8", "4: the calendar lacks 'unclaimed_hours'"),
    ],
)
def test_a_slip_in_the_calendar_is_named(tmp_path: Path, before: str, after: str, expected: str) -> None:
    """With its line, and what would be right."""
    text = (KNOWLEDGE / "calendar.yaml").read_text("utf-8")
    (tmp_path / "calendar.yaml").write_text(text.replace(before, after, 1), "utf-8")

    found = [str(each).partition("calendar.yaml:")[2] for each in sorted(rhythm.problems(tmp_path))]
    assert found[0].startswith(expected)
    with pytest.raises(BadKnowledge):
        rhythm.load(tmp_path, ROME, "")
