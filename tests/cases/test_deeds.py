# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be done to a case, whatever is tried and in whatever order."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.cases import OFFICIAL, WAYS, Case, Official, State, deeds
from bot.errors import BadTurn
from tests.cases.acts import ACTS, FIRST_DAY, application

KINDS = ("application", "report", "feedback", "question")
CASES = st.builds(
    application,
    standing=st.sampled_from(["application", "interest"]),
    competitive=st.booleans(),
    kind=st.sampled_from(KINDS),
)
STEPS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 45)), max_size=14)


def tried(case: Case, steps: list[tuple[str, int]]) -> list[tuple[Case, date]]:
    """The case after each act that was allowed, with the day; refused acts change nothing."""
    day, history = FIRST_DAY, [(case, FIRST_DAY)]
    for act, days in steps:
        day += timedelta(days=days)
        try:
            case = ACTS[act](case, day)
        except BadTurn:
            continue
        history.append((case, day))
    return history


@given(CASES, STEPS)
def test_no_sequence_of_acts_reaches_an_illegal_state(case: Case, steps: list[tuple[str, int]]) -> None:
    """Each step follows a way, and what the case holds fits the state it is in."""
    history = tried(case, steps)
    for (before, _), (after, today) in pairwise(history):
        assert after.state is before.state or after.state in WAYS[before.state]
        assert (after.ended_on is not None) == after.state.ended
        assert (after.asked_until is not None) == (after.state is State.AWAITING_RESIDENT)
        assert not (after.state is State.IN_PROGRESS and after.state.fresh)
        assert after.due_on is None or after.due_on >= FIRST_DAY + timedelta(days=30) or _restarted(history)
        if after.state is State.REFUSED and after.formal and not after.competitive:
            assert after.notice is not None
            assert after.notice.over(today if before.state is not State.REFUSED else after.ended_on or today)
        if after.state in (State.GRANTED, State.PARTLY_GRANTED, State.LAPSED, State.ANNULLED):
            assert after.kind == "application"
        if after.state is State.REFUSAL_NOTICE:
            assert after.formal
            assert not after.competitive


def _restarted(history: list[tuple[Case, date]]) -> bool:
    return any(case.state is State.REOPENED for case, _ in history)


@given(CASES, STEPS)
@example(application(), [("notice", 0), ("answer", 11)])
def test_a_term_moves_by_what_the_law_lets_it_and_no_more(case: Case, steps: list[tuple[str, int]]) -> None:
    """One suspension of at most 30 days, and at most 20 for the notice before a refusal."""
    for reached, _ in tried(case, steps):
        if case.due_on is None:
            assert reached.due_on is None
        elif not _restarted(tried(case, steps)):
            assert reached.due_on is not None
            moved = reached.due_on - case.due_on
            stood = reached.suspension.length if reached.suspension else timedelta(0)
            noticed = reached.notice.suspension.length if reached.notice else timedelta(0)
            assert moved == stood + noticed
            assert timedelta(0) <= stood <= timedelta(days=30)
            assert noticed <= timedelta(days=20)


@given(CASES, STEPS)
def test_what_is_offered_is_what_is_allowed(case: Case, steps: list[tuple[str, int]]) -> None:
    """Every ending on a button can be carried out on that day."""
    reached, today = tried(case, steps)[-1]
    for state in deeds.endings(reached, today):
        act = deeds.give_notice if state is State.REFUSAL_NOTICE else None
        after = act(reached, today) if act else deeds.end(reached, state, today)
        assert after.state is state


@given(CASES, STEPS)
def test_a_refused_act_leaves_the_case_as_it_was(case: Case, steps: list[tuple[str, int]]) -> None:
    """Cases are values: whoever tries something forbidden changes nothing."""
    reached, today = tried(case, steps)[-1]
    before = repr(reached)
    for act in ACTS.values():
        with suppress(BadTurn):
            act(reached, today)
    assert repr(reached) == before


def test_every_state_has_its_place_in_the_official_vocabulary() -> None:
    """Under way, suspended for the user, concluded well, concluded badly, concluded."""
    assert {state.value: place.value for state, place in OFFICIAL.items()} == {
        "submitted": "under-way",
        "registered": "under-way",
        "in-progress": "under-way",
        "reopened": "under-way",
        "awaiting-resident": "suspended-user",
        "refusal-notice": "suspended-user",
        "granted": "concluded-positive",
        "partly-granted": "concluded-positive",
        "refused": "concluded-negative",
        "lapsed": "concluded-negative",
        "closed": "concluded",
        "withdrawn": "concluded",
        "annulled": "concluded",
    }
    assert set(OFFICIAL) == set(WAYS) == set(State)
    assert set(OFFICIAL.values()) == set(Official)


def test_every_state_can_be_reached() -> None:
    """No state is there for nothing."""
    reached, edge = set[State](), {State.SUBMITTED}
    while edge:
        reached |= edge
        edge = {to for state in edge for to in WAYS[state]} - reached
    assert reached == set(State)


