# SPDX-License-Identifier: AGPL-3.0-or-later
"""How fast messages may leave, so that the channel never has to say no.

Telegram: about 30 messages a second over all, one a second in a private chat (short bursts pass),
20 a minute in a group. We stay a little below: in any window at most `burst + window / every` leave.
"""

from datetime import datetime, timedelta

from msgspec import Struct


class Rate(Struct, frozen=True):
    """`burst` messages at once, then one every `every`."""

    burst: int
    every: timedelta


OVERALL = Rate(4, timedelta(milliseconds=40))
PRIVATE = Rate(4, timedelta(seconds=1))
GROUP = Rate(9, timedelta(seconds=6))
UNHURRIED = Rate(1, timedelta(0))
"""No limit: where nobody says no (the terminal, tests)."""


class Pace:
    """Remembers when each bucket is empty again (generic cell rate: one moment a bucket)."""

    def __init__(self, overall: Rate = OVERALL, private: Rate = PRIVATE, group: Rate = GROUP) -> None:
        self._overall = overall
        self._private = private
        self._group = group
        self._full_at: dict[str, datetime] = {}

    def closed(self, now: datetime) -> timedelta:
        """How long nothing may leave, to whatever address; zero if something may leave now."""
        return max(self._wait("", self._overall, now), timedelta(0))

    def delay(self, address: str, now: datetime) -> timedelta:
        """Zero and the message counts as leaving now; or how long it must wait first."""
        buckets = {"": self._overall, address: self._group if is_group(address) else self._private}
        waits = [self._wait(bucket, rate, now) for bucket, rate in buckets.items()]
        if max(waits) > timedelta(0):
            return max(waits)
        for bucket, rate in buckets.items():
            self._full_at[bucket] = max(self._full_at.get(bucket, now), now) + rate.every
        if len(self._full_at) > 10_000:  # noqa: PLR2004
            self._full_at = {bucket: at for bucket, at in self._full_at.items() if at > now}
        return timedelta(0)

    def _wait(self, bucket: str, rate: Rate, now: datetime) -> timedelta:
        backlog = self._full_at.get(bucket, now) - now
        return backlog - rate.every * (rate.burst - 1)


def no_pace() -> Pace:
    """A pace that never makes anybody wait."""
    return Pace(UNHURRIED, UNHURRIED, UNHURRIED)


def is_group(address: str) -> bool:
    """Groups have negative numbers on Telegram."""
    return address.partition(":")[2].startswith("-")
