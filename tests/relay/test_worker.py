# SPDX-License-Identifier: AGPL-3.0-or-later
"""One thing said, one turn, one transaction; and what happens when a turn goes wrong."""

import logging
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.model import Conversation, Incoming, Outgoing, Turn
from bot.relay import Worker
from bot.simulator import Hands
from bot.store import Store
from tests.rooms import ADA, BRUNO, NOW, SECRET, answer, message, request, said


class Counter:
    """A dialogue: answers everybody, and breaks on what it is told to break on."""

    def __init__(self, store: Store, clock: Hands) -> None:
        self.breaks_on: set[str] = set()
        self.worker = Worker(store, self.decide, self.apologise, clock)

    def decide(self, said: Incoming, conversation: Conversation, _now: object) -> Turn:
        """Remember what was said, file a case, answer."""
        if said.text in self.breaks_on:
            raise KeyError(f"{said.text} {said.name}")
        remembered = replace(conversation, topic=f"{conversation.topic} {said.text}".strip())
        number = int(said.id.partition(":")[2])
        return replace(answer(said, remembered), acts=(request(number, said.sender),))

    def apologise(self, said: Incoming, _conversation: Conversation) -> Outgoing | None:
        """Say sorry, unless that breaks too."""
        if f"no apology for {said.text}" in self.breaks_on:
            raise LookupError(said.text)
        return message(said.chat, "mi dispiace") if said.private else None


@pytest.fixture
def counter(store: Store, clock: Hands) -> Counter:
    """A counter on that record."""
    return Counter(store, clock)


def posted(store: Store) -> list[str]:
    """The texts that wait to be carried, in order."""
    texts = []
    while leased := store.outbox.lease(NOW + timedelta(days=1), timedelta(minutes=2)):
        assert isinstance(leased.parcel, Outgoing)
        texts.append(leased.parcel.text)
        store.outbox.sent(leased.id, "1", NOW)
    return texts


def works(counter: Counter, clock: Hands, turns: int = 20) -> int:
    """Turns until nothing is left, letting time go on when nothing may have its turn yet; how many."""
    took = 0
    for _ in range(turns):
        took += counter.worker.step()
        clock.forward(timedelta(seconds=2))
    return took


def test_a_turn_is_kept_whole(store: Store, clock: Hands, counter: Counter) -> None:
    """Conversation, case and reply are there together, and the update is done."""
    store.inbox.put([said(1, text="ciao")], NOW)

    assert counter.worker.step()
    assert not counter.worker.step()
    remembered = store.conversations.load(ADA, ADA)
    assert remembered is not None
    assert remembered.topic == "ciao"
    assert [case.number for case in store.cases.of_person(ADA)] == [1]
    assert posted(store) == ["re: ciao"]
    assert store.inbox.waiting() == 0
    assert clock() == NOW


def test_the_next_turn_knows_the_last_one(store: Store, clock: Hands, counter: Counter) -> None:
    """Each person's conversation goes on where it stopped."""
    store.inbox.put([said(1, text="uno"), said(2, BRUNO, "altro"), said(3, text="due")], NOW)
    works(counter, clock)

    remembered = store.conversations.load(ADA, ADA)
    assert remembered is not None
    assert remembered.topic == "uno due"


def test_a_turn_that_raises_leaves_no_trace(store: Store, counter: Counter) -> None:
    """What it had begun is undone, and it is tried again after two seconds, then after four."""
    store.inbox.put([said(1, text="ciao")], NOW)
    counter.breaks_on = {"ciao"}

    assert counter.worker.step()
    assert not counter.worker.step()
    assert store.conversations.load(ADA, ADA) is None
    assert store.outbox.waiting() == 0
    assert store.inbox.next(NOW + timedelta(seconds=1.9)) is None
    assert store.inbox.next(NOW + timedelta(seconds=2)) == (said(1, text="ciao"), 1)


def test_a_turn_that_cannot_be_kept_leaves_no_trace(store: Store, counter: Counter) -> None:
    """The database refuses a number that is taken: neither reply nor conversation are kept."""
    store.inbox.put([said(2, text="ciao")], NOW)
    taken = request(2)
    store.cases.keep(
        replace(taken.case, id="telegram:1", reference="26-0001-G"), replace(taken.event, case="telegram:1")
    )

    assert counter.worker.step()
    assert store.conversations.load(ADA, ADA) is None
    assert store.outbox.waiting() == 0
    assert store.inbox.waiting() == 1