def test_a_refusal_comes_after_its_notice_and_ten_days() -> None:
    """Notice on 10 March: observations until the 20th, a refusal from the 21st."""
    noticed = deeds.give_notice(application(), date(2026, 3, 10))

    assert noticed.due_on == date(2026, 4, 21)
    with pytest.raises(BadTurn, match="may not go from refusal-notice to refused on 2026-03-20"):
        deeds.end(noticed, State.REFUSED, date(2026, 3, 20))
    assert deeds.end(noticed, State.REFUSED, date(2026, 3, 21)).state is State.REFUSED


def test_observations_let_the_term_go_on_ten_days_later() -> None:
    """Notice on 10 March, observations on the 13th: 13 days do not count; the office may decide now."""
    observed = deeds.answer(deeds.give_notice(application(), date(2026, 3, 10)), date(2026, 3, 13))

    assert observed.state is State.IN_PROGRESS
    assert observed.due_on == date(2026, 4, 14)
    assert deeds.may(observed, State.REFUSED, date(2026, 3, 13))
    assert not deeds.may(observed, State.REFUSAL_NOTICE, date(2026, 3, 13))


def test_a_ranking_and_an_interest_are_refused_without_a_notice() -> None:
    """A competitive procedure has none, and an interest starts no proceeding."""
    for case in (application(competitive=True), application(standing="interest"), application(kind="report")):
        assert not deeds.may(case, State.REFUSAL_NOTICE, FIRST_DAY)
        assert deeds.may(case, State.REFUSED, FIRST_DAY)


def test_documents_stop_the_clock_once() -> None:
    """Asked on 5 March by the 20th, answered on the 9th: 4 days. The second request stops nothing."""
    asked = deeds.ask(application(), date(2026, 3, 20), date(2026, 3, 5))
    assert asked.due_on == date(2026, 4, 16)
    answered = deeds.answer(asked, date(2026, 3, 9))
    assert answered.due_on == date(2026, 4, 5)
    again = deeds.ask(answered, date(2026, 3, 30), date(2026, 3, 10))
    assert again.due_on == date(2026, 4, 5)
    assert again.asked_until == date(2026, 3, 30)


def test_documents_that_never_come_stop_the_clock_no_longer_than_they_were_asked_for() -> None:
    """Answered a month late, the term has gone on since the day named."""
    asked = deeds.ask(application(), date(2026, 3, 20), date(2026, 3, 5))

    assert deeds.answer(asked, date(2026, 4, 20)).due_on == date(2026, 4, 16)


@pytest.mark.parametrize("days", [0, 31, -1])
def test_an_answer_is_asked_for_by_a_day_that_is_near(days: int) -> None:
    """One to thirty days from today, as the law says of a suspension."""
    with pytest.raises(BadTurn, match="right is 1 to 30 days from 2026-03-02"):
        deeds.ask(application(), FIRST_DAY + timedelta(days=days), FIRST_DAY)


def test_what_is_not_solved_is_reopened_within_thirty_days() -> None:
    """Closed on 10 March: until 9 April. A formal decision is not reopened by a tap."""
    fault = deeds.end(
        deeds.take(application(kind="report"), "telegram:1002", "Bruno"), State.CLOSED, date(2026, 3, 10)
    )
    assert deeds.may(fault, State.REOPENED, date(2026, 4, 9))
    assert not deeds.may(fault, State.REOPENED, date(2026, 4, 10))
    again = deeds.reopen(fault, application().opened_at, date(2026, 4, 9), 0)
    assert (again.state, again.operator, again.ended_on) == (State.REOPENED, "", None)

    granted = deeds.end(application(), State.GRANTED, date(2026, 3, 10))
    assert not deeds.may(granted, State.REOPENED, date(2026, 3, 11))


def test_a_decision_is_annulled_within_six_months() -> None:
    """Granted on 31 August 2026: until 28 February 2027."""
    granted = deeds.end(application(), State.GRANTED, date(2026, 8, 31))

    assert deeds.may(granted, State.ANNULLED, date(2027, 2, 28))
    assert not deeds.may(granted, State.ANNULLED, date(2027, 3, 1))
    assert deeds.may(granted, State.LAPSED, date(2030, 1, 1))


def test_a_registered_case_keeps_its_state_once_somebody_works_on_it() -> None:
    """A number typed late does not send the case back."""
    assert deeds.register(application(), "0001234/2026").state is State.REGISTERED
    taken = deeds.take(application(), "telegram:1002", "Bruno")
    assert deeds.register(taken, "0001234/2026").state is State.IN_PROGRESS
    assert deeds.take(deeds.register(application(), "0001234/2026"), "x", "y").state is State.IN_PROGRESS


def test_two_cannot_be_in_charge() -> None:
    """Whoever comes second is refused; another office begins with nobody in charge."""
    taken = deeds.take(application(), "telegram:1002", "Bruno")
    with pytest.raises(BadTurn, match="in charge is 'telegram:1002'"):
        deeds.take(taken, "telegram:1003", "Carla")
    handed = deeds.hand_over(taken, "tecnico", taken.opened_at)
    assert (handed.office, handed.operator, handed.state) == ("tecnico", "", State.IN_PROGRESS)
    assert deeds.take(handed, "telegram:1003", "Carla").operator_name == "Carla"
