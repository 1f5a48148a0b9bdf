# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register's number, and months of a term."""

from datetime import date

import pytest

from bot.cases import months_later, read_protocol

TODAY = date(2026, 3, 2)


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
