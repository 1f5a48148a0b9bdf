# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Bot object, over requests that are fast side by side."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import aiohttp
from httpx_aiohttp import AiohttpTransport
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.request import BaseRequest, HTTPXRequest

Commands = Sequence[tuple[str, str]]
"""(name without its slash, what it does)."""

LONG_POLL = timedelta(seconds=50)


class Line(Bot):
    """A Bot that can also fetch updates as they are."""

    async def raw_updates(self, offset: int, patience: int, wanted: Sequence[str]) -> list[dict[str, Any]]:
        """What waits at Telegram from `offset` on, as JSON; waits up to `patience` seconds for something.

        Not `get_updates`: one update that the library cannot read would be fetched for ever.
        """
        asked = {"offset": offset, "timeout": patience, "allowed_updates": list(wanted), "limit": 100}
        updates: list[dict[str, Any]] = await self._post("getUpdates", asked, read_timeout=patience + 15)
        return updates


def connect(token: str, api_url: str, request: BaseRequest | None = None) -> Line:
    """A Bot that speaks to the Bot API server at `api_url`, or through `request` where one is given.

    Call it inside a running event loop. The long poll has a request of its own, so that it delays no reply.
    """
    return Line(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=request or _request(),
        get_updates_request=request or _request(LONG_POLL),
    )


def _request(patience: timedelta = timedelta(0)) -> HTTPXRequest:
    # httpx's own transport serialises under load: through aiohttp the same Bot is six times faster.
    transport = AiohttpTransport(
        client=lambda: aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32))
    )
    return HTTPXRequest(
        read_timeout=15 + patience.total_seconds(),
        write_timeout=15,
        connect_timeout=10,
        httpx_kwargs={"transport": transport},
    )


async def introduce(bot: Bot, private: Mapping[str, Commands], groups: Commands) -> None:
    """Tell Telegram the commands: by language in private chats (`` for everybody else), and in groups."""
    for language, commands in private.items():
        await bot.set_my_commands(
            [BotCommand(*command) for command in commands],
            scope=BotCommandScopeAllPrivateChats(),
            language_code=language or None,
        )
    await bot.set_my_commands(
        [BotCommand(*command) for command in groups], scope=BotCommandScopeAllGroupChats()
    )
