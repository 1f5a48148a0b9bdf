# SPDX-License-Identifier: AGPL-3.0-or-later
"""When applications are taken: from the first second of a window to its last, by the clock of Rome."""

from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

ROME = ZoneInfo("Europe/Rome")
"""Terms of Italian notices are in legal Italian time."""


class Taking(StrEnum):
    """What a service does with a request."""

    OPEN = "open"
    """It is taken as an application."""
    INTEREST = "interest"
    """It is noted as an interest only: the service is planned, not there."""
    REFUSED = "refused"
    """It is not taken; the reason says why."""


class Reason(StrEnum):
    """Why a request is not taken, or taken as an interest only."""

    NONE = ""
    PLANNED = "planned"
    CLOSED = "closed"
    FULL = "full"
    PAUSED = "paused"
    EARLY = "early"
    """The window has not opened yet."""
    LATE = "late"
    """The window has closed."""


class Acceptance(Struct, frozen=True):
    """Whether a service takes a request at some moment, and why not."""

    kind: Taking
    reason: Reason = Reason.NONE
    opens: datetime | None = None
    """When the window opens or opened, by the clock of Rome; None where there is no window."""
    closes: datetime | None = None
    """Its last moment, still inside."""


class Window(Struct, frozen=True):
    """The time in which applications are taken, both ends inside; aware, by the clock of Rome."""

    opens: datetime
    closes: datetime

    def reason(self, moment: datetime) -> Reason:
        """Why `moment` (aware) is outside; `Reason.NONE` where it is inside.

        Fractions of a second never matter: whoever sends in the last second is in time.
        """
        # Compared in UTC: within one zone Python compares what the clocks show, and on the night they go
        # back an hour would be taken twice or not at all.
        second = moment.astimezone(UTC).replace(microsecond=0)
        if second < self.opens.astimezone(UTC):
            return Reason.EARLY
        return Reason.LATE if second > self.closes.astimezone(UTC) else Reason.NONE


def opening(wall: datetime) -> datetime:
    """The moment when the clocks of Rome first show `wall` (naive)."""
    return wall.replace(tzinfo=ROME, fold=0)


def closing(wall: datetime) -> datetime:
    """The moment when the clocks of Rome last show `wall` (naive)."""
    return wall.replace(tzinfo=ROME, fold=1)


def is_skipped(wall: datetime) -> bool:
    """Whether the clocks of Rome never show `wall` (naive): the hour lost in March."""
    there = wall.replace(tzinfo=ROME)
    return there.astimezone(UTC).astimezone(ROME).replace(tzinfo=None) != wall
