# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases and what happened to them; events are only ever added."""

from datetime import datetime

import msgspec

from bot.cases import Case, Event
from bot.store.engine import Engine, Row, as_json, stamp


class Cases:
    """One row a case, one row an event."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def next_number(self, year: int) -> int:
        """The number the next case of that year gets, counted from 1. Use inside the filing transaction."""
        rows = self._engine.rows("select max(number) as last from cases where year = :year", year=year)
        return (rows[0]["last"] or 0) + 1

    def keep(self, case: Case, event: Event) -> None:
        """Write a case as it is now, and the event that made it so."""
        self._keep_case(case, event)
        self._engine.run(
            "insert into case_events values (:id, :case, :event, :at)",
            id=event.id,
            case=case.id,
            event=as_json(event),
            at=stamp(event.at),
        )

    def _keep_case(self, case: Case, event: Event) -> None:
        self._engine.run(
            "insert into cases values (:id, :reference, :year, :number, :person, :office, :topic, :form,"
            " :state, :body, :opened, :changed)"
            " on conflict (id) do update set office = excluded.office, state = excluded.state,"
            " body = excluded.body, changed_at = excluded.changed_at",
            id=case.id,
            reference=case.reference,
            year=case.year,
            number=case.number,
            person=case.person,
            office=case.office,
            topic=case.topic,
            form=case.form,
            state=case.state,
            body=as_json(case),
            opened=stamp(case.opened_at),
            changed=stamp(event.at),
        )

    def by_reference(self, reference: str) -> Case | None:
        """The case of that reference, or None."""
        rows = self._engine.rows("select body from cases where reference = :reference", reference=reference)
        return _case(rows[0]) if rows else None

    def of_person(self, person: str) -> tuple[Case, ...]:
        """Everything a person filed, newest first."""
        rows = self._engine.rows(
            "select body from cases where person = :person order by opened_at desc, number desc",
            person=person,
        )
        return tuple(_case(row) for row in rows)

    def open_of_office(self, office: str) -> tuple[Case, ...]:
        """The cases an office has not ended yet, oldest first; also those with which it helps out."""
        return tuple(case for case in self.open() if office in case.offices)

    def open(self) -> tuple[Case, ...]:
        """Every case that no office has ended yet, oldest first."""
        # The states stand here as in the index, or the engine would read every case there ever was.
        rows = self._engine.rows(
            "select body from cases where state not in ('granted', 'partly-granted', 'refused', 'closed',"
            " 'withdrawn', 'lapsed', 'annulled') order by opened_at, number"
        )
        return tuple(_case(row) for row in rows)

    def latest_of_office(self, office: str, most: int) -> tuple[Case, ...]:
        """The newest cases of an office, ended ones too."""
        rows = self._engine.rows(
            "select body from cases where office = :office order by opened_at desc, number desc limit :most",
            office=office,
            most=most,
        )
        return tuple(_case(row) for row in rows)

    def opened_between(self, since: datetime, until: datetime, office: str = "") -> tuple[Case, ...]:
        """The cases opened from `since` on and before `until`, of one office or of all, oldest first."""
        rows = self._engine.rows(
            "select body from cases where opened_at >= :since and opened_at < :until"
            " and (:office = '' or office = :office) order by opened_at, number",
            since=stamp(since),
            until=stamp(until),
            office=office,
        )
        return tuple(_case(row) for row in rows)

    def of_form(self, form: str) -> tuple[Case, ...]:
        """Every case of a form, oldest first."""
        rows = self._engine.rows(
            "select body from cases where form = :form order by opened_at, number", form=form
        )
        return tuple(_case(row) for row in rows)

    def events(self, case: str) -> tuple[Event, ...]:
        """What happened to a case (by id), oldest first."""
        rows = self._engine.rows(
            "select event from case_events where case_id = :case order by happened_at, id", case=case
        )
        return tuple(msgspec.json.decode(row["event"], type=Event) for row in rows)


def _case(row: Row) -> Case:
    return msgspec.json.decode(row["body"], type=Case)
