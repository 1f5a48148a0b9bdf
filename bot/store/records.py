# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a turn may ask of the record."""

from collections.abc import Mapping
from datetime import datetime

from bot.cases import Case, Event, Invite
from bot.store.store import Store


class Records:
    """The read-only view that the dialogue is handed: one question, one method."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def next_number(self, year: int) -> int:
        """The number the next case of that year gets."""
        return self._store.cases.next_number(year)

    def case(self, reference: str) -> Case | None:
        """The case of that reference, or None."""
        return self._store.cases.by_reference(reference)

    def cases_of(self, person: str) -> tuple[Case, ...]:
        """Everything a person filed, newest first."""
        return self._store.cases.of_person(person)

    def open_cases(self, office: str) -> tuple[Case, ...]:
        """The cases an office has not ended yet, oldest first."""
        return self._store.cases.open_of_office(office)

    def events(self, case: str) -> tuple[Event, ...]:
        """What happened to a case (by id), oldest first."""
        return self._store.cases.events(case)

    def offices_at(self, address: str) -> frozenset[str]:
        """The offices whose desk that chat is; none for any other chat."""
        return self._store.desks.offices_at(address)

    def desks(self, office: str) -> tuple[str, ...]:
        """Addresses of the office's desks."""
        return self._store.desks.of_office(office)

    def invite(self, fingerprint: str, now: datetime) -> Invite | None:
        """The invite, if it is neither used nor expired."""
        return self._store.desks.open_invite(fingerprint, now)

    def operator_since(self, person: str, office: str) -> datetime | None:
        """When this person last acted at a desk of that office, or None."""
        return self._store.desks.operator_since(person, office)

    def offices_of(self, person: str, since: datetime) -> frozenset[str]:
        """The offices at whose desks this person has acted after that moment."""
        return self._store.desks.offices_of(person, since)

    def latest_cases(self, office: str, most: int) -> tuple[Case, ...]:
        """The newest cases of an office, ended ones too."""
        return self._store.cases.latest_of_office(office, most)

    def lookups(self, chat: str, since: datetime) -> int:
        """How often that chat has asked for others' cases after that moment."""
        return self._store.reminders.tries(chat, since)

    def knows(self, chat: str) -> bool:
        """Whether anybody ever spoke in that chat."""
        return self._store.conversations.knows(chat)

    def followed(self, chat: str) -> frozenset[str]:
        """The topics a chat follows."""
        return self._store.news.followed(chat)

    def followers(self, topic: str) -> tuple[str, ...]:
        """The chats that follow a topic."""
        return self._store.news.followers(topic)

    def awaited(self, chat: str) -> frozenset[str]:
        """The topics of the services whose opening a chat waits for."""
        return self._store.alerts.of_chat(chat)

    def waiting(self) -> Mapping[str, int]:
        """How many chats wait for a service to open, by topic."""
        return self._store.alerts.counts()
