# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes are sums, and the words of a question are forgotten."""

from datetime import date, timedelta

from bot.answers.vote import Tally, Vote
from bot.model import Asked, Conversation
from bot.store import Store
from tests.rooms import ADA, BRUNO, NOW, after


def test_votes_add_up_by_day_topic_and_facet(store: Store) -> None:
    """Two days of votes, summed from the day asked for on, the least useful first."""
    for vote, topic, day in (
        (Vote.UP, "tributi", 1),
        (Vote.UP, "tributi", 2),
        (Vote.DOWN, "tributi", 2),
        (Vote.DOWN, "nidi-0-3", 2),
        (Vote.DOWN, "nidi-0-3", 3),
    ):
        store.ratings.add(vote, topic, "costi", date(2026, 3, day))

    assert store.ratings.since(date(2026, 3, 2)) == (
        Tally("nidi-0-3", "costi", 0, 2),
        Tally("tributi", "costi", 1, 1),
    )
    assert store.ratings.since(date(2026, 3, 4)) == ()


def asks(store: Store, chat: str, words: str, seconds: float) -> None:
    """That chat asked this, so long after NOW."""
    asked = Asked(id="1", at=after(seconds), words=words, topic="tributi")
    store.conversations.save(Conversation(chat=chat, person=chat, met=True, asked=asked), after(seconds))


def test_what_was_asked_is_forgotten_half_an_hour_after_the_last_word(store: Store) -> None:
    """Only of those who fell silent; the rest of what is known of them, and since when, stays."""
    asks(store, ADA, 'quanto costa "asked":{ il nido?', 0)
    asks(store, BRUNO, "quanto costa la tari?", 60)
    store.conversations.save(Conversation(chat="telegram:3", person="telegram:3"), NOW)
    spoken = store.engine.rows("select chat, spoken_at from conversations order by chat")

    store.conversations.forget_asked(after(31 * 60 - 1), timedelta(minutes=30))

    assert store.conversations.load(ADA, ADA) == Conversation(chat=ADA, person=ADA, met=True)
    kept = store.conversations.load(BRUNO, BRUNO)
    assert kept is not None
    assert kept.asked is not None
    assert kept.asked.words == "quanto costa la tari?"
    assert store.engine.rows("select chat, spoken_at from conversations order by chat") == spoken


def test_a_conversation_that_nobody_can_read_stops_nothing(store: Store) -> None:
    """A row of another version is left alone."""
    asks(store, ADA, "quanto costa?", 0)
    asks(store, BRUNO, "quanto costa?", 0)
    store.engine.run(
        'update conversations set conversation = \'{"asked":{"id":7}}\' where chat = :chat', chat=ADA
    )

    store.conversations.forget_asked(after(3600), timedelta(minutes=30))

    assert "quanto costa?" not in str(store.engine.rows("select conversation from conversations"))
