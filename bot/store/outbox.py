# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes out, and what became of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.model import Outgoing, Parcel, Urgency
from bot.store.engine import Engine, as_json, moment, stamp


class Leased(Struct, frozen=True):
    """A parcel that one carrier has in hand."""

    id: str
    parcel: Parcel
    tries: int
    rewrites: str
    """The channel's id of the message in the same slot, to be edited; empty for a new message."""


class Troubled(Struct, frozen=True):
    """A parcel that could not be carried so far."""

    id: str
    address: str
    given_up: bool
    tries: int
    problem: str
    posted_at: datetime


class Outbox:
    """Parcels, posted in the transaction that decided them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def post(self, parcels: Iterable[Parcel], origin: str, now: datetime) -> None:
        """Post what the turn `origin` decided. Ids derive from it, so a replay posts nothing twice."""
        for place, parcel in enumerate(parcels):
            self._engine.run(
                "insert into outbox (id, address, urgency, slot, parcel, due_at, posted_at)"
                " values (:id, :address, :urgency, :slot, :parcel, :due, :now) on conflict (id) do nothing",
                id=f"{origin}:{place:05}",
                address=parcel.to,
                urgency=parcel.urgency if isinstance(parcel, Outgoing) else Urgency.REPLY,
                slot=parcel.slot if isinstance(parcel, Outgoing) else "",
                parcel=as_json(parcel),
                due=stamp((isinstance(parcel, Outgoing) and parcel.not_before) or now),
                now=stamp(now),
            )

    def lease(self, now: datetime, patience: timedelta) -> Leased | None:
        """Take the next parcel in hand for `patience`: replies first, and in order within an address."""
        rows = self._engine.rows(
            "update outbox set leased_until = :until, tries = tries + 1 where id = ("
            " select id from outbox as mine where state = 'open' and due_at <= :now and leased_until <= :now"
            " and not exists (select 1 from outbox as older where older.state = 'open'"
            " and older.address = mine.address"
            " and (older.urgency, older.posted_at, older.id) < (mine.urgency, mine.posted_at, mine.id))"
            " order by urgency, posted_at, id limit 1)"
            " returning id, address, slot, parcel, tries",
            now=stamp(now),
            until=stamp(now + patience),
        )
        if not rows:
            return None
        row = rows[0]
        try:
            parcel = msgspec.json.decode(row["parcel"], type=Parcel)
        except msgspec.DecodeError:
            # Written by another version: it must not hold up what waits behind it.
            self.dead(row["id"], "unreadable", now)
            return self.lease(now, patience)
        rewrites = parcel.rewrites if isinstance(parcel, Outgoing) else ""
        if isinstance(parcel, Outgoing):
            if row["slot"] and not parcel.anew:
                rewrites = self._in_slot(row["address"], row["slot"])
            if parcel.about:
                parcel = replace(parcel, answers=self._in_slot(row["address"], parcel.about))
        return Leased(id=row["id"], parcel=parcel, tries=row["tries"], rewrites=rewrites)

    def _in_slot(self, address: str, slot: str) -> str:
        rows = self._engine.rows(
            "select carried_as from outbox where address = :address and slot = :slot and state = 'sent'"
            " order by settled_at desc, posted_at desc, id desc limit 1",
            address=address,
            slot=slot,
        )
        return str(rows[0]["carried_as"]) if rows else ""

    def release(self) -> int:
        """Nothing is in hand any more: a process that was killed keeps its leases. Returns how many.

        For the only process of a database, at its start; another process's parcels would go out twice.
        """
        return self._engine.run(
            "update outbox set leased_until = '' where state = 'open' and leased_until > ''"
        )

    def sent(self, parcel: str, carried_as: str, now: datetime) -> None:
        """It was carried, and the channel calls it `carried_as`; its words are forgotten."""
        self._engine.run(
            "update outbox set state = 'sent', parcel = '', carried_as = :carried_as, settled_at = :now"
            " where id = :id",
            id=parcel,
            carried_as=carried_as,
            now=stamp(now),
        )

    def later(self, parcel: str, problem: str, again_at: datetime) -> None:
        """It could not be carried now: try again not before `again_at`."""
        self._engine.run(
            "update outbox set leased_until = '', due_at = :again, problem = :problem"
            " where id = :id and state = 'open'",
            id=parcel,
            again=stamp(again_at),
            problem=problem,
        )

    def postpone(self, parcel: str, until: datetime) -> None:
        """It must wait its turn, which is no fault and no try."""
        self._engine.run(
            "update outbox set leased_until = '', tries = tries - 1, due_at = :until"
            " where id = :id and state = 'open'",
            id=parcel,
            until=stamp(until),
        )

    def dead(self, parcel: str, problem: str, now: datetime) -> None:
        """It will never be carried; it stays visible, without its words."""
        self._engine.run(
            "update outbox set state = 'dead', parcel = '', problem = :problem, settled_at = :now"
            " where id = :id and state = 'open'",
            id=parcel,
            problem=problem,
            now=stamp(now),
        )

    def moved(self, before: str, after: str) -> None:
        """A chat has another address now: what waits goes there."""
        self._engine.run(
            "update outbox set address = :after, parcel = replace(parcel, :old, :new), leased_until = ''"
            " where address = :before and state = 'open'",
            before=before,
            after=after,
            old=msgspec.json.encode({"to": before}).decode()[1:-1],
            new=msgspec.json.encode({"to": after}).decode()[1:-1],
        )

    def troubled(self) -> tuple[Troubled, ...]:
        """What could not be carried: given up, or still being tried; the oldest first."""
        rows = self._engine.rows(
            "select id, address, state, tries, problem, posted_at from outbox"
            " where state = 'dead' or (state = 'open' and problem <> '') order by posted_at, id"
        )
        return tuple(
            Troubled(
                row["id"],
                row["address"],
                row["state"] == "dead",
                row["tries"],
                row["problem"],
                moment(row["posted_at"]),
            )
            for row in rows
        )

    def waiting(self) -> int:
        """How many parcels are open."""
        return int(self._engine.rows("select count(*) as n from outbox where state = 'open'")[0]["n"])

    def forget(self, now: datetime, age: timedelta) -> int:
        """Drop what was settled longer than `age` ago and holds no slot; returns how many."""
        return self._engine.run(
            "delete from outbox where state <> 'open' and slot = '' and settled_at < :before",
            before=stamp(now - age),
        )
