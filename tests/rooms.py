# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plain values that the tests of the machine rooms need again and again. All people are invented."""

from datetime import UTC, datetime, timedelta

from bot.cases import Case, Deed, Event, FileCase, reference
from bot.model import Conversation, Incoming, Kind, Outgoing, Parcel, Turn, Urgency

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADA, BRUNO, CARLA = "telegram:1001", "telegram:1002", "telegram:1003"
DESK = "telegram:-1010"
SECRET = "RSSDAA85T50G107F"  # noqa: S105  # what nobody may find in a log


def after(seconds: float) -> datetime:
    """That many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)


def said(number: int, sender: str = ADA, text: str = "ciao") -> Incoming:
    """One thing said in a private chat, as the `number`-th update."""
    return Incoming(id=f"telegram:{number}", chat=sender, sender=sender, kind=Kind.TEXT, at=NOW, text=text)


def message(to: str, text: str, urgency: Urgency = Urgency.REPLY, slot: str = "") -> Outgoing:
    """One message to one address."""
    return Outgoing(to=to, text=text, urgency=urgency, slot=slot)


def answer(said: Incoming, conversation: Conversation, *parcels: Parcel) -> Turn:
    """A turn that answers everything with `re: ` and what was said, or with those parcels."""
    replies = parcels or (message(said.chat, f"re: {said.text}"),)
    return Turn(conversation=conversation, parcels=replies, outcome="answered")


def request(number: int, person: str = ADA, office: str = "sociali", at: datetime = NOW) -> FileCase:
    """A new case, filed with the `number`-th update of 2026, and its first event."""
    case = Case(
        id=f"telegram:{number}",
        reference=reference(2026, number),
        year=2026,
        number=number,
        person=person,
        chat=person,
        language="it",
        office=office,
        topic="centri-estivi",
        form="centri-estivi",
        kind="application",
        title="Contributo per i centri estivi",
        lines=(),
        opened_at=at,
    )
    return FileCase(case, event(case, Deed.FILED, at))


def event(case: Case, deed: Deed, at: datetime, number: int = 0) -> Event:
    """Something that happened to that case."""
    return Event(id=f"{case.id}:{deed}:{number}", case=case.id, deed=deed, at=at, actor=case.person)
