# SPDX-License-Identifier: AGPL-3.0-or-later
"""Trouble made to order: the next calls fail in a chosen way."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.simulator.refusal import RefusalError


class Fault(Enum):
    """A way for a call to fail."""

    UNREACHABLE = auto()
    """No connection: nothing was done."""
    LOST_REQUEST = auto()
    """Timed out before Telegram did anything."""
    LOST_REPLY = auto()
    """Telegram did it, but the answer never came."""
    BROKEN = auto()
    """500 Internal Server Error: nothing was done."""
    GATEWAY = auto()
    """502 with a page of HTML instead of JSON: nothing was done."""
    BUSY = auto()
    """429: nothing was done."""


class LostError(Exception):
    """The caller gets no answer; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


@dataclass
class Trouble:
    """Faults that wait for their call, in order."""

    waiting: deque[tuple[Fault, str, int]] = field(default_factory=deque)

    def next(self, fault: Fault, *, times: int = 1, method: str = "", retry_after: int = 3) -> None:
        """The next `times` calls (of that method, or of any) fail so."""
        self.waiting.extend([(fault, method, retry_after)] * times)

    def clear(self) -> None:
        """All is well again."""
        self.waiting.clear()

    def before(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any.

        Raises:
            LostError: no answer comes, and nothing was done.
            RefusalError: 429 or 500.
        """
        for each in self.waiting:
            fault, only, seconds = each
            if only in {"", method}:
                self.waiting.remove(each)
                return _struck(fault, seconds)
        return None


def _struck(fault: Fault, seconds: int) -> Fault:
    if fault is Fault.BUSY:
        raise RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    if fault is Fault.BROKEN:
        raise RefusalError(500, "Internal Server Error")
    if fault is not Fault.LOST_REPLY:
        raise LostError(fault)
    return fault
