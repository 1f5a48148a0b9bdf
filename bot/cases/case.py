# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office receives, and what happens to it."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.cases.state import WAYS, State
from bot.errors import BadTurn
from bot.model import Act


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
    """The day by which an answer is due, where a term is set."""

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


class FileCase(Act, frozen=True):
    """Keep a new case and its first event."""

    case: Case
    event: Event


class Record(Act, frozen=True):
    """Keep a case as it is now, with what happened to it."""

    case: Case
    event: Event
