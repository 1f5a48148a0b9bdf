# SPDX-License-Identifier: AGPL-3.0-or-later
"""The days of a term, and the codes that link a desk."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cases import due_on, fingerprint, spell_code

ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("confirmed", "due"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 3, 2, 23, 30, tzinfo=UTC), date(2026, 4, 2)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2027, 1, 30)),
        (datetime(2028, 2, 1, 12, tzinfo=UTC), date(2028, 3, 2)),
    ],
)
def test_the_term_counts_local_days(confirmed: datetime, due: date) -> None:
    """Half past midnight in Orio Litta is already the next day, whatever UTC says."""
    assert due_on(confirmed, 30, ROME) == due


def test_a_code_is_spelt_for_the_telephone() -> None:
    """Two groups of five, without the signs that are taken for each other."""
    assert spell_code(bytes(range(10))) == "ABCDE-FGHJK"
    assert spell_code(bytes([255, 254, 253, 252, 251, 250, 249, 248, 247, 246])) == "98765-432ZY"


@given(st.binary(min_size=10, max_size=10))
def test_a_code_is_found_however_it_is_written(dice: bytes) -> None:
    """Small letters, no dash, blanks: the fingerprint is the same, and it shows nothing of the code."""
    code = spell_code(dice)

    assert not set(code) & set("IO01")
    assert fingerprint(code.lower()) == fingerprint(code.replace("-", "")) == fingerprint(f" {code} ")
    assert fingerprint(code) != fingerprint(spell_code(bytes([dice[0] ^ 1]) + dice[1:]))
    assert code[:5] not in fingerprint(code).upper()
