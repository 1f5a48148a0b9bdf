# SPDX-License-Identifier: AGPL-3.0-or-later
"""Applications are taken from the first second to the last, by the clock of Rome."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Acceptance, Reason, Service, Status, Taking, Window
from bot.answers.library.window import ROME, closing, is_skipped, opening

SUMMER = Window(opening(datetime(2026, 6, 1, 8)), closing(datetime(2026, 7, 15, 23, 59, 59)))  # noqa: DTZ001


def service(status: str, window: Window | None = None) -> Service:
    """A service in some state."""
    return Service(
        id="centri-estivi",
        title={"it": "Centri estivi"},
        names={},
        description={"it": "Aiuto"},
        office="sociali",
        status=Status(status),
        window=window,
        form="centri-estivi",
        answer_days=30,
        completion=("desk",),
        sources={},
        verified_on=date(2026, 11, 23),
        review_by=date(2027, 5, 23),
        categories=(),
        arguments=(),
        events=(),
        related=(),
    )


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 6, 1, 5, 59, 59, 999999, UTC), Reason.EARLY),
        (datetime(2026, 6, 1, 6, 0, 0, 0, UTC), Reason.NONE),
        (datetime(2026, 7, 15, 21, 59, 59, 999999, UTC), Reason.NONE),
        (datetime(2026, 7, 15, 22, 0, 0, 0, UTC), Reason.LATE),
    ],
)
def test_a_window_holds_from_its_first_second_to_its_last(moment: datetime, expected: Reason) -> None:
    """Eight in Rome is six in UTC in summer; both ends are inside."""
    assert SUMMER.reason(moment) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 10, 25, 0, 29, 59, tzinfo=UTC), Reason.EARLY),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), Reason.NONE),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), Reason.NONE),
        (datetime(2026, 10, 25, 1, 45, tzinfo=UTC), Reason.NONE),
        (datetime(2026, 10, 25, 1, 45, 1, tzinfo=UTC), Reason.LATE),
    ],
)
def test_the_hour_that_comes_twice_is_inside_both_times(moment: datetime, expected: Reason) -> None:
    """When the clocks go back, the first 2:30 opens and the second 2:45 closes."""
    night = Window(
        opening(datetime(2026, 10, 25, 2, 30)),  # noqa: DTZ001
        closing(datetime(2026, 10, 25, 2, 45)),  # noqa: DTZ001
    )

    assert night.reason(moment) == expected


def test_a_moment_on_any_clock_is_the_same_moment() -> None:
    """What counts is when it was, not where the clock hangs."""
    closes = datetime(2026, 7, 15, 23, 59, 59, tzinfo=ROME)

    assert SUMMER.reason(closes) == SUMMER.reason(closes.astimezone(UTC)) == Reason.NONE
    assert SUMMER.reason(closes + timedelta(seconds=1)) == Reason.LATE


def test_the_hour_that_the_clocks_skip_is_none() -> None:
    """In March there is no half past two."""
    assert is_skipped(datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001
    assert not is_skipped(datetime(2027, 3, 28, 3, 0))  # noqa: DTZ001
    assert not is_skipped(datetime(2026, 10, 25, 2, 30))  # noqa: DTZ001


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_time_runs_one_way_through_a_window(moment: datetime) -> None:
    """Before is early, after is late, and nothing is both."""
    reason = SUMMER.reason(moment)

    assert (reason == Reason.EARLY) == (moment < datetime(2026, 6, 1, 6, tzinfo=UTC))
    assert (reason == Reason.LATE) == (moment >= datetime(2026, 7, 15, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        ("planned", Taking.INTEREST, Reason.PLANNED),
        ("open", Taking.OPEN, Reason.NONE),
        ("full", Taking.REFUSED, Reason.FULL),
        ("paused", Taking.REFUSED, Reason.PAUSED),
        ("closed", Taking.REFUSED, Reason.CLOSED),
    ],
)
def test_the_status_governs_what_is_taken(status: str, kind: Taking, reason: Reason) -> None:
    """A planned service takes an interest only, and only an open one takes applications."""
    inside = datetime(2026, 6, 15, tzinfo=UTC)

    assert service(status).accepts(inside) == Acceptance(kind, reason)
    assert service(status, SUMMER).accepts(inside) == Acceptance(kind, reason, SUMMER.opens, SUMMER.closes)


def test_an_open_service_refuses_outside_its_window_and_says_when() -> None:
    """Whoever comes too early is told the day and the hour."""
    found = service("open", SUMMER).accepts(datetime(2026, 5, 1, tzinfo=UTC))

    assert (found.kind, found.reason) == (Taking.REFUSED, Reason.EARLY)
    assert str(found.opens) == "2026-06-01 08:00:00+02:00"
