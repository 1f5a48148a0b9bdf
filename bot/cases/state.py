# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states of a case, the ways between them, and their place in the official vocabulary.

The vocabulary is "Stati di una pratica" of the model for municipal sites (Designers Italia; WordPress
theme for municipalities, `inc/vocabolario.php`): not begun, under way, suspended, concluded.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"
    """The receipt is out, nobody has taken it."""
    REGISTERED = "registered"
    """It has a protocol number, nobody has taken it."""
    IN_PROGRESS = "in-progress"
    AWAITING_RESIDENT = "awaiting-resident"
    REFUSAL_NOTICE = "refusal-notice"
    """Reasons for a refusal were told before it (preavviso di rigetto): the resident may object."""
    REOPENED = "reopened"
    """The resident says that it is not solved; nobody has taken it again."""
    GRANTED = "granted"
    PARTLY_GRANTED = "partly-granted"
    REFUSED = "refused"
    CLOSED = "closed"
    """Ended without a yes or a no: a fault mended, a question answered."""
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """What was granted is lost (decaduta)."""
    ANNULLED = "annulled"
    """The decision was taken back by the municipality itself."""

    @property
    def ended(self) -> bool:
        """Whether the office has nothing more to do."""
        return self in ENDED

    @property
    def fresh(self) -> bool:
        """Whether it waits for somebody to take it."""
        return self in FRESH


class Official(StrEnum):
    """The states that the official vocabulary knows: group, and what stands under it."""

    UNDER_WAY = "under-way"
    """Processo in corso."""
    USER = "suspended-user"
    """Processo sospeso: Si richiede un'azione da parte dell'utente."""
    POSITIVE = "concluded-positive"
    """Processo concluso: Esito positivo."""
    NEGATIVE = "concluded-negative"
    """Processo concluso: Esito negativo."""
    CONCLUDED = "concluded"
    """Processo concluso, with neither."""


FRESH = frozenset({State.SUBMITTED, State.REGISTERED, State.REOPENED})
DECIDED = frozenset({State.GRANTED, State.PARTLY_GRANTED, State.REFUSED})
ENDED = DECIDED | {State.CLOSED, State.WITHDRAWN, State.LAPSED, State.ANNULLED}
_CONCLUSIONS = DECIDED | {State.CLOSED, State.WITHDRAWN}


WAYS: dict[State, frozenset[State]] = {
    State.SUBMITTED: _CONCLUSIONS
    | {State.REGISTERED, State.IN_PROGRESS, State.AWAITING_RESIDENT, State.REFUSAL_NOTICE},
    State.REGISTERED: _CONCLUSIONS | {State.IN_PROGRESS, State.AWAITING_RESIDENT, State.REFUSAL_NOTICE},
    State.IN_PROGRESS: _CONCLUSIONS | {State.AWAITING_RESIDENT, State.REFUSAL_NOTICE},
    State.AWAITING_RESIDENT: _CONCLUSIONS | {State.IN_PROGRESS, State.REFUSAL_NOTICE},
    State.REFUSAL_NOTICE: _CONCLUSIONS | {State.IN_PROGRESS},
    State.REOPENED: _CONCLUSIONS | {State.IN_PROGRESS, State.AWAITING_RESIDENT, State.REFUSAL_NOTICE},
    State.GRANTED: frozenset({State.LAPSED, State.ANNULLED}),
    State.PARTLY_GRANTED: frozenset({State.LAPSED, State.ANNULLED}),
    State.REFUSED: frozenset({State.REOPENED, State.ANNULLED}),
    State.CLOSED: frozenset({State.REOPENED}),
    State.WITHDRAWN: frozenset(),
    State.LAPSED: frozenset(),
    State.ANNULLED: frozenset(),
}
"""From each state, the states it may go to; `deeds.may` says which of them a case may reach today."""

OFFICIAL: dict[State, Official] = {
    State.SUBMITTED: Official.UNDER_WAY,
    State.REGISTERED: Official.UNDER_WAY,
    State.IN_PROGRESS: Official.UNDER_WAY,
    State.AWAITING_RESIDENT: Official.USER,
    State.REFUSAL_NOTICE: Official.USER,
    State.REOPENED: Official.UNDER_WAY,
    State.GRANTED: Official.POSITIVE,
    State.PARTLY_GRANTED: Official.POSITIVE,
    State.REFUSED: Official.NEGATIVE,
    State.CLOSED: Official.CONCLUDED,
    State.WITHDRAWN: Official.CONCLUDED,
    State.LAPSED: Official.NEGATIVE,
    State.ANNULLED: Official.CONCLUDED,
}
"""Each state's place in the official vocabulary."""
