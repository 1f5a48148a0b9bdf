# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes out: in which order, in whose hands, and what is left of it."""

from datetime import timedelta

import pytest

from bot.model import Acknowledgement, Outgoing, Urgency
from bot.store import Leased, Store
from tests.rooms import ADA, BRUNO, CARLA, DESK, NOW, SECRET, after, message

PATIENCE = timedelta(minutes=2)


def post(store: Store, *parcels: Outgoing | Acknowledgement, origin: str = "telegram:1") -> None:
    """Post those parcels as one turn does."""
    store.outbox.post(parcels, origin, NOW)


def leased(store: Store, seconds: float = 0) -> Leased:
    """The next parcel, which there must be."""
    found = store.outbox.lease(after(seconds), PATIENCE)
    assert found is not None
    return found


def carried(store: Store, seconds: float = 0) -> list[str]:
    """Where the texts go, in the order in which they leave."""
    gone = []
    while found := store.outbox.lease(after(seconds), PATIENCE):
        assert isinstance(found.parcel, Outgoing)
        gone.append(found.parcel.text)
        store.outbox.sent(found.id, "5", after(seconds))
    return gone


def test_replies_go_before_notices_before_broadcasts(store: Store) -> None:
    """A resident who asks is answered while news to hundreds still waits."""
    post(store, message(ADA, "notizia", Urgency.BROADCAST), message(BRUNO, "avviso", Urgency.NOTICE))
    store.outbox.post([message(CARLA, "risposta")], "telegram:2", after(5))

    assert carried(store, 5) == ["risposta", "avviso", "notizia"]


def test_a_chat_gets_its_messages_in_order(store: Store) -> None:
    """While the first is in hand the second of the same chat waits; other chats do not."""
    post(store, message(ADA, "a1"), message(ADA, "a2"), message(BRUNO, "b1"))

    assert [leased(store).id, leased(store).id] == ["telegram:1:00000", "telegram:1:00002"]
    assert store.outbox.lease(NOW, PATIENCE) is None
    store.outbox.sent("telegram:1:00000", "5", NOW)
    assert leased(store).id == "telegram:1:00001"


def test_what_turns_say_later_leaves_later(store: Store) -> None:
    """Order within a chat is the order of the turns."""
    store.outbox.post([message(ADA, "dopo")], "telegram:1", after(1))
    store.outbox.post([message(ADA, "prima")], "telegram:2", NOW)

    assert carried(store, 1) == ["prima", "dopo"]


def test_many_parcels_of_one_turn_keep_their_order(store: Store) -> None:
    """The tenth goes after the second."""
    texts = [f"parte {place}" for place in range(12)]
    post(store, *(message(ADA, text) for text in texts))

    assert carried(store) == texts


def test_a_turn_replayed_posts_nothing_twice(store: Store) -> None:
    """Ids derive from the update."""
    post(store, message(ADA, "una volta"))
    post(store, message(ADA, "una volta"))

    assert carried(store) == ["una volta"]
    post(store, message(ADA, "una volta"))
    assert carried(store) == []


def test_a_lease_that_is_never_returned_ends(store: Store) -> None:
    """What a killed process had in hand is taken by another one, and counted."""
    post(store, message(ADA, "ciao"))
    assert leased(store).tries == 1
    assert store.outbox.lease(after(119), PATIENCE) is None
    assert leased(store, 120).tries == 2


def test_later_means_later(store: Store) -> None:
    """Not before the moment given; and the chat's other messages wait behind it."""
    post(store, message(ADA, "a1"), message(ADA, "a2"), message(BRUNO, "b1"))
    store.outbox.later(leased(store).id, "too many messages", after(30))

    assert carried(store, 29) == ["b1"]
    assert store.engine.rows("select problem from outbox where id = 'telegram:1:00000'") == [
        {"problem": "too many messages"}
    ]
    assert leased(store, 30).tries == 2


def test_waiting_ones_turn_is_no_try(store: Store) -> None:
    """A parcel that only waits for the pace is not counted."""
    post(store, message(ADA, "ciao"))
    for _ in range(3):
        store.outbox.postpone(leased(store).id, NOW)

    assert leased(store).tries == 1


def test_the_dead_stay_visible_without_words(store: Store) -> None:
    """The operator sees that and why; what was in it is gone."""
    post(store, message(ADA, SECRET), message(ADA, "a2"))
    store.outbox.dead(leased(store).id, "Forbidden: bot was blocked by the user", NOW)

    assert store.engine.rows("select state, parcel, problem from outbox where state = 'dead'") == [
        {"state": "dead", "parcel": "", "problem": "Forbidden: bot was blocked by the user"}
    ]
    assert store.outbox.waiting() == 1
    assert carried(store) == ["a2"]


