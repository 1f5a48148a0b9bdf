# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came in and waits for its turn."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bot.model import Incoming
from bot.store.engine import Engine, as_json, moment, stamp

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
            "select id, incoming, tries from inbox as mine where state = 'open' and due_at <= :now"
            " and not exists (select 1 from inbox as older where older.state = 'open'"
            " and older.sender = mine.sender and older.number < mine.number)"
            " order by number limit 1",
            now=stamp(now),
        )
        if not rows:
            return None
        try:
            return msgspec.json.decode(rows[0]["incoming"], type=Incoming), int(rows[0]["tries"])
        except msgspec.DecodeError:
            # Written by another version: nobody can answer it, and it must not stop the town.
            self.set_aside(rows[0]["id"], now)
            log.error("turn update=%s outcome=aside error=unreadable", rows[0]["id"])  # noqa: TRY400
            return self.next(now)

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
        """The turn failed and was undone: count it, and try again not before `again_at`."""
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
