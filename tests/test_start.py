# SPDX-License-Identifier: AGPL-3.0-or-later
"""A start that goes wrong: the operator reads why, and nobody reads the token."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import wiring
from bot.relay import no_pace
from bot.settings import Settings
from bot.simulator import Hands, PretendRequest, PretendTelegram
from bot.simulator.server import bot_api, serving
from tests.townhall import KNOWLEDGE, known


class NoMenus(PretendRequest):
    """An old server that knows no method for menus."""

    async def do_request(self, url: str, *others: Any, **named: Any) -> tuple[int, bytes]:
        """404 for what it does not know, as servers say it."""
        if url.endswith("setMyCommands"):
            return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
        return await super().do_request(url, *others, **named)


TOKEN = "123456:Segreto"  # noqa: S105  # invented


async def started(root: str, database: Path) -> tuple[int | None, str]:
    """`sportello run` at its most talkative, with that server; its exit code and what it wrote."""
    settings = {
        **os.environ,  # noqa: TID251  # the process needs the machine's own
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": root,
        "BOT_DATABASE": str(database),
        "BOT_KNOWLEDGE": str(KNOWLEDGE),
        "BOT_LOG": "debug",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=settings, stderr=asyncio.subprocess.PIPE
    )
    _, told = await process.communicate()
    return process.returncode, told.decode()


async def test_a_token_that_the_server_does_not_know(tmp_path: Path) -> None:
    """Either of two settings may be wrong: both are named."""
    async with serving(bot_api(PretendTelegram(clock=Hands()))) as root:
        code, told = await started(root, tmp_path / "town.db")

    assert code == 1
    assert told.endswith(
        f"Error: BOT_TOKEN: the server at {root} (BOT_API_URL) does not know this token;"
        " right is the one that BotFather gave for this bot\n"
    )
    assert "segreto" not in told.lower()


async def test_an_error_that_nobody_foresaw(tmp_path: Path) -> None:
    """It ends in the log with its traceback, without the token, however the server repeats it."""

    async def refuse(request: web.Request) -> web.Response:
        told = {"ok": False, "error_code": 400, "description": f"Bad Request: {request.path}"}
        return web.json_response(told, status=400)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", refuse)
    async with serving(application) as root:
        code, told = await started(root, tmp_path / "town.db")

    assert code == 1
    assert "CRITICAL sportello ended by an error" in told
    assert "telegram.error.BadRequest: /bot<token>/getme" in told
    assert "segreto" not in told.lower()


async def test_a_server_without_menus_serves_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A menu that cannot be shown costs a line in the log: whoever types a command is answered."""
    hands = Hands()
    telegram = PretendTelegram(clock=hands)
    request = NoMenus(telegram)
    settings = Settings(token=telegram.token, database=tmp_path / "town.db", knowledge=KNOWLEDGE)

    async with wiring.house(settings, request, hands, no_pace(), known(KNOWLEDGE)) as house:
        ada = telegram.person("Ada Rossi")
        await ada.says("/info")
        await house.settle()

    assert "programma automatico" in ada.last.text
    assert "start outcome=no-menu problem=BadSettings" in caplog.messages
