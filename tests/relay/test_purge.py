# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is past its term goes, and only that; a rehearsal changes nothing."""

from datetime import datetime, timedelta

from bot.cases import NoteOperator
from bot.cases.retention import Retention
from bot.model import Conversation, Outgoing, Progress
from bot.news import Follow
from bot.relay import Purge
from bot.store import Store, keep
from tests.rooms import ADA, BRUNO, CARLA, DESK, NOW, message

TERMS = Retention(draft_days=7, conversation_days=30, news_days=730, operator_days=730, case_days=90)


def warn(draft: Conversation, _: datetime) -> Outgoing:
    """A word to whoever left a form half done."""
    return message(draft.chat, "domani cancello")


def half_filled(chat: str) -> Conversation:
    """Somebody in the middle of a form."""
    return Conversation(chat=chat, person=chat, met=True, progress=Progress(form="f", version=1, started=NOW))


def test_a_silent_conversation_is_forgotten_after_thirty_days(store: Store) -> None:
    """Not a day earlier; who follows the news, and who works at a desk, is still known."""
    for chat in (ADA, BRUNO, CARLA):
        store.conversations.save(Conversation(chat=chat, person=chat, met=True), NOW)
    keep(Follow(BRUNO, "tributi"), store, NOW)
    keep(NoteOperator(CARLA, DESK, "Carla Neri"), store, NOW)
    purge = Purge(store, TERMS, warn)

    assert purge.run(NOW + timedelta(days=30)).conversations == 0
    assert purge.run(NOW + timedelta(days=30, seconds=1)).conversations == 1

    assert [store.conversations.knows(chat) for chat in (ADA, BRUNO, CARLA)] == [False, True, True]


def test_news_ends_after_two_silent_years(store: Store) -> None:
    """Whoever spoke since keeps it; with the news goes the reason to remember the chat."""
    for chat in (ADA, BRUNO):
        keep(Follow(chat, "tributi"), store, NOW)
        store.conversations.save(Conversation(chat=chat, person=chat, met=True), NOW)
    store.conversations.save(Conversation(chat=BRUNO, person=BRUNO, met=True), NOW + timedelta(days=700))

    purged = Purge(store, TERMS, warn).run(NOW + timedelta(days=731))

    assert (purged.news, purged.conversations) == (1, 1)
    assert store.news.followers("tributi") == (BRUNO,)


def test_an_operator_is_forgotten_after_two_years_without_an_act(store: Store) -> None:
    """The name goes, and with it the reason to remember the conversation; whoever still works there stays."""
    for chat in (BRUNO, CARLA):
        keep(NoteOperator(chat, DESK, "Un nome"), store, NOW)
        store.conversations.save(Conversation(chat=chat, person=chat, met=True), NOW)
    later = NOW + timedelta(days=731)
    keep(NoteOperator(CARLA, DESK, "Carla Neri"), store, later)

    purged = Purge(store, TERMS, warn).run(later)

    assert (purged.operators, purged.conversations) == (1, 1)
    assert [row["name"] for row in store.engine.rows("select name from operators")] == ["Carla Neri"]


def test_a_rehearsal_counts_and_changes_nothing(store: Store) -> None:
    """Twice the same figures, and everything still there."""
    store.conversations.save(half_filled(ADA), NOW)
    store.outbox.post([message(BRUNO, "ciao")], "telegram:1", NOW)
    purge = Purge(store, TERMS, warn)
    later = NOW + timedelta(days=8)

    assert str(purge.rehearse(later)) == (
        "warned=1 drafts=1 conversations=0 news=0 operators=0 lines=0 cases=0 updates=0 parcels=0"
    )
    assert purge.rehearse(later) == purge.rehearse(later)
    assert store.conversations.load(ADA, ADA) == half_filled(ADA)
    assert store.outbox.waiting() == 1


def test_a_message_that_another_has_replaced_is_dropped(store: Store) -> None:
    """Of the place of a card only the newest is needed, to rewrite it."""
    for number in (1, 2):
        store.outbox.post([message(DESK, "scheda", slot="case:26-0001-G")], f"telegram:{number}", NOW)
        leased = store.outbox.lease(NOW, timedelta(minutes=1))
        assert leased is not None
        store.outbox.sent(leased.id, str(number), NOW + timedelta(seconds=number))

    assert Purge(store, TERMS, warn).run(NOW + timedelta(days=31)).parcels == 1
    assert [row["carried_as"] for row in store.engine.rows("select carried_as from outbox")] == ["2"]
