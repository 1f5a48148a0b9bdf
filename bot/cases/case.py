# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office receives, and what happens to it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.cases.state import WAYS, State
from bot.cases.term import Notice, Suspension
from bot.errors import BadTurn
from bot.model import Act

COUNTER = "counter:"
"""Begins the address of somebody who came to the counter or rang: nobody can be written to there."""


class Line(Struct, frozen=True):
    """One thing that was declared, as it read when the person confirmed it."""

    key: str
    label: str
    """In the language of the office (Italian)."""
    value: str
    shown: str
    summary: bool = False
    """Whether it may stand in the office's group; everything else is shown to one operator in private."""


class Case(Struct, frozen=True, kw_only=True):
    """An application, a report, an opinion or a question, in the hands of one office."""

    id: str
    """Id of the update that confirmed it: confirmed twice, it is still one case."""
    reference: str
    year: int
    number: int
    person: str
    """Address of whoever filed it."""
    chat: str
    """Address of the private chat that gets the news of it."""
    language: str
    office: str
    topic: str
    form: str
    kind: str
    """`application`, `report`, `feedback` or `question`."""
    standing: str = "application"
    """`interest` where the service was only planned: it gives no right and starts no term."""
    title: str
    """What it is, in the language of the office."""
    lines: tuple[Line, ...]
    state: State = State.SUBMITTED
    operator: str = ""
    """Address of the operator in charge; empty while nobody is."""
    operator_name: str = ""
    opened_at: datetime
    """When the person confirmed, as the channel told it."""
    due_on: date | None = None
    """The day by which an answer is due, where a term is set; suspensions have moved it."""
    protocol: str = ""
    """Under which the municipality's register holds it; typed by staff."""
    competitive: bool = False
    """Whether it stands in a ranking with others: then there is no notice before a refusal."""
    suspension: Suspension | None = None
    """While documents were waited for: there is one in a proceeding, no more."""
    asked_until: date | None = None
    """The day by which the resident was asked to answer, while that is awaited."""
    notice: Notice | None = None
    """The notice before a refusal, once given."""
    ended_on: date | None = None
    unclaimed_since: datetime | None = None
    """Since when it waits for somebody to take it, where that is not since it was opened."""
    stand_in: str = ""
    """The office that helps out, where nobody of the office in charge has taken it."""
    promised_on: date | None = None
    """The new day that the office named after the term had slipped."""

    def moved(self, to: State) -> "Case":
        """The same case in another state.

        Raises:
            BadTurn: there is no way from here to there.
        """
        if to not in WAYS[self.state]:
            raise BadTurn(f"case {self.reference}: no way from {self.state} to {to}")
        return replace(self, state=to)

    def may(self, to: State) -> bool:
        """Whether there is a way to that state."""
        return to in WAYS[self.state]

    @property
    def formal(self) -> bool:
        """Whether it is an application that starts a proceeding, with its term and its guarantees."""
        return self.kind == "application" and self.standing == "application"

    @property
    def at_counter(self) -> bool:
        """Whether staff filled it in for somebody who has no chat with the bot."""
        return self.person.startswith(COUNTER)

    @property
    def waits_since(self) -> datetime | None:
        """Since when nobody is in charge of it; None once somebody is, or where there is nothing to do."""
        if self.operator or self.state.ended:
            return None
        return self.unclaimed_since or self.opened_at

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices whose desks hold it: the one in charge, then the one that stands in."""
        return (self.office, self.stand_in) if self.stand_in else (self.office,)

    @property
    def declared(self) -> Mapping[str, Line]:
        """The lines by key."""
        return {line.key: line for line in self.lines}


class Deed(StrEnum):
    """What somebody did to a case."""

    FILED = "filed"
    TAKEN = "taken"
    SEEN = "seen"
    """Personal data were shown to an operator: the resident can read who and when."""
    ASKED = "asked"
    ANSWERED = "answered"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    REGISTERED = "registered"
    NOTED = "noted"
    """Something that stays inside the office."""
    TOLD = "told"
    NOTICED = "noticed"
    """The resident was told why it would be refused, before it is."""
    OBSERVED = "observed"
    """The resident answered that."""
    CORRECTED = "corrected"
    """The resident said what is wrong in what was declared, and what is right."""
    REOPENED = "reopened"
    HANDED = "handed"
    """It went to another office."""
    STOOD_IN = "stood-in"
    """Nobody had taken it: another office helps out."""
    PROMISED = "promised"
    """The office named a new day."""
    SLIPPED = "slipped"
    """The term passed without a decision; the resident was told, unless an answer of theirs was overdue."""


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened to a case. Never changed, never taken back."""

    id: str
    case: str
    deed: Deed
    at: datetime
    actor: str
    """Address of whoever did it."""
    actor_name: str = ""
    """Name of the operator, or empty for the resident."""
    words: str = ""
    """What was asked, answered or given as the reason."""
    office: str = ""
    """The office for which the operator acted; empty for the resident."""


CHARGING = frozenset({Deed.TAKEN, Deed.ASKED, Deed.NOTICED, Deed.ENDED})
"""Whoever does one of these is in charge from then on, where nobody was."""


def taken_at(events: Iterable[Event]) -> datetime | None:
    """When somebody was first in charge, given what happened in its order; None where nobody was yet."""
    return next((event.at for event in events if event.deed in CHARGING), None)


class FileCase(Act, frozen=True):
    """Keep a new case and its first event."""

    case: Case
    event: Event


class Record(Act, frozen=True):
    """Keep a case as it is now, with what happened to it."""

    case: Case
    event: Event
