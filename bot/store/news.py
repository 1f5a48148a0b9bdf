# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who follows which topic, and what was sent."""

from datetime import datetime

from bot.news import Post
from bot.store.engine import Engine, stamp


class News:
    """Nobody follows anything before they ask to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def follow(self, chat: str, topic: str, now: datetime) -> None:
        """The chat follows the topic (again, if it did already)."""
        self._engine.run(
            "insert into subscriptions values (:chat, :topic, :now) on conflict do nothing",
            chat=chat,
            topic=topic,
            now=stamp(now),
        )

    def unfollow(self, chat: str, topic: str) -> None:
        """The chat follows the topic no more."""
        self._engine.run(
            "delete from subscriptions where chat = :chat and topic = :topic", chat=chat, topic=topic
        )

    def move(self, before: str, after: str) -> None:
        """The chat has another address now: its news goes there."""
        self._engine.run(
            "insert into subscriptions select :after, topic, since from subscriptions where chat = :before"
            " on conflict (chat, topic) do nothing",
            before=before,
            after=after,
        )
        self._engine.run("delete from subscriptions where chat = :before", before=before)

    def followed(self, chat: str) -> frozenset[str]:
        """The topics a chat follows."""
        rows = self._engine.rows("select topic from subscriptions where chat = :chat", chat=chat)
        return frozenset(row["topic"] for row in rows)

    def followers(self, topic: str) -> tuple[str, ...]:
        """The chats that follow a topic, first come first."""
        rows = self._engine.rows(
            "select chat from subscriptions where topic = :topic order by since, chat", topic=topic
        )
        return tuple(row["chat"] for row in rows)

    def keep(self, post: Post) -> None:
        """Keep what was sent."""
        self._engine.run(
            "insert into posts values (:id, :topic, :desk, :author, :body, :recipients, :sent_at)"
            " on conflict (id) do nothing",
            id=post.id,
            topic=post.topic,
            desk=post.desk,
            author=post.author,
            body=post.body,
            recipients=post.recipients,
            sent_at=stamp(post.sent_at),
        )
