# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a turn may ask of the record; it never writes there itself, it returns acts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.cases import Case, Event, Invite


class Records(Protocol):
    """The read-only view of the store, inside the turn's own transaction."""

    def next_number(self, year: int) -> int:
        """The number the next case of that year gets."""
        ...

    def case(self, reference: str) -> Case | None:
        """The case of that reference, or None."""
        ...

    def cases_of(self, person: str) -> tuple[Case, ...]:
        """Everything a person filed, newest first."""
        ...

    def open_cases(self, office: str) -> tuple[Case, ...]:
        """The cases an office has not ended yet, oldest first."""
        ...

    def events(self, case: str) -> tuple[Event, ...]:
        """What happened to a case (by id), oldest first."""
        ...

    def offices_at(self, address: str) -> frozenset[str]:
        """The offices whose desk that chat is; none for any other chat."""
        ...

    def desks(self, office: str) -> tuple[str, ...]:
        """Addresses of the office's desks."""
        ...

    def invite(self, fingerprint: str, now: datetime) -> Invite | None:
        """The invite, if it is neither used nor expired."""
        ...

    def operator_since(self, person: str, office: str) -> datetime | None:
        """When this person last acted at a desk of that office, or None."""
        ...

    def offices_of(self, person: str, since: datetime) -> frozenset[str]:
        """The offices at whose desks this person has acted after that moment."""
        ...

    def latest_cases(self, office: str, most: int) -> tuple[Case, ...]:
        """The newest cases of an office, ended ones too."""
        ...

    def lookups(self, chat: str, since: datetime) -> int:
        """How often that chat has asked for others' cases after that moment."""
        ...

    def knows(self, chat: str) -> bool:
        """Whether anybody ever spoke in that chat."""
        ...

    def followed(self, chat: str) -> frozenset[str]:
        """The topics a chat follows."""
        ...

    def followers(self, topic: str) -> tuple[str, ...]:
        """The chats that follow a topic."""
        ...

    def awaited(self, chat: str) -> frozenset[str]:
        """The topics of the services whose opening a chat waits for."""
        ...

    def waiting(self) -> Mapping[str, int]:
        """How many chats wait for a service to open, by topic."""
        ...
