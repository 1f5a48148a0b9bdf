# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was said once and must not be said again; and how often a chat has asked for others' cases."""

from datetime import datetime, timedelta

from bot.store.engine import Engine, stamp


class Reminders:
    """One row for each thing said, one for each try."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, about: str, what: str, mark: str, now: datetime) -> bool:
        """Write down that it is said; False if it had been. Use inside the transaction that posts it."""
        return bool(
            self._engine.run(
                "insert into reminders values (:about, :what, :mark, :now) on conflict do nothing",
                about=about,
                what=what,
                mark=mark,
                now=stamp(now),
            )
        )

    def said(self, about: str) -> frozenset[tuple[str, str]]:
        """What was said about a case (by id) or to a desk (by address), each with its mark."""
        rows = self._engine.rows("select what, mark from reminders where about = :about", about=about)
        return frozenset((row["what"], row["mark"]) for row in rows)

    def everything(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The same for all of them, by case or desk: one question instead of thousands."""
        found: dict[str, set[tuple[str, str]]] = {}
        for row in self._engine.rows("select about, what, mark from reminders"):
            found.setdefault(row["about"], set()).add((row["what"], row["mark"]))
        return {about: frozenset(said) for about, said in found.items()}

    def move(self, before: str, after: str) -> None:
        """A desk has another address now: what it was told, it was told."""
        self._engine.run(
            "insert into reminders select :after, what, mark, said_at from reminders where about = :before"
            " on conflict do nothing",
            before=before,
            after=after,
        )

    def tried(self, chat: str, now: datetime) -> None:
        """The chat has asked for a case with a proof."""
        self._engine.run("insert into lookups values (:chat, :now)", chat=chat, now=stamp(now))

    def tries(self, chat: str, since: datetime) -> int:
        """How often it did after that moment."""
        rows = self._engine.rows(
            "select count(*) as n from lookups where chat = :chat and tried_at > :since",
            chat=chat,
            since=stamp(since),
        )
        return int(rows[0]["n"])

    def forget(self, now: datetime, keep_tries: timedelta, keep_said: timedelta) -> None:
        """Drop tries and reminders that are older than that."""
        self._engine.run("delete from lookups where tried_at <= :before", before=stamp(now - keep_tries))
        self._engine.run("delete from reminders where said_at <= :before", before=stamp(now - keep_said))
