# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sends each office's daily letter, once a day, whatever dies in between."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.cases import Case
from bot.model import Outgoing
from bot.store import Store

Due = Callable[[str, datetime], date | None]
"""The day whose letter is due to an office at a moment; None before its hour, and when nobody works."""
Write = Callable[[str, Sequence[Case], date], Sequence[Outgoing]]


class Digests:
    """Looks whether it is time."""

    def __init__(self, store: Store, offices: Sequence[str], due: Due, write: Write) -> None:
        self._store = store
        self._offices = offices
        self._due = due
        self._write = write
        self._last: dict[str, date] = {}

    def step(self, now: datetime) -> None:
        """Post the letters of the day to each office whose hour has come, if they were not posted yet."""
        for office in self._offices:
            day = self._due(office, now)
            if day is None or day == self._last.get(office):
                continue
            with self._store.engine.transaction():
                letters = self._write(office, self._store.cases.open_of_office(office), day)
                # The id holds the day: after a restart the same letter is not posted again.
                self._store.outbox.post(letters, f"digest:{office}:{day.isoformat()}", now)
            self._last[office] = day
