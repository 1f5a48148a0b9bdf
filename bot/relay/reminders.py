# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reminds whoever left a form half done: once, whatever dies in between."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model import Conversation, Outgoing
from bot.store import Store

AFTER = timedelta(days=1)
"""Of silence."""

Remind = Callable[[Conversation, datetime], Outgoing | None]

log = logging.getLogger("sportello.reminders")


class Reminders:
    """Looks for drafts that have waited for a day."""

    def __init__(self, store: Store, remind: Remind) -> None:
        self._store = store
        self._remind = remind

    def step(self, now: datetime) -> None:
        """Remind everybody who is due; at night nobody is, and they stay due."""
        with self._store.engine.transaction():
            told = sum(self._tell(draft, now) for draft in self._store.drafts.unreminded(now - AFTER))
        if told:
            log.info("reminders told=%d", told)

    def _tell(self, draft: Conversation, now: datetime) -> bool:
        message = self._remind(draft, now)
        if message is None or draft.progress is None:
            return False
        self._store.drafts.reminded(draft)
        origin = f"reminder:{draft.chat}:{draft.person}:{draft.progress.started.isoformat()}"
        self._store.outbox.post([message], origin, now)
        return True
