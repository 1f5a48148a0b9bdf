# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has to be done from time to time, whoever writes or does not write."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.dialogue.asked import MEMORY, SUM_REPLIES
from bot.relay.clock import Clock
from bot.store import Store

EVERY = timedelta(hours=1)
OFTEN = timedelta(minutes=1)
KNOW_REPETITIONS = timedelta(days=2)
"""Telegram keeps what it could not deliver for one day: an id older than this cannot come again."""
KEEP_SENT = timedelta(days=30)


Chore = Callable[[datetime], None]
"""Something done again and again, given the moment."""


class Chores:
    """Forgets what is no longer needed every hour, and does the `often` ones every minute."""

    def __init__(
        self, store: Store, clock: Clock, often: Sequence[Chore] = (), hourly: Sequence[Chore] = ()
    ) -> None:
        self._store = store
        self._clock = clock
        self._often = often
        self._hourly = hourly
        self._next = self._next_often = datetime.min.replace(tzinfo=clock().tzinfo)

    def step(self) -> None:
        """Do what is due."""
        now = self._clock()
        if now >= self._next_often:
            self._next_often = now + OFTEN
            self._store.conversations.forget_asked(now, MEMORY, SUM_REPLIES)
            for chore in self._often:
                chore(now)
            # What a person should not have written is emptied at once, but lives on in the engine's log.
            self._store.engine.scrub()
        if now < self._next:
            return
        self._next = now + EVERY
        self._store.inbox.forget(now, KNOW_REPETITIONS)
        self._store.outbox.forget(now, KEEP_SENT)
        for chore in self._hourly:
            chore(now)