def test_a_turn_that_recovers_is_answered_once(store: Store, clock: Hands, counter: Counter) -> None:
    """A failure that passes costs a few seconds and no apology."""
    store.inbox.put([said(1, text="ciao")], NOW)
    counter.breaks_on = {"ciao"}
    counter.worker.step()
    counter.breaks_on = set()
    works(counter, clock)

    assert posted(store) == ["re: ciao"]


def test_after_the_third_failure_somebody_says_sorry(store: Store, clock: Hands, counter: Counter) -> None:
    """The update is set aside for good, its words are gone, and its sender goes on."""
    store.inbox.put([said(1, text=SECRET), said(2, text="ciao")], NOW)
    counter.breaks_on = {SECRET}

    assert works(counter, clock) == 4
    assert posted(store) == ["mi dispiace", "re: ciao"]
    assert store.inbox.waiting() == 0
    assert store.engine.rows("select state, incoming from inbox where id = 'telegram:1'") == [
        {"state": "aside", "incoming": ""}
    ]


def test_one_poisoned_update_never_blocks_the_town(store: Store, clock: Hands, counter: Counter) -> None:
    """While Ada's fails, everybody who wrote after her is answered at once."""
    others = [said(number, f"telegram:{2000 + number}", f"domanda {number}") for number in range(10, 30)]
    store.inbox.put([said(1, text="veleno"), *others], NOW)
    counter.breaks_on = {"veleno"}
    while counter.worker.step():
        pass

    assert clock() == NOW
    assert posted(store) == [f"re: domanda {number}" for number in range(10, 30)]


def test_nobody_says_sorry_where_nobody_waits(store: Store, clock: Hands, counter: Counter) -> None:
    """In a group a failed update ends in silence."""
    store.inbox.put([replace(said(1, text="veleno"), private=False)], NOW)
    counter.breaks_on = {"veleno"}
    works(counter, clock)

    assert posted(store) == []
    assert store.inbox.waiting() == 0


def test_a_broken_apology_blocks_nobody(store: Store, clock: Hands, counter: Counter) -> None:
    """Even then the update is set aside: it must not come back for ever."""
    store.inbox.put([said(1, text="veleno"), said(2, text="ciao")], NOW)
    counter.breaks_on = {"veleno", "no apology for veleno"}
    works(counter, clock)

    assert posted(store) == ["re: ciao"]
    assert store.inbox.waiting() == 0


def test_an_unreadable_conversation_blocks_nobody(store: Store, counter: Counter) -> None:
    """Whoever was half-way when the format changed is answered as somebody new."""
    store.conversations.save(Conversation(chat=ADA, person=ADA, topic="tributi"), NOW)
    store.engine.run("update conversations set conversation = '[]'")
    store.inbox.put([said(1, text="ciao")], NOW)

    assert counter.worker.step()
    assert posted(store) == ["re: ciao"]


def test_a_lost_database_is_told_as_it_is(store: Store, counter: Counter) -> None:
    """What keeps the worker from looking is no update's fault: it is raised, and nothing is counted."""
    store.inbox.put([said(1)], NOW)
    store.engine.run("alter table inbox rename to lost")
    with pytest.raises(Exception, match="no such table: inbox"):
        counter.worker.step()
    store.engine.run("alter table lost rename to inbox")

    assert store.inbox.next(NOW) == (said(1), 0)


def test_a_log_line_holds_ids_and_no_words(
    store: Store, clock: Hands, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither words nor names nor codes nor chats, whether the turn succeeds or fails."""
    good, bad = said(1, text=f"ciao {SECRET}"), said(2, text=f"veleno {SECRET}")
    store.inbox.put([replace(each, name="Ada Rossi") for each in (good, bad)], NOW)
    counter.breaks_on = {bad.text, f"no apology for {bad.text}"}
    with caplog.at_level(logging.DEBUG):
        works(counter, clock)

    said_so = [line.replace("ms=0", "ms=…") for line in caplog.messages]
    assert said_so[0] == "turn update=telegram:1 kind=text outcome=answered ms=… tries=0"
    assert said_so[1].startswith("turn update=telegram:2 outcome=failed error=KeyError ")
    assert said_so[3].startswith("turn update=telegram:2 outcome=no-apology error=LookupError ")
    assert said_so[4].startswith("turn update=telegram:2 outcome=aside error=KeyError ")
    for words in (SECRET, "ciao", "veleno", "Ada", "1001"):
        assert words not in caplog.text
