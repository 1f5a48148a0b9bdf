# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pretend Telegram and our own line to it."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram import Line, connect
from bot.simulator import Hands, PretendRequest, PretendTelegram
from tests.rooms import NOW


@pytest.fixture
def clock() -> Hands:
    """Monday morning."""
    return Hands(NOW)


@pytest.fixture
def telegram(clock: Hands) -> PretendTelegram:
    """An empty world."""
    return PretendTelegram(clock=clock)


@pytest.fixture
async def line(telegram: PretendTelegram) -> AsyncIterator[Line]:
    """Our Bot, on the pretend seam."""
    line = connect(telegram.token, "https://api.telegram.org", PretendRequest(telegram))
    async with line:
        yield line
