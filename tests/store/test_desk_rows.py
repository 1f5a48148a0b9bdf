# SPDX-License-Identifier: AGPL-3.0-or-later
"""Codes, desks and operators, and the news a chat follows."""

from datetime import timedelta

from bot.cases import Desk, Invite, LinkDesk, MoveDesk, NoteOperator, UnlinkDesk
from bot.model import Conversation
from bot.news import Follow, Post, Publish, Unfollow
from bot.store import Records, Store, keep
from tests.rooms import ADA, BRUNO, CARLA, DESK, NOW, after, message

MOVED = "telegram:-1001010"
INVITE = Invite("f1a9", "sociali", NOW + timedelta(hours=24))


def linked(store: Store, address: str = DESK, office: str = "sociali", seconds: float = 0) -> None:
    """That chat is a desk of that office."""
    keep(LinkDesk(Desk(address, office), "f1a9"), store, after(seconds))


def test_a_code_is_good_once(store: Store) -> None:
    """Once it has linked a desk nobody finds it any more."""
    store.desks.invite(INVITE)
    assert Records(store).invite("f1a9", NOW) == INVITE
    linked(store)

    assert Records(store).invite("f1a9", NOW) is None
    assert Records(store).offices_at(DESK) == {"sociali"}


def test_a_code_is_good_for_a_day(store: Store) -> None:
    """It dies on the second, used or not; a code nobody made was never alive."""
    store.desks.invite(INVITE)

    assert store.desks.open_invite("f1a9", NOW + timedelta(hours=24, seconds=-1)) == INVITE
    assert store.desks.open_invite("f1a9", NOW + timedelta(hours=24)) is None
    assert store.desks.open_invite("0000", NOW) is None


def test_a_chat_may_be_the_desk_of_several_offices(store: Store) -> None:
    """A small town's clerks sit in one room; linking twice changes nothing."""
    linked(store, office="sociali")
    linked(store, office="istruzione", seconds=1)
    linked(store, office="sociali", seconds=2)
    linked(store, BRUNO, "sociali", seconds=3)

    assert Records(store).offices_at(DESK) == {"sociali", "istruzione"}
    assert Records(store).desks("sociali") == (DESK, BRUNO)
    assert Records(store).offices_at(ADA) == frozenset()


def test_an_operator_is_one_who_acted_at_a_desk_of_the_office(store: Store) -> None:
    """Acting at another office's desk gives no right; the latest act counts."""
    linked(store)
    linked(store, BRUNO, "sociali")
    linked(store, CARLA, "tributi")
    keep(NoteOperator(ADA, DESK, "Ada Rossi"), store, after(5))
    keep(NoteOperator(ADA, DESK, "Ada Rossi"), store, after(3))
    keep(NoteOperator(ADA, BRUNO, "Ada Rossi"), store, after(4))

    assert Records(store).operator_since(ADA, "sociali") == after(4)
    assert Records(store).operator_since(ADA, "tributi") is None
    assert Records(store).operator_since(BRUNO, "sociali") is None


def test_whoever_acted_at_a_desk_that_is_gone_has_no_right_from_it(store: Store) -> None:
    """Linking the chat again does not bring the old operators back."""
    linked(store)
    keep(NoteOperator(ADA, DESK, "Ada Rossi"), store, NOW)
    keep(UnlinkDesk(DESK), store, NOW)

    assert Records(store).desks("sociali") == ()
    linked(store)
    assert Records(store).operator_since(ADA, "sociali") is None


def test_a_desk_moves_with_all_that_is_its_own(store: Store) -> None:
    """Offices, operators, news and what waits go to the new address."""
    linked(store, seconds=1)
    linked(store, office="tributi", seconds=2)
    keep(NoteOperator(ADA, DESK, "Ada Rossi"), store, after(3))
    keep(Follow(DESK, "tributi"), store, NOW)
    store.outbox.post([message(DESK, "scheda")], "telegram:1", NOW)
    keep(MoveDesk(DESK, MOVED), store, after(4))

    assert Records(store).offices_at(DESK) == frozenset()
    assert Records(store).offices_at(MOVED) == {"sociali", "tributi"}
    assert Records(store).operator_since(ADA, "sociali") == after(3)
    assert Records(store).followers("tributi") == (MOVED,)
    leased = store.outbox.lease(after(4), timedelta(minutes=2))
    assert leased is not None
    assert leased.parcel.to == MOVED


def test_a_desk_linked_by_hand_at_its_new_address_may_still_move(store: Store) -> None:
    """Telegram may tell of the move after somebody has linked the new group already."""
    for address in (DESK, MOVED):
        linked(store, address)
        keep(NoteOperator(ADA, address, "Ada Rossi"), store, NOW)
        keep(Follow(address, "tributi"), store, NOW)
    keep(MoveDesk(DESK, MOVED), store, NOW)

    assert Records(store).desks("sociali") == (MOVED,)
    assert Records(store).followers("tributi") == (MOVED,)
    assert Records(store).operator_since(ADA, "sociali") == NOW


def test_followers_come_first_come_first(store: Store) -> None:
    """Following twice keeps one's place; leaving ends it."""
    for seconds, chat in enumerate((BRUNO, ADA, CARLA, BRUNO)):
        keep(Follow(chat, "tributi"), store, after(seconds))
    keep(Follow(ADA, "associazioni"), store, NOW)
    keep(Unfollow(CARLA, "tributi"), store, NOW)

    assert Records(store).followers("tributi") == (BRUNO, ADA)
    assert Records(store).followed(ADA) == {"tributi", "associazioni"}
    assert Records(store).followed(CARLA) == frozenset()


def test_what_was_published_is_kept_once(store: Store) -> None:
    """A replayed turn keeps the same post."""
    post = Post(
        id="telegram:7",
        topic="tributi",
        desk=DESK,
        author=ADA,
        body="La scadenza è il 16 giugno.",
        recipients=2,
        sent_at=NOW,
    )
    keep(Publish(post), store, NOW)
    keep(Publish(post), store, NOW)

    assert store.engine.rows("select id, recipients, sent_at from posts") == [
        {"id": "telegram:7", "recipients": 2, "sent_at": "2026-03-02T09:00:00.000000+00:00"}
    ]


def test_whoever_spoke_is_known(store: Store) -> None:
    """A private message reaches only those who have written to the bot."""
    store.conversations.save(Conversation(chat=ADA, person=ADA), NOW)

    assert Records(store).knows(ADA)
    assert not Records(store).knows(BRUNO)
