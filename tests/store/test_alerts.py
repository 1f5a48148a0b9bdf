# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who waits for a service to open: one row each, taken off the list when told."""

import pytest

from bot.model import Outgoing
from bot.news.alert import Alert
from bot.relay import Openings
from bot.store import Store
from tests.rooms import ADA, BRUNO, CARLA, NOW, after, message


def waits(store: Store, chat: str, seconds: float = 0, topic: str = "centri-estivi") -> Alert:
    """That chat has waited since then."""
    alert = Alert(chat, topic, "it", after(seconds))
    store.alerts.keep(alert)
    return alert


def test_a_chat_waits_once_for_a_topic(store: Store) -> None:
    """Asked again, it keeps its place; the language is the last one."""
    first = waits(store, ADA)
    store.alerts.keep(Alert(ADA, "centri-estivi", "en", after(60)))

    assert store.alerts.counts() == {"centri-estivi": 1}
    assert store.alerts.of_chat(ADA) == {"centri-estivi"}
    assert store.alerts.take("centri-estivi", 10) == (Alert(ADA, "centri-estivi", "en", first.since),)


def test_the_longest_waiting_are_taken_first_and_are_gone(store: Store) -> None:
    """Two of three are taken, in order; nothing of them is left, and other topics stay."""
    third, first, second = waits(store, ADA, 3), waits(store, BRUNO, 1), waits(store, CARLA, 2)
    waits(store, BRUNO, 0, "nidi-0-3")

    assert store.alerts.take("centri-estivi", 2) == (first, second)
    assert store.alerts.counts() == {"centri-estivi": 1, "nidi-0-3": 1}
    assert store.alerts.take("centri-estivi", 2) == (third,)
    assert store.alerts.take("centri-estivi", 2) == ()


def test_a_chat_is_told_where_it_moved_to(store: Store) -> None:
    """The waiting goes along with the chat, once."""
    waits(store, ADA)
    waits(store, BRUNO)
    store.move(ADA, BRUNO)

    assert store.alerts.of_chat(ADA) == frozenset()
    assert store.alerts.counts() == {"centri-estivi": 1}


def test_what_was_taken_back_is_gone(store: Store) -> None:
    """Only that chat and that topic."""
    waits(store, ADA)
    waits(store, BRUNO)
    store.alerts.drop(ADA, "centri-estivi")

    assert store.alerts.of_chat(BRUNO) == {"centri-estivi"}
    assert store.alerts.of_chat(ADA) == frozenset()


def test_all_are_told_once_and_only_of_what_is_open(store: Store) -> None:
    """More than one batch, two looks at the clock: one message each, and nobody is left on the list."""
    for number in range(250):
        waits(store, f"telegram:{number}", number)
    waits(store, ADA, 0, "nidi-0-3")
    openings = Openings(
        store,
        opened=lambda _: ["centri-estivi", "tributi"],
        announce=lambda alert, _: message(alert.chat, "aperto"),
    )

    openings.step(NOW)
    openings.step(after(60))

    rows = store.engine.rows("select address, count(*) as n from outbox group by address")
    assert len(rows) == 250
    assert {row["n"] for row in rows} == {1}
    assert store.alerts.counts() == {"nidi-0-3": 1}


def test_who_could_not_be_told_waits_on(store: Store) -> None:
    """Taking off the list and posting happen together or not at all."""
    waits(store, ADA)
    waits(store, BRUNO, 1)

    def announce(alert: Alert, _: object) -> Outgoing:
        if alert.chat == BRUNO:
            raise RuntimeError("killed")
        return message(alert.chat, "aperto")

    with pytest.raises(RuntimeError, match="killed"):
        Openings(store, opened=lambda _: ["centri-estivi"], announce=announce).step(NOW)

    assert store.alerts.counts() == {"centri-estivi": 2}
    assert store.outbox.waiting() == 0
