# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pretend Telegram, a real Bot that talks to it, and Ada, who has just pressed Start."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.simulator import Hands, Person, PretendRequest, PretendTelegram


@pytest.fixture
def clock() -> Hands:
    """Time that stands still until it is moved."""
    return Hands()


@pytest.fixture
def telegram(clock: Hands) -> PretendTelegram:
    """An empty world."""
    return PretendTelegram(clock=clock)


@pytest.fixture
async def bot(telegram: PretendTelegram) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, on the pretend seam."""
    async with Bot(
        telegram.token, request=PretendRequest(telegram), get_updates_request=PretendRequest(telegram)
    ) as bot:
        yield bot


@pytest.fixture
async def ada(telegram: PretendTelegram) -> Person:
    """A resident whose Start the bot has confirmed already."""
    ada = telegram.person("Ada Rossi")
    await ada.says("/start")
    telegram.updates.clear()
    return ada
