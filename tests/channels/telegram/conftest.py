# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our own line to the pretend Telegram."""

from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram import Line, connect
from bot.simulator import PretendRequest, PretendTelegram


@pytest.fixture
async def line(telegram: PretendTelegram) -> AsyncIterator[Line]:
    """Our Bot, on the pretend seam."""
    line = connect(telegram.token, "https://api.telegram.org", PretendRequest(telegram))
    async with line:
        yield line
