# SPDX-License-Identifier: AGPL-3.0-or-later
"""What time it is, asked in one place so that a test can say otherwise."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def wall_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)  # noqa: TID251  # the one place that asks
