# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our reference, the register's number, and the day of a term."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cases import due_on, find_reference, months_later, read_protocol, read_reference, reference

TODAY = date(2026, 3, 2)
NUMBERS = st.integers(1, 99_999_999)


@given(st.integers(2020, 2099), NUMBERS)
def test_a_reference_is_read_as_it_was_written(year: int, number: int) -> None:
    """Whatever dashes, spaces and case a person uses."""
    written = reference(year, number)

    assert read_reference(written) == written
    assert read_reference(f" {written.lower().replace('-', ' ')} ") == written
    assert read_reference(written.replace("-", "")) == written
    assert find_reference(f"la pratica {written}, a che punto è?") == written


@given(NUMBERS, st.data())
def test_one_wrong_character_or_two_swapped_are_noticed(number: int, data: st.DataObject) -> None:
    """The letter is a weighted sum modulo a prime."""
    written = reference(2026, number).replace("-", "")
    place = data.draw(st.integers(0, len(written) - 1))
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ" if place == len(written) - 1 else "0123456789"
    wrong = data.draw(st.sampled_from([each for each in letters if each != written[place]]))
    assert read_reference(written[:place] + wrong + written[place + 1 :]) is None
    other = data.draw(st.integers(0, len(written) - 1))
    swapped = list(written)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    if "".join(swapped) != written:
        assert read_reference("".join(swapped)) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0001234/2026", "0001234/2026"),
        (" prot. 0001234 / 2026 ", "0001234/2026"),
        ("N. 12345678/2025", "12345678/2025"),
        ("1234/2026", None),
        ("0001234/2027", None),
        ("0001234/1999", None),
        ("0000000/2026", None),
        ("0001234", None),
        ("0001234-2026", None),
        ("٠٠٠١٢٣٤/2026", None),
    ],
)
def test_a_protocol_number_has_seven_digits_and_a_year(written: str, read: str | None) -> None:
    """As the register of the municipality gives it; never of a year to come."""
    assert read_protocol(written, TODAY) == read


def test_the_term_is_counted_from_the_local_day() -> None:
    """Confirmed on 1 March at 23:30 UTC: in Rome it is the 2nd, and 30 days end on 1 April."""
    rome = ZoneInfo("Europe/Rome")

    assert due_on(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), 30, rome) == date(2026, 4, 1)
    assert due_on(datetime(2026, 3, 1, 12, 0, tzinfo=UTC), 30, rome) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_end_where_the_month_does(day: date, months: int, later: date) -> None:
    """The same day, or the last one of a shorter month."""
    assert months_later(day, months) == later
