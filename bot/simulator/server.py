# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pretend Telegram as an HTTP server that speaks the Bot API, on this computer only.

    python -m bot.simulator.server --port 8081 --control 8082

`/bot<token>/<method>` takes GET and POST with a query, a form, JSON or multipart; `/file/bot<token>/<path>`
gives files. The second port is for scripts that play the people: see `bot.simulator.control`.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import click
from aiohttp import web

from bot.simulator.control import control
from bot.simulator.telegram import PretendTelegram
from bot.simulator.trouble import Fault, LostError
from bot.simulator.upload import Upload

HERE = "127.0.0.1"
LARGEST = 64 * 1024**2
PATIENCE = 0.1
"""Seconds that closing waits for a long poll before it is cut."""


def bot_api(telegram: PretendTelegram) -> web.Application:
    """The Bot API of that Telegram, to be served."""

    async def method(request: web.Request) -> web.StreamResponse:
        fields, files = await _sent(request)
        token, name = request.match_info["token"], request.match_info["method"]
        try:
            code, body = await telegram.call(token, name, fields, files)
        except LostError as lost:
            return _lost(request, lost.fault)
        return web.json_response(body, status=code)

    async def file(request: web.Request) -> web.StreamResponse:
        try:
            code, content = telegram.download(request.match_info["token"], request.match_info["path"])
        except LostError as lost:
            return _lost(request, lost.fault)
        return web.Response(body=content, status=code)

    application = web.Application(client_max_size=LARGEST)
    application.router.add_route("*", "/bot{token:[^/]+}/{method}", method)
    application.router.add_get("/file/bot{token:[^/]+}/{path:.+}", file)
    return application


@asynccontextmanager
async def serving(application: web.Application, port: int = 0) -> AsyncIterator[str]:
    """Serve on the loopback address; the root URL, without a slash. Port 0 is any free one."""
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=PATIENCE, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HERE, port)
        await site.start()
        yield f"http://{HERE}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _sent(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    fields = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = json.loads(await request.text() or "{}")
        fields |= {name: _text(value) for name, value in body.items() if value is not None}
        return fields, files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            fields[name] = str(value)
    return fields, files


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _lost(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault is Fault.GATEWAY:
        return web.Response(status=502, text="<html><head><title>502 Bad Gateway</title></head></html>")
    if request.transport:
        request.transport.abort()
    return web.Response(status=499)


def now() -> datetime:
    """The time on this computer's clock."""
    return datetime.now(UTC)  # noqa: TID251  # a server of its own: nobody is there to hand it in


@click.command()
@click.option("--port", default=8081, show_default=True, help="Where the Bot API answers.")
@click.option("--control", "control_port", default=8082, show_default=True, help="Where scripts play people.")
def main(port: int, control_port: int) -> None:
    """A pretend Telegram on this computer, to try a bot without an account."""
    telegram = PretendTelegram(clock=now)

    async def run() -> None:
        async with (
            serving(bot_api(telegram), port) as root,
            serving(control(telegram), control_port) as played,
        ):
            click.echo(f"BOT_API_URL={root} BOT_TOKEN={telegram.token} control={played}")
            await asyncio.Event().wait()

    asyncio.run(run())


if __name__ == "__main__":
    main()
