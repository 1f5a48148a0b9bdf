# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is forgotten by itself, and what is done again and again."""

from datetime import datetime, timedelta

import pytest

from bot.relay import Chores
from bot.simulator import Hands
from bot.store import Store
from tests.rooms import ADA, NOW, message, said


def settled(store: Store) -> None:
    """One update answered and its reply sent, just now."""
    store.inbox.put([said(1)], NOW)
    store.inbox.done("telegram:1", NOW)
    store.outbox.post([message(ADA, "ciao")], "telegram:1", NOW)
    store.outbox.sent("telegram:1:00000", "5", NOW)


def kept(store: Store) -> tuple[int, int]:
    """How many traces of updates and of parcels there are."""
    updates = store.engine.rows("select count(*) as n from inbox")
    parcels = store.engine.rows("select count(*) as n from outbox")
    return updates[0]["n"], parcels[0]["n"]


def test_traces_go_in_time(store: Store, clock: Hands) -> None:
    """Ids of updates after two days, traces of messages after thirty."""
    settled(store)
    chores = Chores(store, clock)
    chores.step()
    assert kept(store) == (1, 1)
    clock.forward(timedelta(days=2, seconds=1))
    chores.step()
    assert kept(store) == (0, 1)
    clock.forward(timedelta(days=28))
    chores.step()
    assert kept(store) == (0, 0)


def test_it_looks_once_an_hour(store: Store, clock: Hands) -> None:
    """Not at every turn."""
    chores = Chores(store, clock)
    chores.step()
    settled(store)
    store.engine.run("update inbox set settled_at = '2020-01-01T00:00:00.000000+00:00'")
    clock.forward(timedelta(minutes=59))
    chores.step()
    assert kept(store)[0] == 1
    clock.forward(timedelta(minutes=1))
    chores.step()
    assert kept(store)[0] == 0


def test_what_is_often_due_is_done_every_minute(store: Store, clock: Hands) -> None:
    """Each is given the moment; one that fails keeps nothing from being forgotten."""
    done: list[datetime] = []

    def fails(now: datetime) -> None:
        done.append(now)
        raise KeyError(now)

    settled(store)
    chores = Chores(store, clock, [fails])
    clock.forward(timedelta(days=3))
    with pytest.raises(KeyError):
        chores.step()
    clock.forward(timedelta(seconds=59))
    chores.step()

    assert done == [NOW + timedelta(days=3)]
    assert kept(store)[0] == 0
