# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who waits for which service to open."""

from collections.abc import Mapping

from bot.news.alert import Alert
from bot.store.engine import Engine, moment, stamp


class Alerts:
    """One row a chat and topic, until it is told or taken back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, alert: Alert) -> None:
        """The chat waits for the topic; whoever waits already keeps the place and gets the new language."""
        self._engine.run(
            "insert into alerts values (:chat, :topic, :language, :since)"
            " on conflict (chat, topic) do update set language = excluded.language",
            chat=alert.chat,
            topic=alert.topic,
            language=alert.language,
            since=stamp(alert.since),
        )

    def drop(self, chat: str, topic: str) -> None:
        """The chat waits for the topic no more."""
        self._engine.run("delete from alerts where chat = :chat and topic = :topic", chat=chat, topic=topic)

    def take(self, topic: str, most: int) -> tuple[Alert, ...]:
        """Take at most that many who wait for the topic off the list, the longest waiting first.

        Whoever is taken is told in the same transaction, or stays on the list.
        """
        rows = self._engine.rows(
            "delete from alerts where topic = :topic and chat in"
            " (select chat from alerts where topic = :topic order by since, chat limit :most)"
            " returning chat, topic, language, since",
            topic=topic,
            most=most,
        )
        taken = (Alert(row["chat"], row["topic"], row["language"], moment(row["since"])) for row in rows)
        return tuple(sorted(taken, key=lambda alert: (alert.since, alert.chat)))

    def of_chat(self, chat: str) -> frozenset[str]:
        """The topics a chat waits for."""
        rows = self._engine.rows("select topic from alerts where chat = :chat", chat=chat)
        return frozenset(row["topic"] for row in rows)

    def counts(self) -> Mapping[str, int]:
        """How many wait, by topic; topics for which nobody waits are not in it."""
        rows = self._engine.rows("select topic, count(*) as n from alerts group by topic order by topic")
        return {row["topic"]: int(row["n"]) for row in rows}

    def move(self, before: str, after: str) -> None:
        """The chat has another address now: it is told there."""
        self._engine.run(
            "insert into alerts select :after, topic, language, since from alerts where chat = :before"
            " on conflict (chat, topic) do nothing",
            before=before,
            after=after,
        )
        self._engine.run("delete from alerts where chat = :before", before=before)
