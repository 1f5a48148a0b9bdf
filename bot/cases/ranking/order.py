# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts cases in order. The same cases and rules give the same order, however they are handed in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.cases.case import Case
from bot.cases.ranking.rules import HIGHEST, OFFICE, Criterion, Measure, Rules
from bot.cases.state import State

MISSING = ""
ARRIVAL = "arrival"
"""What decides where all criteria leave two level: the moment of confirmation, then the running number."""

Values = Mapping[tuple[str, str], str]
"""What the office has verified, by reference and field."""
Key = tuple[tuple[int, Decimal], ...]


class Reason(Struct, frozen=True):
    """One criterion and what counted for it; empty where nothing was known (then it counts last)."""

    says: str
    counted: str


class Entry(Struct, frozen=True, kw_only=True):
    """One case's place."""

    place: int
    reference: str
    admitted: bool
    reasons: tuple[Reason, ...]
    """One a criterion, in their order."""
    confirmed_at: datetime
    decided_by: str
    """The rule (`says`) that puts it behind the one before; `arrival`, or empty for the first."""


class LeftOut(Struct, frozen=True):
    """A case of the form that is not ranked, and why (`withdrawn`, `interest`, `early`, `late`)."""

    reference: str
    why: str


class Ranking(Struct, frozen=True):
    """Everybody in order, and who is not in it."""

    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


def ranked(cases: Iterable[Case], rules: Rules, values: Values, timezone: ZoneInfo) -> Ranking:
    """The cases of the rules' form in order.

    Each criterion in turn decides between those whom all before it leave level; who has no value for it
    comes behind those who have one; of several values (the children's birthdays) the best one counts.
    What is still level then is decided by the moment of confirmation, and by the running number in the end:
    no two cases have the same, so the order is total.
    """
    mine = sorted((case for case in cases if case.form == rules.form), key=_arrival)
    reasons = {case.reference: _outside(case, rules, timezone) for case in mine}
    inside = [case for case in mine if not reasons[case.reference]]
    keyed = sorted(
        (_key(case, rules, values), *_arrival(case), position) for position, case in enumerate(inside)
    )
    ordered = [(key, inside[position]) for key, *_, position in keyed]
    entries = tuple(_entry(place, ordered, rules, values) for place in range(1, len(ordered) + 1))
    left_out = (LeftOut(case.reference, reasons[case.reference]) for case in mine)
    return Ranking(entries, tuple(each for each in left_out if each.why))


def _arrival(case: Case) -> tuple[datetime, int, int]:
    return case.opened_at, case.year, case.number


def _outside(case: Case, rules: Rules, timezone: ZoneInfo) -> str:
    """Why the case is not ranked; empty if it is."""
    day = case.opened_at.astimezone(timezone).date()
    if day < rules.opens:
        return "early"
    if day > rules.closes:
        return "late"
    if case.standing != "application":
        return case.standing
    gone = (State.WITHDRAWN, State.REFUSED, State.LAPSED, State.ANNULLED)
    return str(case.state) if case.state in gone else ""


def _entry(place: int, ordered: Sequence[tuple[Key, Case]], rules: Rules, values: Values) -> Entry:
    key, case = ordered[place - 1]
    return Entry(
        place=place,
        reference=case.reference,
        admitted=rules.places is None or place <= rules.places,
        reasons=tuple(Reason(each.says, _counted(case, each, values)) for each in rules.order),
        confirmed_at=case.opened_at,
        decided_by=_deciding(ordered[place - 2][0], key, rules) if place > 1 else "",
    )


def _deciding(before: Key, key: Key, rules: Rules) -> str:
    differing = (rule.says for rule, one, other in zip(rules.order, before, key, strict=True) if one != other)
    return next(differing, ARRIVAL)


def _key(case: Case, rules: Rules, values: Values) -> Key:
    return tuple(_weight(_counted(case, criterion, values), criterion) for criterion in rules.order)


def _weight(counted: str, criterion: Criterion) -> tuple[int, Decimal]:
    """Lower comes first; whoever has no value comes behind everybody who has one."""
    if counted == MISSING:
        return 1, Decimal(0)
    number = _number(counted, criterion)
    return 0, -number if criterion.first == HIGHEST else number


def _counted(case: Case, criterion: Criterion, values: Values) -> str:
    """The value that counts: of several, the one that brings the case forward most."""
    if criterion.measure is Measure.ROUNDS:
        return str(_rounds(case, criterion.field))
    if criterion.given_by == OFFICE:
        found = [values.get((case.reference, criterion.field), MISSING)]
    else:
        found = [line.value for line in case.lines if _plain(line.key) == criterion.field]
    usable = [value for value in found if _usable(value, criterion)]
    return min(usable, key=lambda value: _weight(value, criterion), default=MISSING)


def _rounds(case: Case, group: str) -> int:
    parts = (line.key.split(".") for line in case.lines)
    return len({part[1] for part in parts if len(part) > 1 and part[0] == group and part[1].isdecimal()})


def _plain(key: str) -> str:
    return ".".join(part for part in key.split(".") if not part.isdecimal())


def _usable(value: str, criterion: Criterion) -> bool:
    try:
        return _number(value, criterion).is_finite()
    except (ArithmeticError, ValueError):
        return False


def _number(value: str, criterion: Criterion) -> Decimal:
    match criterion.measure:
        case Measure.CHOICE:
            return Decimal(criterion.choices.index(value))
        case Measure.DATE:
            return Decimal(date.fromisoformat(value).toordinal())
        case _:
            return Decimal(value)
