# SPDX-License-Identifier: AGPL-3.0-or-later
"""Trouble made to order, as python-telegram-bot reports it."""

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut

from bot.simulator import Fault, Person, PretendTelegram


@pytest.mark.parametrize(
    ("fault", "error", "arrives"),
    [
        (Fault.UNREACHABLE, NetworkError, False),
        (Fault.LOST_REQUEST, TimedOut, False),
        (Fault.LOST_REPLY, TimedOut, True),
        (Fault.BROKEN, NetworkError, False),
        (Fault.GATEWAY, NetworkError, False),
        (Fault.BUSY, RetryAfter, False),
    ],
)
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_each_fault_has_its_error(
    bot: Bot,
    telegram: PretendTelegram,
    ada: Person,
    fault: Fault,
    error: type[TelegramError],
    arrives: bool,  # noqa: FBT001  # an expectation
) -> None:
    """Only a lost reply leaves the message in the chat."""
    telegram.trouble.next(fault, method="sendMessage")
    assert (await bot.get_me()).id == bot.id
    with pytest.raises(error):
        await bot.send_message(ada.id, "ciao")
    assert bool(ada.received) is arrives

    await bot.send_message(ada.id, "di nuovo")
    assert ada.last.text == "di nuovo"


async def test_faults_come_in_order_and_can_be_called_off(bot: Bot, telegram: PretendTelegram) -> None:
    """Twice unreachable, then lost; the rest is cancelled."""
    telegram.trouble.next(Fault.UNREACHABLE, times=2)
    telegram.trouble.next(Fault.LOST_REQUEST, times=5)
    for error in (NetworkError, NetworkError, TimedOut):
        with pytest.raises(error):
            await bot.get_me()

    telegram.trouble.clear()
    assert (await bot.get_me()).id == bot.id
