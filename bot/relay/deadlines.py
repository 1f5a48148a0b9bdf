# SPDX-License-Identifier: AGPL-3.0-or-later
"""Terms, reminders and daily lists: each said once, whatever dies in between."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.cases import Case
from bot.model import Act, Outgoing
from bot.store import Store, keep

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


Watch = Callable[[Case, datetime], Iterable[Due]]
"""What is due on a case at a moment."""
Daily = Callable[[str, datetime], Due | None]
"""The list of the day for a desk, if it is due."""


class Deadlines:
    """Looks at every open case and every desk."""

    def __init__(self, store: Store, watch: Watch, daily: Daily) -> None:
        self._store = store
        self._watch = watch
        self._daily = daily

    def step(self, now: datetime) -> None:
        """Say and do what is due and has not been said or done."""
        for case in self._store.cases.open():
            while self._waits(case, now) and (changed := self._tell(case, now)):
                case = changed  # noqa: PLW2901  # what is due next depends on what was just done
        for desk in self._store.desks.all():
            self._list(desk, now)
        self._store.reminders.forget(now, KEEP_TRIES, KEEP_SAID)

    def _waits(self, case: Case, now: datetime) -> bool:
        return self._next(case, now) is not None

    def _next(self, case: Case, now: datetime) -> Due | None:
        said = self._store.reminders.said(case.id)
        return next((due for due in self._watch(case, now) if (due.what, due.mark) not in said), None)

    def _tell(self, known: Case, now: datetime) -> Case | None:
        """The case afterwards; None where another process was quicker, or nothing is due any more."""
        with self._store.engine.transaction():
            case = self._store.cases.by_reference(known.reference)
            due = self._next(case, now) if case else None
            if case is None or due is None:
                return None
            self._say(case.id, due, now)
            log.info("due case=%s what=%s mark=%s", case.reference, due.what, due.mark)
            return self._store.cases.by_reference(known.reference)

    def _list(self, desk: str, now: datetime) -> None:
        # The hour and the day are looked at first: a transaction every minute would be in the way.
        due = self._daily(desk, now)
        if due is None or (due.what, due.mark) in self._store.reminders.said(desk):
            return
        with self._store.engine.transaction():
            self._say(desk, due, now)

    def _say(self, about: str, due: Due, now: datetime) -> None:
        if not self._store.reminders.note(about, due.what, due.mark, now):
            return
        for act in due.acts:
            keep(act, self._store, now)
        self._store.outbox.post(due.parcels, f"{due.what}:{about}:{due.mark}", now)