def test_what_was_sent_is_forgotten(store: Store) -> None:
    """Only the channel's id of the message stays."""
    post(store, message(ADA, SECRET))
    assert SECRET in str(store.engine.rows("select * from outbox"))
    store.outbox.sent(leased(store).id, "77", NOW)

    assert SECRET not in str(store.engine.rows("select * from outbox"))
    assert store.engine.rows("select carried_as from outbox") == [{"carried_as": "77"}]


@pytest.mark.parametrize("late", ["later", "postpone", "dead"])
def test_whoever_lost_the_lease_changes_nothing(store: Store, late: str) -> None:
    """A carrier that comes back after another one has carried the parcel is not heard."""
    post(store, message(ADA, "ciao"))
    parcel = leased(store).id
    store.outbox.sent(parcel, "77", NOW)
    before = store.engine.rows("select * from outbox")
    {
        "later": lambda: store.outbox.later(parcel, "slow", after(9)),
        "postpone": lambda: store.outbox.postpone(parcel, after(9)),
        "dead": lambda: store.outbox.dead(parcel, "slow", after(9)),
    }[late]()

    assert store.engine.rows("select * from outbox") == before


def test_a_slot_is_rewritten(store: Store) -> None:
    """The second message of a slot edits the first one, in that chat only."""
    post(store, message(DESK, "nuova", slot="case:1"), message(BRUNO, "nuova", slot="case:1"))
    first = leased(store)
    store.outbox.sent(first.id, "41", NOW)
    store.outbox.post([message(DESK, "presa in carico", slot="case:1")], "telegram:2", after(1))
    store.outbox.post([message(DESK, "altra", slot="case:2")], "telegram:3", after(1))

    assert first.rewrites == ""
    store.outbox.sent(leased(store, 1).id, "51", after(1))
    rewriting = leased(store, 1)
    assert (rewriting.id, rewriting.rewrites) == ("telegram:2:00000", "41")
    store.outbox.sent(rewriting.id, "41", after(1))
    assert leased(store, 1).rewrites == ""


def test_a_slot_remembers_its_newest_message(store: Store) -> None:
    """Where the old message was gone and a new one was sent, that one is rewritten next."""
    for number, carried_as in enumerate(("41", "99"), start=1):
        store.outbox.post([message(DESK, "scheda", slot="case:1")], f"telegram:{number}", NOW)
        store.outbox.sent(leased(store).id, carried_as, NOW)
    store.outbox.post([message(DESK, "scheda", slot="case:1")], "telegram:3", NOW)

    assert leased(store).rewrites == "99"


def test_news_does_not_ring_at_night(store: Store) -> None:
    """What has a moment leaves at that moment; a reply goes meanwhile."""
    morning = Outgoing(to=ADA, text="notizia", urgency=Urgency.BROADCAST, not_before=after(60))
    post(store, morning, message(ADA, "risposta"))

    assert carried(store, 59) == ["risposta"]
    assert carried(store, 60) == ["notizia"]


def test_a_press_is_acknowledged_among_the_replies(store: Store) -> None:
    """Acknowledgements have no urgency of their own."""
    post(store, message(BRUNO, "notizia", Urgency.BROADCAST), Acknowledgement(to=ADA, press="p1"))

    assert leased(store).parcel == Acknowledgement(to=ADA, press="p1")


def test_what_waits_moves_with_its_chat(store: Store) -> None:
    """The new address gets what the old one had not, at once, and words that name it stay as they are."""
    text = f'"to":"{DESK}"'
    post(store, message(DESK, text), message(BRUNO, "b1"))
    leased(store)
    store.outbox.moved(DESK, "telegram:-1001234")

    assert leased(store).parcel == message("telegram:-1001234", text)
    assert leased(store).parcel == message(BRUNO, "b1")


def test_what_another_version_wrote_holds_up_nobody(store: Store) -> None:
    """A parcel that nobody can read is dead and visible; the next of its chat is taken."""
    post(store, message(ADA, "a1"), message(ADA, "a2"))
    store.engine.run("update outbox set parcel = '{\"type\": \"fax\"}' where id = 'telegram:1:00000'")

    assert carried(store) == ["a2"]
    assert store.engine.rows("select problem from outbox where state = 'dead'") == [{"problem": "unreadable"}]


def test_old_traces_go_and_slots_stay(store: Store) -> None:
    """After a month only open parcels and the ids of rewritable messages are kept."""
    post(store, message(ADA, "a1"), message(DESK, "scheda", slot="case:1"))
    carried(store)
    post(store, message(ADA, "a2"), origin="telegram:2")

    assert store.outbox.forget(NOW + timedelta(days=31), timedelta(days=30)) == 1
    assert store.engine.rows("select id from outbox order by id") == [
        {"id": "telegram:1:00001"},
        {"id": "telegram:2:00000"},
    ]
