# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has to be done from time to time, whoever writes or does not write."""

from datetime import datetime, timedelta

from bot.relay.clock import Clock
from bot.store import Store

EVERY = timedelta(hours=1)
KNOW_REPETITIONS = timedelta(days=2)
"""Telegram keeps what it could not deliver for one day: an id older than this cannot come again."""
KEEP_SENT = timedelta(days=30)


class Chores:
    """Forgets what is no longer needed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._next = datetime.min.replace(tzinfo=clock().tzinfo)

    def step(self) -> None:
        """Do what is due."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + EVERY
        self._store.inbox.forget(now, KNOW_REPETITIONS)
        self._store.outbox.forget(now, KEEP_SENT)
