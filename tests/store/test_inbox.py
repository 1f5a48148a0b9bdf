# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came in waits in order, once, and is forgotten when it was answered."""

import logging
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.store import Store
from tests.rooms import ADA, BRUNO, NOW, SECRET, after, said


def texts(store: Store, seconds: float = 0) -> list[str]:
    """What is taken, one turn after another, until nothing may have its turn."""
    taken = []
    while found := store.inbox.next(after(seconds)):
        taken.append(found[0].text)
        store.inbox.done(found[0].id, after(seconds))
    return taken


def test_what_a_person_says_is_taken_in_order(store: Store) -> None:
    """However it arrived, the smaller number goes first."""
    store.inbox.put([said(12, text="terzo"), said(9, text="primo"), said(10, text="secondo")], NOW)

    assert texts(store) == ["primo", "secondo", "terzo"]
    assert store.inbox.waiting() == 0


def test_a_repetition_is_known(store: Store) -> None:
    """Delivered twice, an update is written down once, even after it was answered."""
    assert store.inbox.put([said(1), said(2), said(1)], NOW) == 2
    assert texts(store) == ["ciao", "ciao"]
    assert store.inbox.put([said(1), said(3)], NOW) == 1
    assert store.inbox.waiting() == 1


def test_a_failing_update_holds_up_only_its_sender(store: Store) -> None:
    """Bruno is answered while Ada's first message waits for its second try."""
    store.inbox.put([said(1, ADA, "a1"), said(2, ADA, "a2"), said(3, BRUNO, "b1")], NOW)
    store.inbox.failed("telegram:1", after(2))

    assert texts(store, seconds=1) == ["b1"]
    assert store.inbox.next(after(1)) is None
    assert store.inbox.next(after(2)) == (said(1, ADA, "a1"), 1)
    assert texts(store, seconds=2) == ["a1", "a2"]


def test_what_is_set_aside_holds_up_nobody(store: Store) -> None:
    """After the last try the sender's next message has its turn."""
    store.inbox.put([said(1, text="a1"), said(2, text="a2")], NOW)
    store.inbox.set_aside("telegram:1", NOW)

    assert texts(store) == ["a2"]


@pytest.mark.parametrize("settle", ["done", "set_aside"])
def test_words_are_forgotten_once_settled(store: Store, settle: str) -> None:
    """Only the id stays, to know a repetition."""
    store.inbox.put([said(1, text=f"il mio codice è {SECRET}")], NOW)
    assert SECRET in str(store.engine.rows("select * from inbox"))
    getattr(store.inbox, settle)("telegram:1", NOW)

    assert SECRET not in str(store.engine.rows("select * from inbox"))
    assert store.engine.rows("select id, incoming from inbox") == [{"id": "telegram:1", "incoming": ""}]


def test_ids_are_forgotten_after_a_while_and_what_waits_never(store: Store) -> None:
    """Two days after its turn an update's id goes; an open one stays however old it is."""
    store.inbox.put([said(1), said(2, BRUNO)], NOW)
    store.inbox.done("telegram:1", NOW)

    assert store.inbox.forget(NOW + timedelta(days=2), timedelta(days=2)) == 0
    assert store.inbox.forget(NOW + timedelta(days=3), timedelta(days=2)) == 1
    assert store.inbox.waiting() == 1


def test_what_another_version_wrote_stops_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """An update that nobody can read is set aside and told to the operator, without its words."""
    store.inbox.put([said(1), said(2, BRUNO, "b1")], NOW)
    store.engine.run("update inbox set incoming = '{\"kind\": \"segreto\"}' where id = 'telegram:1'")

    with caplog.at_level(logging.ERROR):
        assert texts(store) == ["b1"]
    assert caplog.messages == ["turn update=telegram:1 outcome=aside error=unreadable"]
    assert store.engine.rows("select state from inbox where id = 'telegram:1'") == [{"state": "aside"}]


def test_what_cannot_be_read_any_more_is_looked_into_by_nobody(store: Store) -> None:
    """A file that waits when the format changes is set aside, and the next one is taken."""
    store.inbox.put([said(1), said(2, BRUNO)], NOW)
    for update in ("telegram:1", "telegram:2"):
        store.inbox.unseen(update)
    store.engine.run("update inbox set incoming = '[]' where id = 'telegram:1'")

    assert store.inbox.lease_unseen(NOW, timedelta(minutes=1)) == (said(2, BRUNO), 0)
    assert store.inbox.lease_unseen(NOW, timedelta(minutes=1)) is None
    assert store.engine.rows("select state from inbox where id = 'telegram:1'") == [{"state": "aside"}]


def test_arrivals_are_kept_together_or_not_at_all(store: Store) -> None:
    """One arrival that cannot be written takes the others of its fetch with it: they come again."""
    with pytest.raises(ValueError, match="invalid literal"):
        store.inbox.put([said(1), replace(said(2), id="telegram:x")], NOW)

    assert store.inbox.waiting() == 0
