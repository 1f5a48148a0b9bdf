# SPDX-License-Identifier: AGPL-3.0-or-later
"""Telegram, through python-telegram-bot's Bot.

Not its Application: that keeps updates in memory after confirming them, and a kill loses them.
"""

from bot.channels.telegram.carry import TelegramCarrier
from bot.channels.telegram.connect import Line, connect, introduce
from bot.channels.telegram.fetch import TelegramFiles
from bot.channels.telegram.receive import Receiver

__all__ = ["Line", "Receiver", "TelegramCarrier", "TelegramFiles", "connect", "introduce"]
