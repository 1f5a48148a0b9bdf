# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states of a case and the ways between them.

Named after the official vocabulary of the states of a proceeding (Designers Italia, "Stati di una
pratica"): each of ours has its place in one of its four groups.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"
    IN_PROGRESS = "in-progress"
    AWAITING_RESIDENT = "awaiting-resident"
    GRANTED = "granted"
    REFUSED = "refused"
    CLOSED = "closed"
    """Ended without a yes or a no: a fault mended, a question answered."""
    WITHDRAWN = "withdrawn"

    @property
    def ended(self) -> bool:
        """Whether the office has nothing more to do."""
        return self in ENDED


ENDED = frozenset({State.GRANTED, State.REFUSED, State.CLOSED, State.WITHDRAWN})


WAYS: dict[State, frozenset[State]] = {
    State.SUBMITTED: ENDED | {State.IN_PROGRESS, State.AWAITING_RESIDENT},
    State.IN_PROGRESS: ENDED | {State.AWAITING_RESIDENT},
    State.AWAITING_RESIDENT: ENDED | {State.IN_PROGRESS},
    State.GRANTED: frozenset(),
    State.REFUSED: frozenset(),
    State.CLOSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""From each state, the states it may go to."""
