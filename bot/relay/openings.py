# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells whoever waits for a service that it has opened: once, whatever dies in between."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from bot.model import Outgoing
from bot.news.alert import Alert
from bot.store import Store

AT_ONCE = 100
"""Chats told in one transaction: a turn that waits for the database must not wait long."""

Opened = Callable[[datetime], Iterable[str]]
"""The topics of the services that take requests at a moment."""
Announce = Callable[[Alert, datetime], Outgoing]

log = logging.getLogger("sportello.openings")


class Openings:
    """Looks whether a service has opened: the files say so since the last start, or the clock does now."""

    def __init__(self, store: Store, opened: Opened, announce: Announce) -> None:
        self._store = store
        self._opened = opened
        self._announce = announce

    def step(self, now: datetime) -> None:
        """Tell everybody who waits for a service that is open at that moment."""
        waiting = self._store.alerts.counts()
        for topic in self._opened(now):
            told = 0
            while topic in waiting and (batch := self._tell(topic, now)):
                told += batch
            if told:
                log.info("opening topic=%s told=%d", topic, told)

    def _tell(self, topic: str, now: datetime) -> int:
        with self._store.engine.transaction():
            taken = self._store.alerts.take(topic, AT_ONCE)
            for alert in taken:
                origin = f"alert:{topic}:{alert.chat}:{alert.since.isoformat()}"
                self._store.outbox.post([self._announce(alert, now)], origin, now)
        return len(taken)
