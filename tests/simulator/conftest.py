# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Bot that talks to the pretend Telegram."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.simulator import PretendRequest, PretendTelegram


@pytest.fixture
async def bot(telegram: PretendTelegram) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, on the pretend seam."""
    async with Bot(
        telegram.token, request=PretendRequest(telegram), get_updates_request=PretendRequest(telegram)
    ) as bot:
        yield bot
