# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where offices work: invites, desks, operators."""

from datetime import datetime

from bot.cases import Desk, Invite
from bot.store.engine import Engine, moment, stamp


class Desks:
    """Codes are kept as fingerprints; a desk is one chat of one office."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def invite(self, invite: Invite) -> None:
        """Keep a new code's fingerprint."""
        self._engine.run(
            "insert into invites (code_hash, office, expires_at) values (:fingerprint, :office, :expires)",
            fingerprint=invite.fingerprint,
            office=invite.office,
            expires=stamp(invite.expires_at),
        )

    def open_invite(self, fingerprint: str, now: datetime) -> Invite | None:
        """The invite, if it is neither used nor expired."""
        rows = self._engine.rows(
            "select * from invites where code_hash = :fingerprint and used_at is null and expires_at > :now",
            fingerprint=fingerprint,
            now=stamp(now),
        )
        return Invite(fingerprint, rows[0]["office"], moment(rows[0]["expires_at"])) if rows else None

    def use_invite(self, fingerprint: str, now: datetime) -> None:
        """The code has linked a desk: it is dead."""
        self._engine.run(
            "update invites set used_at = :now where code_hash = :fingerprint",
            fingerprint=fingerprint,
            now=stamp(now),
        )

    def link(self, desk: Desk, now: datetime) -> None:
        """Make the chat a desk of that office; it stays a desk of those it had before."""
        self._engine.run(
            "insert into desks values (:address, :office, :now) on conflict (address, office) do nothing",
            address=desk.address,
            office=desk.office,
            now=stamp(now),
        )

    def unlink(self, address: str) -> None:
        """The chat is a desk no more; whoever acted there has no more rights from it."""
        self._engine.run("delete from desks where address = :address", address=address)
        self._engine.run("delete from operators where desk = :address", address=address)

    def move(self, before: str, after: str) -> None:
        """The chat has another address now. It may have been linked there already, by hand."""
        self._engine.run(
            "insert into desks select :after, office, linked_at from desks where address = :before"
            " on conflict (address, office) do nothing",
            before=before,
            after=after,
        )
        self._engine.run(
            "insert into operators select person, :after, name, seen_at from operators where desk = :before"
            " on conflict (person, desk) do nothing",
            before=before,
            after=after,
        )
        self.unlink(before)

    def offices_at(self, address: str) -> frozenset[str]:
        """The offices whose desk that chat is; none for any other chat."""
        rows = self._engine.rows("select office from desks where address = :address", address=address)
        return frozenset(row["office"] for row in rows)

    def of_office(self, office: str) -> tuple[str, ...]:
        """Addresses of the office's desks, oldest first."""
        rows = self._engine.rows(
            "select address from desks where office = :office order by linked_at, address", office=office
        )
        return tuple(row["address"] for row in rows)

    def all(self) -> tuple[str, ...]:
        """Addresses of all desks, each once."""
        rows = self._engine.rows("select distinct address from desks order by address")
        return tuple(row["address"] for row in rows)

    def offices_of(self, person: str, since: datetime) -> frozenset[str]:
        """The offices at whose desks this person has acted after that moment."""
        rows = self._engine.rows(
            "select distinct office from operators join desks on desks.address = operators.desk"
            " where person = :person and seen_at > :since",
            person=person,
            since=stamp(since),
        )
        return frozenset(row["office"] for row in rows)

    def note_operator(self, person: str, desk: str, name: str, now: datetime) -> None:
        """This person acted at this desk just now."""
        self._engine.run(
            "insert into operators values (:person, :desk, :name, :now)"
            " on conflict (person, desk) do update set name = excluded.name, seen_at = excluded.seen_at",
            person=person,
            desk=desk,
            name=name,
            now=stamp(now),
        )

    def forget_operator(self, person: str, desk: str) -> None:
        """This person has no rights from that desk any more."""
        self._engine.run(
            "delete from operators where person = :person and desk = :desk", person=person, desk=desk
        )

    def operator_since(self, person: str, office: str) -> datetime | None:
        """When this person last acted at a desk of that office, or None."""
        rows = self._engine.rows(
            "select max(seen_at) as seen from operators join desks on desks.address = operators.desk"
            " where person = :person and office = :office",
            person=person,
            office=office,
        )
        return moment(rows[0]["seen"]) if rows[0]["seen"] else None
