# SPDX-License-Identifier: AGPL-3.0-or-later
"""How fast a bot may send: 30 messages a second over all, 1 a second to a chat, 20 a minute to a group."""

import math
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from bot.simulator.clock import Clock
from bot.simulator.refusal import too_many


@dataclass
class Pace:
    """Counts what is sent, by the clock handed in; None as a limit switches it off."""

    clock: Clock
    over_all: int | None = 30
    """Messages in any one second."""
    burst: int | None = 5
    """Messages that a private chat takes at once; afterwards one a second."""
    a_group: int | None = 20
    """Messages in any one minute."""
    _sent: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def sending(self, chat_id: int, private: bool) -> None:  # noqa: FBT001  # the chat's own two kinds
        """Count one message to that chat.

        Raises:
            RefusalError: 429 with the seconds to wait; the message does not count then.
        """
        now = self.clock().timestamp()
        chat = self._chats.setdefault(chat_id, deque())
        limits = [(self._sent, self.over_all, 1.0)]
        if private and self.burst:
            limits.append((chat, self.burst, float(self.burst)))
        if not private:
            limits.append((chat, self.a_group, timedelta(minutes=1).total_seconds()))
        for sent, limit, window in limits:
            _room(sent, limit, window, now)
        self._sent.append(now)
        chat.append(now)


def _room(sent: deque[float], limit: int | None, window: float, now: float) -> None:
    while sent and sent[0] <= now - window:
        sent.popleft()
    if limit is not None and len(sent) >= limit:
        raise too_many(max(1, math.ceil(sent[-limit] + window - now)))
