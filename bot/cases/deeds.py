# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be done to a case, and what it is afterwards. Every change of a state goes through here."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from bot.cases.case import Case
from bot.cases.state import DECIDED, WAYS, State
from bot.cases.term import (
    ANNULMENT_MONTHS,
    LONGEST_SUSPENSION,
    OBSERVATION_TIME,
    REOPENING_TIME,
    Notice,
    Suspension,
    months_later,
)
from bot.errors import BadTurn

_OFFERED: dict[str, frozenset[State]] = {
    "application": DECIDED | {State.CLOSED, State.LAPSED, State.ANNULLED, State.REFUSAL_NOTICE},
    "report": frozenset({State.CLOSED, State.REFUSED}),
    "feedback": frozenset({State.CLOSED}),
    "question": frozenset({State.CLOSED}),
}
"""What an office may decide about each kind of case."""
_DECISIONS = frozenset(state for states in _OFFERED.values() for state in states)


def may(case: Case, to: State, today: date) -> bool:
    """Whether the case may go to that state on that day of the town."""
    if to not in WAYS[case.state] or (to in _DECISIONS and to not in _OFFERED[case.kind]):
        return False
    match to:
        case State.REFUSAL_NOTICE:
            return _wants_notice(case) and case.notice is None
        case State.REFUSED:
            return not _wants_notice(case) or (case.notice is not None and case.notice.over(today))
        case State.REOPENED:
            decided = case.state is State.REFUSED and case.kind == "application"
            return not decided and case.ended_on is not None and today <= case.ended_on + REOPENING_TIME
        case State.ANNULLED:
            return case.ended_on is not None and today <= months_later(case.ended_on, ANNULMENT_MONTHS)
    return True


def _wants_notice(case: Case) -> bool:
    return case.formal and not case.competitive


def endings(case: Case, today: date) -> tuple[State, ...]:
    """The ways in which the office may end or undo the case today, the notice before a refusal included."""
    order = (
        State.GRANTED,
        State.PARTLY_GRANTED,
        State.REFUSAL_NOTICE,
        State.REFUSED,
        State.CLOSED,
        State.LAPSED,
        State.ANNULLED,
    )
    return tuple(state for state in order if may(case, state, today))


def take(case: Case, operator: str, name: str) -> Case:
    """Somebody is in charge of it now.

    Raises:
        BadTurn: somebody else is already, or it has ended.
    """
    if case.operator or case.state.ended:
        raise BadTurn(f"case {case.reference}: in charge is '{case.operator}', state {case.state}")
    taken = replace(case, operator=operator, operator_name=name, unclaimed_since=None)
    return taken.moved(State.IN_PROGRESS) if case.state.fresh else taken


def register(case: Case, protocol: str) -> Case:
    """The register holds it under that number (as `read_protocol` gives it); a mistyped one can be put right.

    Raises:
        BadTurn: it was taken back.
    """
    if case.state is State.WITHDRAWN:
        raise BadTurn(f"case {case.reference}: was withdrawn, nothing is left to register")
    registered = replace(case, protocol=protocol)
    return registered.moved(State.REGISTERED) if case.state is State.SUBMITTED else registered


def ask(case: Case, until: date, today: date) -> Case:
    """The resident is asked for something by a day. The first time, the term of an application stands still.

    Raises:
        BadTurn: an answer is awaited already, it has ended, or the day is not 1 to 30 days away.
    """
    if not today < until <= today + LONGEST_SUSPENSION:
        raise BadTurn(f"case {case.reference}: asked by {until}; right is 1 to 30 days from {today}")
    asked = replace(_reached(case, State.AWAITING_RESIDENT, today), asked_until=until)
    if case.due_on is None or case.suspension is not None:
        return asked
    suspension = Suspension(today, until)
    return replace(asked, suspension=suspension, due_on=case.due_on + suspension.length)


def answer(case: Case, today: date) -> Case:
    """The resident answered: the office goes on, and so does the term; or the observations are in.

    Raises:
        BadTurn: nothing was asked.
    """
    if case.state is State.REFUSAL_NOTICE and case.notice is not None:
        return _observe(case, case.notice, today)
    return _going_on(case, State.IN_PROGRESS, today)


def _observe(case: Case, notice: Notice, today: date) -> Case:
    observed = replace(notice, observed_on=today)
    back = replace(_reached(case, State.IN_PROGRESS, today), notice=observed)
    return _due_moved(back, observed.suspension.length - notice.suspension.length)


def give_notice(case: Case, today: date) -> Case:
    """The resident is told why it would be refused, and has ten days to answer; the term stands still.

    Raises:
        BadTurn: there is no such notice in this proceeding, or it was given already.
    """
    notice = Notice(today, today + OBSERVATION_TIME)
    noticed = replace(_going_on(case, State.REFUSAL_NOTICE, today), notice=notice)
    return _due_moved(noticed, notice.suspension.length)


def end(case: Case, state: State, today: date) -> Case:
    """The case ends, or a decision is undone.

    Raises:
        BadTurn: it may not, today.
    """
    if not state.ended:
        raise BadTurn(f"case {case.reference}: {state} is no end")
    return replace(_going_on(case, state, today), ended_on=today)


def reopen(case: Case, now: datetime, today: date, days: int) -> Case:
    """The resident says that it is not solved: nobody is in charge, and its term starts anew with `days`.

    Raises:
        BadTurn: it has not ended so that it could be reopened, or longer than 30 days ago.
    """
    due = today + timedelta(days=days) if days and case.due_on else None
    return replace(
        _reached(case, State.REOPENED, today),
        operator="",
        operator_name="",
        unclaimed_since=now,
        ended_on=None,
        due_on=due,
        suspension=None,
        notice=None,
        promised_on=None,
        stand_in="",
    )


def hand_over(case: Case, office: str, now: datetime) -> Case:
    """Another office is in charge; nobody there has taken it yet.

    Raises:
        BadTurn: it has ended, or is that office's already.
    """
    if case.state.ended or office == case.office:
        raise BadTurn(f"case {case.reference}: of {case.office}, {case.state}, cannot go to {office}")
    return replace(case, office=office, stand_in="", operator="", operator_name="", unclaimed_since=now)


def _reached(case: Case, to: State, today: date) -> Case:
    if not may(case, to, today):
        raise BadTurn(f"case {case.reference}: may not go from {case.state} to {to} on {today}")
    return case.moved(to)


def _going_on(case: Case, to: State, today: date) -> Case:
    """Nothing is awaited any more: what is left of a suspension counts again."""
    reached = replace(_reached(case, to, today), asked_until=None)
    if case.suspension is None:
        return reached
    cut = case.suspension.cut(today)
    return _due_moved(replace(reached, suspension=cut), cut.length - case.suspension.length)


def _due_moved(case: Case, by: timedelta) -> Case:
    return replace(case, due_on=case.due_on + by) if case.due_on else case
