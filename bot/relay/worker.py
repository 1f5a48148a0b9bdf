# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gives every update its turn: inbox, dialogue, outbox, in one transaction."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model import Conversation, Incoming, Outgoing, Turn
from bot.relay.clock import Clock
from bot.relay.trace import where
from bot.store import Store, keep

Decide = Callable[[Incoming, Conversation, datetime], Turn]
Apologise = Callable[[Incoming, Conversation], Outgoing | None]

TRIES = 3
AGAIN_AFTER = timedelta(seconds=2)

log = logging.getLogger("sportello.worker")


class Worker:
    """Takes one update after another, on the database thread."""

    def __init__(self, store: Store, decide: Decide, apologise: Apologise, clock: Clock) -> None:
        self._store = store
        self._decide = decide
        self._apologise = apologise
        self._clock = clock

    def step(self) -> bool:
        """Give the oldest waiting update its turn; False if none waits."""
        began = self._clock()
        found = None
        try:
            with self._store.engine.transaction():
                found = self._store.inbox.next(began)
                if found is None:
                    return False
                said, tries = found
                turn = self._take(said, began)
        except Exception as problem:  # one poisoned update must not stop the town
            if found is None:
                raise
            self._failed(*found, problem)
            return True
        took = (self._clock() - began) / timedelta(milliseconds=1)
        log.info(
            "turn update=%s kind=%s outcome=%s ms=%.0f tries=%d",
            said.id,
            said.kind,
            turn.outcome,
            took,
            tries,
        )
        return True

    def _take(self, said: Incoming, now: datetime) -> Turn:
        turn = self._decide(said, self._conversation(said), now)
        if turn.looks:
            self._store.inbox.unseen(said.id)
            return turn
        for act in turn.acts:
            keep(act, self._store, now)
        self._remember(turn.conversation, now)
        self._store.outbox.post(turn.parcels, said.id, now)
        self._store.inbox.done(said.id, now)
        return turn

    def _remember(self, conversation: Conversation, now: datetime) -> None:
        """Where there is nothing to remember of somebody, that they spoke is not remembered either."""
        chat, person = conversation.chat, conversation.person
        if conversation == Conversation(chat=chat, person=person):
            self._store.conversations.forget(chat, person)
        else:
            self._store.conversations.save(conversation, now)

    def _conversation(self, said: Incoming) -> Conversation:
        known = self._store.conversations.load(said.chat, said.sender)
        return known or Conversation(chat=said.chat, person=said.sender)

    def _failed(self, said: Incoming, tries: int, problem: Exception) -> None:
        now = self._clock()
        with self._store.engine.transaction():
            if tries + 1 < TRIES:
                self._store.inbox.failed(said.id, now + AGAIN_AFTER * 2**tries)
                log.warning(
                    "turn update=%s outcome=failed error=%s tries=%d", said.id, where(problem), tries + 1
                )
                return
            self._store.inbox.set_aside(said.id, now)
            self._store.outbox.post(self._sorry(said), said.id, now)
        log.error("turn update=%s outcome=aside error=%s tries=%d", said.id, where(problem), tries + 1)

    def _sorry(self, said: Incoming) -> list[Outgoing]:
        try:
            sorry = self._apologise(said, self._conversation(said))
        except Exception as problem:  # noqa: BLE001  # setting aside must succeed, or the update comes back for ever
            log.error("turn update=%s outcome=no-apology error=%s", said.id, where(problem))  # noqa: TRY400
            return []
        return [sorry] if sorry else []
