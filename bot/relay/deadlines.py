# SPDX-License-Identifier: AGPL-3.0-or-later
"""Terms, reminders and daily lists: each said once, whatever dies in between."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.cases import Case
from bot.model import Act, Outgoing
from bot.store import Store, keep

AT_ONCE = 50
"""Things said in one step: a turn that waits for the database must not wait long. The rest follows."""
KEEP_TRIES = timedelta(days=1)
KEEP_SAID = timedelta(days=400)
"""Longer than any term with all its suspensions."""

log = logging.getLogger("sportello.deadlines")


class Due(Protocol):
    """One thing to say or do, once for each `what` and `mark`."""

    @property
    def what(self) -> str:
        """Its kind."""

    @property
    def mark(self) -> str:
        """The day or moment that it is about."""

    @property
    def parcels(self) -> Sequence[Outgoing]:
        """What is said."""

    @property
    def acts(self) -> Sequence[Act]:
        """What is kept."""

    @property
    def grave(self) -> bool:
        """Whether whoever runs the bot must find it in the log."""


Said = frozenset[tuple[str, str]]
"""What was said before: each `what` with its `mark`."""
NOTHING: Said = frozenset()
Watch = Callable[[Case, Said, datetime], Iterable[Due]]
"""What is due on a case at a moment and was not said."""
Daily = Callable[[str, Said, datetime], Due | None]
"""The list of the day for a desk, if it is due and was not sent."""


class Deadlines:
    """Looks at every open case and every desk."""

    def __init__(self, store: Store, watch: Watch, daily: Daily) -> None:
        self._store = store
        self._watch = watch
        self._daily = daily

    def step(self, now: datetime) -> None:
        """Say and do what is due and has not been said or done."""
        left, everything = AT_ONCE, self._store.reminders.everything()
        for case in self._store.cases.open():
            if not left:
                break
            waits = self._next(case, everything.get(case.id, NOTHING), now) is not None
            while waits and left and self._tell(case.reference, now):
                left -= 1
        for desk in self._store.desks.all():
            self._list(desk, everything.get(desk, NOTHING), now)
        self._store.reminders.forget(now, KEEP_TRIES, KEEP_SAID)

    def _next(self, case: Case, said: Said, now: datetime) -> Due | None:
        return next((due for due in self._watch(case, said, now) if (due.what, due.mark) not in said), None)

    def _tell(self, reference: str, now: datetime) -> bool:
        """Do the first thing that is due; False where nothing is, or another process was quicker."""
        with self._store.engine.transaction():
            # Read again: what is due depends on what was done a moment ago, here or elsewhere.
            case = self._store.cases.by_reference(reference)
            said = self._store.reminders.said(case.id) if case else NOTHING
            due = self._next(case, said, now) if case else None
            if case is None or due is None:
                return False
            self._say(case.id, due, now)
        level = logging.WARNING if due.grave else logging.INFO
        log.log(level, "due case=%s what=%s mark=%s", reference, due.what, due.mark)
        return True

    def _list(self, desk: str, said: Said, now: datetime) -> None:
        # Looked at before: a transaction every minute would be in the way of the residents' turns.
        due = self._daily(desk, said, now)
        if due is None:
            return
        with self._store.engine.transaction():
            self._say(desk, due, now)

    def _say(self, about: str, due: Due, now: datetime) -> None:
        if not self._store.reminders.note(about, due.what, due.mark, now):
            return
        for act in due.acts:
            keep(act, self._store, now)
        self._store.outbox.post(due.parcels, f"{due.what}:{about}:{due.mark}", now)
