# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices at work, once, for every test that needs them. All people are invented."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.cases import Case, Event, Office, Span
from bot.simulator import Group, Person
from tests.residents import files
from tests.townhall import TestTown


async def open_service(town: TestTown) -> None:
    """Summer camps take applications: a request starts a proceeding with its term."""
    town.changes("centri-estivi", "open")
    await town.restart()


async def at_work(town: TestTown, office: str = "sociali", *names: str) -> tuple[Person, Group]:
    """An operator (and colleagues) with a linked desk and a private chat that is open."""
    people = [town.telegram.person(name) for name in (names or ("Bruno Conti",))]
    desk = await town.desk(office, *people)
    for each in people:
        await each.starts()
    return people[0], desk


async def filed(town: TestTown, name: str = "Ada Rossi") -> tuple[Person, str]:
    """A resident with a request of their own, and its reference."""
    person = town.telegram.person(name)
    return person, await files(person)


async def sends(operator: Person, desk: Group, text: str) -> None:
    """Write in the desk's group what the bot asked for, and confirm the preview."""
    await operator.says(text, in_=desk)
    await operator.presses("Invia", in_=desk)


async def until(town: TestTown, day: str, hour: int = 9) -> None:
    """Go on to that day (ISO) and hour of UTC, an hour at a time where little is left, else a day."""
    goal = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
    while town.clock() < goal:
        await town.later(min(timedelta(hours=12), goal - town.clock()))


def case_of(town: TestTown, reference: str) -> Case:
    """The case as it is kept."""
    case = town.house.store.cases.by_reference(reference)
    assert case is not None
    return case


def events_of(town: TestTown, reference: str) -> tuple[Event, ...]:
    """What happened to it."""
    return town.house.store.cases.events(case_of(town, reference).id)


async def writes_offices(
    town: TestTown, office: str, *, fallback: str = "", absent: tuple[Span, ...] = ()
) -> None:
    """A clerk writes into offices.yaml who helps out, and when nobody is there; it counts from now on."""
    offices = town.knows.offices
    changed: Office = replace(offices[office], fallback=fallback, absent=absent)
    town.knows = replace(town.knows, offices=replace(offices, by_id={**offices.by_id, office: changed}))
    await town.restart()


def seen_in(group: Group) -> str:
    """Everything that the group shows, as one text."""
    return "\n".join(message.text for message in group.messages)
