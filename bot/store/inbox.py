# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came in and waits for its turn."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bot.model import Incoming
from bot.store.engine import Engine, Row, as_json, moment, stamp

log = logging.getLogger("sportello.inbox")


class Inbox:
    """Updates, written down before they are confirmed to the channel."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, arrivals: Iterable[Incoming], now: datetime) -> int:
        """Write the arrivals down, all or none; returns how many were new.

        An arrival's number is what follows the last colon of its id; within one sender it gives the order.
        """
        with self._engine.transaction():
            return sum(self._put(arrival, now) for arrival in arrivals)

    def _put(self, arrival: Incoming, now: datetime) -> int:
        return self._engine.run(
            "insert into inbox (id, number, sender, incoming, due_at, received_at)"
            " values (:id, :number, :sender, :incoming, :now, :now) on conflict (id) do nothing",
            id=arrival.id,
            number=int(arrival.id.rpartition(":")[2]),
            sender=arrival.sender,
            incoming=as_json(arrival),
            now=stamp(now),
        )

    def next(self, now: datetime) -> tuple[Incoming, int] | None:
        """The oldest update that may have its turn, with how often it was tried.

        An update waits while its sender has an older open one: nobody's answers overtake each other.
        """
        rows = self._engine.rows(
            "select id, incoming, tries from inbox as mine"
            " where state = 'open' and unseen = 0 and due_at <= :now"
            " and not exists (select 1 from inbox as older where older.state = 'open'"
            " and older.sender = mine.sender and older.number < mine.number)"
            " order by number limit 1",
            now=stamp(now),
        )
        if not rows:
            return None
        said = self._read(rows[0], now)
        return (said, int(rows[0]["tries"])) if said else self.next(now)

    def _read(self, row: Row, now: datetime) -> Incoming | None:
        try:
            return msgspec.json.decode(row["incoming"], type=Incoming)
        except msgspec.DecodeError:
            # Written by another version: nobody can answer it, and it must not stop the town.
            self.set_aside(row["id"], now)
            log.error("turn update=%s outcome=aside error=unreadable", row["id"])  # noqa: TRY400
            return None

    def unseen(self, update: str) -> None:
        """Somebody must look into its file before it has its turn; its sender's next ones wait for it."""
        self._engine.run("update inbox set unseen = 1, tries = 0 where id = :id", id=update)

    def lease_unseen(self, now: datetime, patience: timedelta) -> tuple[Incoming, int] | None:
        """Take the oldest update in hand whose file must be looked into, with how often that was tried.

        Whoever has not said within `patience` what it holds is taken for dead, and another one looks.
        """
        rows = self._engine.rows(
            "update inbox set due_at = :until where id = (select id from inbox"
            " where state = 'open' and unseen = 1 and due_at <= :now order by number limit 1)"
            " returning id, incoming, tries",
            now=stamp(now),
            until=stamp(now + patience),
        )
        if not rows:
            return None
        said = self._read(rows[0], now)
        return (said, int(rows[0]["tries"])) if said else self.lease_unseen(now, patience)

    def seen(self, said: Incoming, now: datetime) -> None:
        """Its file was looked into, as `said` tells now: it may have its turn. Once is enough."""
        self._engine.run(
            "update inbox set unseen = 0, tries = 0, incoming = :incoming, due_at = :now"
            " where id = :id and state = 'open' and unseen = 1",
            id=said.id,
            incoming=as_json(said),
            now=stamp(now),
        )

    def done(self, update: str, now: datetime) -> None:
        """The turn is kept: what was said is forgotten, only its id stays to know a repetition."""
        self._settle(update, "done", now)

    def set_aside(self, update: str, now: datetime) -> None:
        """The turn failed too often: never again, and what was said is forgotten."""
        self._settle(update, "aside", now)

    def _settle(self, update: str, state: str, now: datetime) -> None:
        self._engine.run(
            "update inbox set state = :state, incoming = '', settled_at = :now where id = :id",
            id=update,
            state=state,
            now=stamp(now),
        )

    def failed(self, update: str, again_at: datetime) -> None:
        """The turn failed and was undone, or the look did: count it, and try again not before `again_at`."""
        self._engine.run(
            "update inbox set tries = tries + 1, due_at = :again where id = :id",
            id=update,
            again=stamp(again_at),
        )

    def waiting(self) -> int:
        """How many updates are open."""
        return int(self._engine.rows("select count(*) as n from inbox where state = 'open'")[0]["n"])

    def latest(self) -> datetime | None:
        """When the last update came; None where none is remembered any more."""
        at = self._engine.rows("select max(received_at) as at from inbox")[0]["at"]
        return moment(at) if at else None

    def forget(self, now: datetime, age: timedelta) -> int:
        """Drop the ids of updates settled longer than `age` ago; returns how many."""
        return self._engine.run(
            "delete from inbox where state <> 'open' and settled_at < :before", before=stamp(now - age)
        )
