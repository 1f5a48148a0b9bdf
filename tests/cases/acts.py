# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases in the hands of invented offices, and whatever can be done to them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.cases import Case, State, deeds, reference

OPENED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST_DAY = date(2026, 3, 2)

Act = Callable[[Case, date], Case]


def application(
    *, standing: str = "application", competitive: bool = False, kind: str = "application"
) -> Case:
    """A case filed on Monday 2 March 2026; an application has 30 days, until 1 April."""
    return Case(
        id="telegram:1",
        reference=reference(2026, 1),
        year=2026,
        number=1,
        person="telegram:1001",
        chat="telegram:1001",
        language="it",
        office="sociali",
        topic="centri-estivi",
        form="centri-estivi",
        kind=kind,
        standing=standing,
        title="Contributo per i centri estivi",
        lines=(),
        opened_at=OPENED,
        due_on=FIRST_DAY + timedelta(days=30) if (kind, standing) == ("application", "application") else None,
        competitive=competitive,
    )


def noon(day: date) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


ACTS: dict[str, Act] = {
    "take": lambda case, _: deeds.take(case, "telegram:1002", "Bruno Conti"),
    "register": lambda case, _: deeds.register(case, "0001234/2026"),
    "ask": lambda case, today: deeds.ask(case, today + timedelta(days=15), today),
    "answer": deeds.answer,
    "notice": deeds.give_notice,
    "reopen": lambda case, today: deeds.reopen(case, noon(today), today, 30),
    "hand over": lambda case, today: deeds.hand_over(
        case, "tecnico" if case.office == "sociali" else "sociali", noon(today)
    ),
} | {f"end {state}": (lambda case, today, state=state: deeds.end(case, state, today)) for state in State}
