# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time of the pretend world."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Tells the time: aware, in UTC."""


class Hands:
    """A clock that stands still until somebody moves its hands.

    It starts on a Monday morning, so that offices are open unless a test says otherwise.
    """

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time shown now."""
        return self.at

    def forward(self, by: timedelta) -> None:
        """Move on by that much."""
        self.at += by
