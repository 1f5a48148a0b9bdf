# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells whoever runs the bot each working morning that it works: silence is the alarm."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from bot.cases import Case
from bot.model import Outgoing
from bot.store import Store

Due = Callable[[datetime], date | None]
"""The day whose line is due at a moment; None before its hour."""
Write = Callable[[Sequence[Case], Sequence[datetime], datetime | None, datetime], Sequence[Outgoing]]
"""The line: what is open, when what could not be carried was posted, when somebody last wrote, now."""


class Lifeline:
    """Looks whether it is time."""

    def __init__(self, store: Store, due: Due, write: Write) -> None:
        self._store = store
        self._due = due
        self._write = write
        self._last: date | None = None

    def step(self, now: datetime) -> None:
        """Post the line of the day, if its hour has come and it was not posted yet."""
        day = self._due(now)
        if day is None or day == self._last:
            return
        store = self._store
        with store.engine.transaction():
            troubled = [each.posted_at for each in store.outbox.troubled()]
            line = self._write(store.cases.open(), troubled, store.inbox.latest(), now)
            # The id holds the day: after a restart the same line is not posted again.
            store.outbox.post(line, f"lifeline:{day.isoformat()}", now)
        self._last = day
