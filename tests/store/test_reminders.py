# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said once, how often a chat has tried, and the cases that are looked at again and again."""

from datetime import timedelta

from bot.cases import ForgetOperator, NoteOperator, Record, State, TryLookup
from bot.store import Records, Store, keep
from tests.rooms import ADA, BRUNO, DESK, NOW, after, event, request
from tests.store.test_desk_rows import linked


def test_a_thing_is_said_once(store: Store) -> None:
    """Until its mark moves; each case has its own."""
    assert store.reminders.note("telegram:1", "slipped", "2026-04-01", NOW)
    assert not store.reminders.note("telegram:1", "slipped", "2026-04-01", after(60))
    assert store.reminders.note("telegram:1", "slipped", "2026-04-20", NOW)
    assert store.reminders.note("telegram:2", "slipped", "2026-04-01", NOW)

    assert store.reminders.said("telegram:1") == {("slipped", "2026-04-01"), ("slipped", "2026-04-20")}
    assert store.reminders.everything() == {
        "telegram:1": {("slipped", "2026-04-01"), ("slipped", "2026-04-20")},
        "telegram:2": {("slipped", "2026-04-01")},
    }


def test_a_desk_that_moved_remembers_what_it_was_told(store: Store) -> None:
    """The list of the day does not come twice."""
    store.reminders.note(DESK, "digest", "2026-03-02", NOW)
    store.move(DESK, "telegram:-1001010")

    assert store.reminders.said("telegram:-1001010") == {("digest", "2026-03-02")}


def test_tries_count_for_their_chat_and_their_time(store: Store) -> None:
    """Older ones and those of others do not; after a day they are forgotten."""
    for seconds in (0, 60, 120):
        keep(TryLookup(ADA), store, after(seconds))
    keep(TryLookup(BRUNO), store, NOW)

    assert Records(store).lookups(ADA, NOW) == 2
    assert Records(store).lookups(ADA, after(-1)) == 3
    store.reminders.note("telegram:1", "slipped", "2026-04-01", NOW)
    store.reminders.forget(after(86_500), timedelta(days=1), timedelta(days=400))
    assert store.engine.rows("select chat from lookups") == [{"chat": ADA}]
    assert store.reminders.said("telegram:1")
    store.reminders.forget(NOW + timedelta(days=400), timedelta(days=1), timedelta(days=400))
    assert not store.reminders.said("telegram:1")


def test_open_cases_are_those_no_office_has_ended(store: Store) -> None:
    """Whatever office; the index that finds them names every state that is an end."""
    for number, office in ((1, "sociali"), (2, "tributi"), (3, "sociali")):
        keep(request(number, office=office, at=after(number)), store, NOW)
    ended = request(1).case.moved(State.CLOSED)
    keep(Record(ended, event(ended, request(1).event.deed, after(9), 7)), store, after(9))

    assert [case.number for case in store.cases.open()] == [2, 3]
    assert [case.number for case in Records(store).latest_cases("sociali", 5)] == [3, 1]
    assert [case.number for case in Records(store).latest_cases("sociali", 1)] == [3]
    plan = store.engine.rows("select sql from sqlite_master where name = 'cases_open'")[0]["sql"]
    assert all(f"'{state}'" in plan for state in State if state.ended)
    assert not any(f"'{state}'" in plan for state in State if not state.ended)


def test_rights_from_a_desk_end_with_time_and_with_leaving(store: Store) -> None:
    """Offices at whose desks somebody acted lately; another person's stay."""
    linked(store)
    keep(NoteOperator(ADA, DESK, "Ada Rossi"), store, NOW)
    keep(NoteOperator(BRUNO, DESK, "Bruno Conti"), store, NOW)

    assert Records(store).offices_of(ADA, after(-1)) == {"sociali"}
    assert Records(store).offices_of(ADA, NOW) == frozenset()
    keep(ForgetOperator(ADA, DESK), store, NOW)
    assert Records(store).offices_of(ADA, after(-1)) == frozenset()
    assert Records(store).offices_of(BRUNO, after(-1)) == {"sociali"}
