# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetches what somebody sent as a file, to look into it; nothing of it is kept."""

from telegram import Bot

from bot.channels.telegram.told import our_errors


class TelegramFiles:
    """The files that people sent to one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file: str) -> bytes:
        """What the file of that id holds; Telegram hands over at most 20 MB.

        Raises:
            Later or Never.
        """
        with our_errors():
            found = await self._bot.get_file(file)
            return bytes(await found.download_as_bytearray())
