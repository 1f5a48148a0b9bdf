# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several processes on one database file: what design asks for, under real contention."""

import multiprocessing
from collections import Counter
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

from msgspec.structs import replace

from bot.cases import reference
from bot.model import Conversation, Incoming, Outgoing
from bot.store import Sqlite, Store, keep
from tests.rooms import NOW, message, request, said

PROCESSES = 4
SHARE = 40
UPDATES = PROCESSES * SHARE
SENDERS = tuple(f"telegram:{1001 + number}" for number in range(8))


def clerk(path: str, name: str, together: Barrier) -> None:
    """A process: opens the file when the others do, then gives its share of turns and carries its share."""
    together.wait(30)
    store = Store(Sqlite(path))
    store.migrate()
    store.inbox.put([said(number, sender(number), str(number)) for number in range(1, UPDATES + 1)], NOW)
    turns = carried = 0
    while turns < SHARE:
        turns += turn(store)
    while carried < SHARE:
        carried += carry(store, name)
    store.engine.close()


def sender(number: int) -> str:
    """Who says the `number`-th thing."""
    return SENDERS[number % len(SENDERS)]


def turn(store: Store) -> bool:
    """One turn: reads the conversation, files a case, answers; False if there is none."""
    with store.engine.transaction():
        found = store.inbox.next(NOW)
        if found is None:
            return False
        heard = found[0]
        known = store.conversations.load(heard.chat, heard.sender)
        remembered = known or Conversation(chat=heard.chat, person=heard.sender)
        store.conversations.save(replace(remembered, topic=f"{remembered.topic} {heard.text}"), NOW)
        _file(store, heard)
        store.outbox.post([message(heard.chat, heard.text)], heard.id, NOW)
        store.inbox.done(heard.id, NOW)
    return True


def _file(store: Store, heard: Incoming) -> None:
    filed = request(int(heard.text), heard.sender)
    number = store.cases.next_number(2026)
    keep(
        replace(filed, case=replace(filed.case, number=number, reference=reference(2026, number))), store, NOW
    )


def carry(store: Store, name: str) -> bool:
    """Carry one parcel, signing it; False if there is none."""
    leased = store.outbox.lease(NOW, timedelta(minutes=2))
    if leased is None:
        return False
    assert isinstance(leased.parcel, Outgoing)
    assert leased.tries == 1
    store.outbox.sent(leased.id, name, NOW)
    return True


def test_processes_lose_no_turn_and_give_none_twice(tmp_path: Path) -> None:
    """Four processes that open the same new file at once share its work without a lost or doubled turn."""
    path = tmp_path / "town.db"
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(PROCESSES)
    names = [f"clerk {number}" for number in range(PROCESSES)]
    clerks = [spawn.Process(target=clerk, args=(str(path), name, together)) for name in names]
    for each in clerks:
        each.start()
    for each in clerks:
        each.join(timeout=60)

    assert [each.exitcode for each in clerks] == [0] * PROCESSES
    store = Store(Sqlite(path))
    numbers = [row["number"] for row in store.engine.rows("select number from cases order by number")]
    signed = Counter(row["carried_as"] for row in store.engine.rows("select carried_as from outbox"))
    heard = [remembered.topic for each in SENDERS if (remembered := store.conversations.load(each, each))]
    store.engine.close()
    assert numbers == list(range(1, UPDATES + 1))
    assert signed == dict.fromkeys(names, SHARE)
    assert sorted(heard) == sorted(_in_order(each) for each in SENDERS)


def _in_order(who: str) -> str:
    return "".join(f" {number}" for number in range(1, UPDATES + 1) if sender(number) == who)
