# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue of updates: one is delivered again and again until a later offset is asked for."""

import asyncio
import json
from collections import deque
from datetime import timedelta
from itertools import islice

from bot.simulator.clock import Clock
from bot.simulator.refusal import Json, conflict

AT_MOST = 100
KEPT = timedelta(hours=24)
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that only come when they are asked for by name."""


class Updates:
    """What the bot has not confirmed yet, oldest first."""

    def __init__(self, clock: Clock, first: int = 700_000_001) -> None:
        self._clock = clock
        self._next = first
        self._waiting: deque[tuple[float, Json]] = deque()
        self._wanted: frozenset[str] | None = None
        self._poll: asyncio.Event | None = None

    def __len__(self) -> int:
        """How many are unconfirmed."""
        self._forget()
        return len(self._waiting)

    def put(self, kind: str, content: Json) -> int | None:
        """Queue an update of that kind; its id, or None where the bot did not ask for such updates."""
        if (kind not in self._wanted) if self._wanted else (kind in UNASKED):
            return None
        update_id, self._next = self._next, self._next + 1
        # A copy, because a message may be edited before the bot fetches the update
        update = {"update_id": update_id, kind: json.loads(json.dumps(content))}
        self._waiting.append((self._clock().timestamp(), update))
        if self._poll:
            self._poll.set()
        return update_id

    def repeat(self, update: Json) -> None:
        """Queue that very update once more, as a network that stutters would."""
        self._waiting.append((self._clock().timestamp(), update))
        if self._poll:
            self._poll.set()

    async def get(
        self,
        *,
        offset: int = 0,
        limit: int = AT_MOST,
        timeout: float = 0,  # noqa: ASYNC109  # Telegram's parameter
        allowed_updates: list[str] | None = None,
    ) -> list[Json]:
        """What the real getUpdates returns: at once if anything waits, else after `timeout` seconds at most.

        Raises:
            RefusalError: 409 for the earlier of two that wait at the same time.
        """
        if allowed_updates is not None:
            self._wanted = frozenset(allowed_updates) or None
        self._confirm(offset)
        ready = self._ready(limit)
        if ready or timeout <= 0:
            return ready
        await self._arrival(timeout)
        return self._ready(limit)

    async def _arrival(self, seconds: float) -> None:
        if self._poll:
            self._poll.set()
        mine = self._poll = asyncio.Event()
        try:
            await asyncio.wait_for(mine.wait(), seconds)
        except TimeoutError:
            return
        finally:
            replaced = self._poll is not mine
            if not replaced:
                self._poll = None
        if replaced:
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )

    def _confirm(self, offset: int) -> None:
        self._forget()
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0][1]["update_id"] < offset:
            self._waiting.popleft()

    def _ready(self, limit: int) -> list[Json]:
        limit = limit if 1 <= limit <= AT_MOST else AT_MOST
        return [each for _, each in islice(self._waiting, limit)]

    def _forget(self) -> None:
        oldest = (self._clock() - KEPT).timestamp()
        while self._waiting and self._waiting[0][0] < oldest:
            self._waiting.popleft()

    def clear(self) -> None:
        """Drop them all (`drop_pending_updates`)."""
        self._waiting.clear()
