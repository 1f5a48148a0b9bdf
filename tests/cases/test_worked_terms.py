# SPDX-License-Identifier: AGPL-3.0-or-later
"""The examples that a clerk can do again by hand (`knowledge/terms.md`), done again here line by line."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.cases import Case, Rhythm, Span, State, deeds, due_on, rhythm
from tests.cases.acts import application, noon

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
ROME = ZoneInfo("Europe/Rome")
NEVER = "-"


def rows(section: int) -> list[tuple[str, ...]]:
    """The lines of the table of that section, without its heading."""
    text = (KNOWLEDGE / "terms.md").read_text("utf-8").split(f"## {section}. ")[1].split("\n## ")[0]
    table = [line for line in text.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table[2:]]


def day(written: str) -> date:
    """A day as it stands in the table."""
    return datetime.strptime(written, "%d/%m/%Y").replace(tzinfo=UTC).date()


def moment(written: str) -> datetime:
    """A moment of the town as it stands in the table."""
    return datetime.strptime(written, "%d/%m/%Y %H:%M").replace(tzinfo=ROME)


def sent(written: str) -> Case:
    """An application of that day, with thirty days."""
    return replace(application(), opened_at=noon(day(written)), due_on=day(written) + timedelta(days=30))


@pytest.fixture(scope="module")
def pace() -> Rhythm:
    """The calendar of the knowledge base, with the patron and the August of the examples."""
    read = rhythm.load(KNOWLEDGE, ROME, "06-24")
    return replace(read, calendar=replace(read.calendar, closures=(Span("08-10", "08-21"),)))


@pytest.mark.parametrize(("confirmed", "days", "until"), rows(1))
def test_the_term(confirmed: str, days: str, until: str) -> None:
    """Counted from the day after, on the town's clock."""
    assert due_on(moment(confirmed).astimezone(UTC), int(days), ROME) == day(until)


@pytest.mark.parametrize(("filed", "asked", "until", "answered", "stood", "term"), rows(2))
def test_the_suspension(filed: str, asked: str, until: str, answered: str, stood: str, term: str) -> None:
    """From the question to the answer, and no longer than the day that was named."""
    case = deeds.ask(sent(filed), day(until), day(asked))
    if answered != NEVER:
        case = deeds.answer(case, day(answered))

    assert case.suspension is not None
    assert (case.suspension.length.days, case.due_on) == (int(stood), day(term))


@pytest.mark.parametrize(("filed", "given", "observed", "until", "refusable", "term"), rows(3))
def test_the_notice_before_a_refusal(
    filed: str, given: str, observed: str, until: str, refusable: str, term: str
) -> None:
    """Ten days to answer, ten days after that."""
    case = deeds.give_notice(sent(filed), day(given))
    assert case.notice is not None
    assert case.notice.until == day(until)
    if observed != NEVER:
        case = deeds.answer(case, day(observed))
    else:
        assert not deeds.may(case, State.REFUSED, day(refusable) - timedelta(days=1))

    assert deeds.may(case, State.REFUSED, day(refusable))
    assert case.due_on == day(term)


@pytest.mark.parametrize(("term", "five", "one", "_"), rows(4))
def test_the_reminders_before_a_term(pace: Rhythm, term: str, five: str, one: str, _: str) -> None:
    """Working days, back from the last day."""
    assert pace.before_due == (5, 1)
    assert [pace.calendar.days_before(day(term), count) for count in pace.before_due] == [day(five), day(one)]


@pytest.mark.parametrize(("came", "desk", "helper", "operator"), rows(5))
def test_what_nobody_takes(pace: Rhythm, came: str, desk: str, helper: str, operator: str) -> None:
    """Working hours from the moment it came."""
    hours = (pace.unclaimed_hours, pace.stand_in_hours, pace.operator_hours)

    assert (hours, pace.calendar.opens, pace.calendar.closes) == ((8, 16, 24), time(9), time(17))
    assert [pace.calendar.after(moment(came).astimezone(UTC), each) for each in hours] == [
        moment(each) for each in (desk, helper, operator)
    ]


@pytest.mark.parametrize(("closed", "until"), rows(6))
def test_what_is_not_solved(closed: str, until: str) -> None:
    """Thirty days, the last one included."""
    case = deeds.end(application(kind="report"), State.CLOSED, day(closed))

    assert deeds.may(case, State.REOPENED, day(until))
    assert not deeds.may(case, State.REOPENED, day(until) + timedelta(days=1))


def test_every_section_has_examples() -> None:
    """A table that cannot be read would prove nothing."""
    assert [len(rows(section)) for section in range(1, 7)] == [9, 5, 4, 7, 6, 2]
