# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetches updates by long polling, and confirms them only once they are written down."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.connect import LONG_POLL, Line
from bot.channels.telegram.translate import translate
from bot.errors import NotKept
from bot.model import Incoming

WANTED = ("message", "callback_query", "my_chat_member")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds to wait after a fetch that failed; doubled each time up to the longest."""

log = logging.getLogger("sportello.receive")


class Receiver:
    """Our own loop on getUpdates: the next offset is the confirmation, so it is asked only after a commit."""

    def __init__(
        self, line: Line, take: Callable[[Sequence[Incoming]], Awaitable[None]], clock: Callable[[], datetime]
    ) -> None:
        self._line = line
        self._take = take
        self._clock = clock
        self._offset = 0

    async def run(self) -> None:
        """Fetch until cancelled."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self.fetch(int(LONG_POLL.total_seconds()))
                pause = FIRST_PAUSE
            except RetryAfter as problem:
                log.warning("receive outcome=later problem=%s", type(problem).__name__)
                await asyncio.sleep(float(problem._retry_after.total_seconds()))  # noqa: SLF001
            except (TelegramError, NotKept) as problem:
                log.warning("receive outcome=failed problem=%s", _told(problem))
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def fetch(self, patience: int = 0) -> int:
        """Fetch what waits, for at most `patience` seconds; returns how many updates came."""
        raw = await self._line.raw_updates(self._offset, patience, WANTED)
        if not raw:
            return 0
        now = self._clock()
        said = (translate(update, self._line.username, now) for update in raw)
        await self._take([incoming for incoming in said if incoming is not None])
        self._offset = max(self._offset, *(update["update_id"] + 1 for update in raw))
        return len(raw)


def _told(problem: Exception) -> str:
    """Its kind, and Telegram's own words where somebody must act: two processes serve, the token is void."""
    kind = type(problem).__name__
    return f"{kind} words='{problem}'" if isinstance(problem, Conflict | InvalidToken) else kind
