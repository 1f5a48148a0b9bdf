# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases, their numbers, and a history that only grows."""

from datetime import date
from sqlite3 import IntegrityError  # noqa: TID251  # what the database itself refuses

import pytest
from msgspec.structs import replace

from bot.cases import Case, Deed, Event, Line, Record, State
from bot.model import Act
from bot.store import Records, Store, keep
from tests.rooms import ADA, BRUNO, NOW, after, event, request


def test_a_case_comes_back_as_it_was_filed(store: Store) -> None:
    """Every field survives the disk, by its reference."""
    filed = request(42)
    line = Line("name", "Nome", "Luca Rossi", "Luca Rossi", summary=True)
    case = replace(filed.case, lines=(line,), due_on=date(2026, 4, 1))
    keep(replace(filed, case=case), store, NOW)

    assert Records(store).case("26-0042-B") is None
    assert Records(store).case(case.reference) == case


def test_numbers_follow_each_other_in_each_year(store: Store) -> None:
    """A new year begins with one."""
    assert store.cases.next_number(2026) == 1
    keep(request(1), store, NOW)
    keep(request(2), store, NOW)

    assert store.cases.next_number(2026) == 3
    assert Records(store).next_number(2027) == 1


def test_a_number_is_given_once(store: Store) -> None:
    """The database refuses a second case of the same number, whatever the code thinks."""
    keep(request(1), store, NOW)
    again = request(1)
    other = replace(again.case, id="telegram:9", reference="26-9999-X")
    with pytest.raises(IntegrityError, match=r"cases\.year, cases\.number"):
        store.cases.keep(other, replace(again.event, id="other", case="telegram:9"))


def test_a_change_keeps_who_filed_it_and_when(store: Store) -> None:
    """A case moves on in place; its history gets one line more."""
    filed = request(1)
    keep(filed, store, NOW)
    taken = replace(filed.case.moved(State.IN_PROGRESS), operator=BRUNO, operator_name="Bruno Conti")
    keep(Record(taken, event(taken, Deed.TAKEN, after(60))), store, after(60))

    assert store.cases.by_reference(filed.case.reference) == taken
    assert [each.deed for each in Records(store).events("telegram:1")] == [Deed.FILED, Deed.TAKEN]
    rows = store.engine.rows("select state, person, opened_at, changed_at from cases")
    assert rows == [
        {
            "state": "in-progress",
            "person": ADA,
            "opened_at": "2026-03-02T09:00:00.000000+00:00",
            "changed_at": "2026-03-02T09:01:00.000000+00:00",
        }
    ]


def test_history_is_never_written_over(store: Store) -> None:
    """An event that exists already is refused, and the case stays as it was."""
    filed = request(1)
    keep(filed, store, NOW)
    ended = filed.case.moved(State.CLOSED)
    with pytest.raises(IntegrityError), store.engine.transaction():
        keep(Record(ended, replace(filed.event, deed=Deed.ENDED)), store, NOW)

    assert store.cases.events("telegram:1") == (filed.event,)
    assert store.cases.by_reference(filed.case.reference) == filed.case


@pytest.mark.parametrize(
    "change",
    [
        "delete from case_events",
        "delete from cases",
        "update case_events set happened_at = '2026-03-03T09:00:00.000000+00:00'",
        "update case_events set case_id = 'telegram:2'",
        "update case_events set event = replace(event, 'asked', 'told')",
        "update case_events set event = replace(event, 'ISEE', 'IBAN')",
        "update case_events set event = replace(event, '2026-03-02', '2026-03-01')",
        "insert or replace into case_events select id, case_id, '{}', happened_at from case_events",
    ],
)
def test_the_database_itself_holds_the_history(store: Store, change: str) -> None:
    """Whoever opens the file with another tool is refused as our own code would be."""
    filed, other = request(1), request(2)
    for each in (filed, other):
        keep(each, store, NOW)
    asked = replace(event(filed.case, Deed.ASKED, after(60)), words="Serve un ISEE valido.")
    keep(Record(filed.case, asked), store, after(60))

    with pytest.raises(IntegrityError, match="history is"):
        store.engine.run(change)

    assert store.cases.events("telegram:1") == (filed.event, asked)
    assert store.cases.events("telegram:2") == (other.event,)


def test_words_and_names_leave_a_history_that_stays(store: Store) -> None:
    """When the term has run out: what was done and when is still there, who and what was said is not."""
    filed = request(1)
    keep(filed, store, NOW)
    store.erasure.case("telegram:1")

    (event,) = store.cases.events("telegram:1")
    assert (event.deed, event.at, event.actor, event.words) == (Deed.FILED, NOW, "", "")


def test_an_event_belongs_to_a_case(store: Store) -> None:
    """There is no history without the case it tells of."""
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store.engine.run(
            "insert into case_events values ('x', 'telegram:5', '{}', '2026-03-02T09:00:00.000000+00:00')"
        )


def test_people_see_their_own_cases_newest_first(store: Store) -> None:
    """Nobody sees what others filed."""
    for number, person, seconds in ((1, ADA, 0), (2, BRUNO, 1), (3, ADA, 2), (4, ADA, 2)):
        keep(request(number, person, at=after(seconds)), store, NOW)

    assert [case.number for case in Records(store).cases_of(ADA)] == [4, 3, 1]
    assert [case.number for case in Records(store).cases_of(BRUNO)] == [2]


def test_an_office_sees_what_it_has_not_ended_oldest_first(store: Store) -> None:
    """Ended cases and those of other offices are not on its table."""
    for number, office in ((1, "sociali"), (2, "tributi"), (3, "sociali"), (4, "sociali")):
        keep(request(number, office=office, at=after(number)), store, NOW)
    ended = _case(store, 3).moved(State.REFUSED)
    keep(Record(ended, event(ended, Deed.ENDED, after(9))), store, NOW)

    assert [case.number for case in Records(store).open_cases("sociali")] == [1, 4]


def test_events_come_in_the_order_in_which_they_happened(store: Store) -> None:
    """Whatever their ids."""
    filed = request(1)
    keep(filed, store, NOW)
    for number, seconds in ((1, 9), (2, 3)):
        asked: Event = event(filed.case, Deed.ASKED, after(seconds), number)
        keep(Record(filed.case, asked), store, NOW)

    assert [each.at for each in store.cases.events("telegram:1")] == [NOW, after(3), after(9)]


def test_an_act_nobody_knows_is_refused(store: Store) -> None:
    """Whoever invents an act must say how it is kept."""

    class Burn(Act, frozen=True):
        """What no room defines."""

    with pytest.raises(NotImplementedError, match="Burn"):
        keep(Burn(), store, NOW)


def _case(store: Store, number: int) -> Case:
    return next(case for case in store.cases.of_person(ADA) if case.number == number)
