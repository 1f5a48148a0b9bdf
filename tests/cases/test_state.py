# SPDX-License-Identifier: AGPL-3.0-or-later
"""States, terms and codes: no sequence of acts reaches what the law does not know."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cases import ENDED, WAYS, State, due_on, fingerprint, spell_code
from bot.errors import BadTurn
from tests.rooms import request

ROME = ZoneInfo("Europe/Rome")
REACHED = {
    State.SUBMITTED: {
        State.IN_PROGRESS,
        State.AWAITING_RESIDENT,
        State.GRANTED,
        State.REFUSED,
        State.CLOSED,
        State.WITHDRAWN,
    },
    State.IN_PROGRESS: {
        State.AWAITING_RESIDENT,
        State.GRANTED,
        State.REFUSED,
        State.CLOSED,
        State.WITHDRAWN,
    },
    State.AWAITING_RESIDENT: {
        State.IN_PROGRESS,
        State.GRANTED,
        State.REFUSED,
        State.CLOSED,
        State.WITHDRAWN,
    },
    State.GRANTED: set(),
    State.REFUSED: set(),
    State.CLOSED: set(),
    State.WITHDRAWN: set(),
}


@given(st.lists(st.sampled_from(State), max_size=12))
def test_no_sequence_of_acts_reaches_an_illegal_state(wanted: list[State]) -> None:
    """What may be done is done, what may not is refused and changes nothing; an end is the end."""
    case = request(42).case
    for state in wanted:
        before = case
        if state in REACHED[case.state]:
            assert case.may(state)
            case = case.moved(state)
            assert case.state is state
        else:
            assert not case.may(state)
            with pytest.raises(BadTurn, match=f"no way from {case.state} to {state}"):
                case.moved(state)
        assert case == before or not before.state.ended


def test_every_state_has_its_ways_and_an_end_in_reach() -> None:
    """No case can be stuck: from every open state an office can end it, and the resident withdraw it."""
    assert set(WAYS) == set(State)
    assert {State.GRANTED, State.REFUSED, State.CLOSED, State.WITHDRAWN} == ENDED
    assert all(WAYS[state] >= ENDED for state in State if not state.ended)


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
