# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same Telegram over HTTP on loopback."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.simulator import Fault, Person, PretendTelegram
from bot.simulator.control import control
from bot.simulator.server import bot_api, serving


@pytest.fixture
async def root(telegram: PretendTelegram) -> AsyncIterator[str]:
    """Where the Bot API answers."""
    async with serving(bot_api(telegram)) as root:
        yield root


def bot_at(root: str, token: str) -> Bot:
    """A Bot with its own HTTP client."""
    return Bot(token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot")


async def test_a_bot_works_over_http(telegram: PretendTelegram, root: str, ada: Person) -> None:
    """Texts, uploads, long polls and downloads, with python-telegram-bot's own client."""
    async with bot_at(root, telegram.token) as bot:
        await bot.send_message(ada.id, "<b>ciao</b> è", parse_mode="HTML")
        assert ada.last.text == "ciao è"
        await bot.send_document(ada.id, b"%PDF", filename="ricevuta.pdf")
        assert (ada.last.attachment, ada.last.file) == ("ricevuta.pdf", b"%PDF")

        poll = asyncio.ensure_future(bot.get_updates(timeout=30))
        await ada.sends_photo(b"foto")
        message = (await poll)[0].message
        assert message is not None
        file = await bot.get_file(message.photo[-1].file_id)
        assert bytes(await file.download_as_bytearray()) == b"foto"
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "ciao")


@pytest.mark.parametrize("fault", [Fault.UNREACHABLE, Fault.LOST_REPLY, Fault.BROKEN, Fault.GATEWAY])
async def test_trouble_travels(telegram: PretendTelegram, root: str, ada: Person, fault: Fault) -> None:
    """A cut connection and a broken gateway are network errors."""
    async with bot_at(root, telegram.token) as bot:
        telegram.trouble.next(fault)
        with pytest.raises(NetworkError):
            await bot.send_message(ada.id, "ciao")

    assert bool(ada.received) is (fault is Fault.LOST_REPLY)


async def test_a_lost_request_gets_no_answer_at_all(telegram: PretendTelegram, root: str) -> None:
    """The connection just ends."""
    telegram.trouble.next(Fault.LOST_REQUEST)
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(f"{root}/bot{telegram.token}/getMe")


async def test_query_form_and_json_are_the_same(telegram: PretendTelegram, root: str, ada: Person) -> None:
    """The real server takes them all, and so does this one."""
    address = f"{root}/bot{telegram.token}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "Sì", "callback_data": "yes"}]]}
    async with httpx.AsyncClient() as client:
        await client.get(address, params={"chat_id": ada.id, "text": "uno"})
        await client.post(address, data={"chat_id": str(ada.id), "text": "due"})
        given = {"chat_id": ada.id, "text": "tre", "reply_markup": markup, "parse_mode": None}
        await client.post(address, json=given)
        stranger = await client.post(f"{root}/bot1:no/getMe")
        lost = await client.get(f"{root}/file/bot{telegram.token}/photos/none.jpg")

    assert [each.text for each in ada.received] == ["uno", "due", "tre"]
    assert ada.last.labels == ["Sì"]
    assert lost.status_code == 404
    assert (stranger.status_code, stranger.json()["description"]) == (401, "Unauthorized")


async def test_a_document_is_fetched_over_http(telegram: PretendTelegram, root: str, ada: Person) -> None:
    """Its path first, then its bytes; a fault made to order strikes the second as well."""
    await ada.sends_document(b"%PDF-1.7", "avviso.pdf")
    async with bot_at(root, telegram.token) as bot:
        file = await bot.get_file("pretend-file-1")
        assert file.file_path == f"{root}/file/bot{telegram.token}/documents/file_1.pdf"
        assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"
        telegram.trouble.next(Fault.GATEWAY, method="download")
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await file.download_as_bytearray()


async def test_scripts_play_people(telegram: PretendTelegram) -> None:
    """The control port makes people, speaks, presses and reads."""
    async with serving(control(telegram)) as played, httpx.AsyncClient(base_url=played) as script:
        person = (await script.post("/person", json={"name": "Ada Rossi"})).json()["id"]
        group = (await script.post("/group", json={"title": "Sociali", "members": [person]})).json()["id"]
        await script.post("/says", json={"person": person, "text": "/collega ABC", "in": group})
        keys = {"inline_keyboard": [[{"text": "Sì", "callback_data": "yes"}]]}
        fields = {"chat_id": str(group), "text": "Ecco", "reply_markup": json.dumps(keys)}
        await telegram.call(telegram.token, "sendMessage", fields)
        await script.post("/presses", json={"person": person, "label": "Sì", "in": group})
        await script.post("/trouble", json={"fault": "BUSY"})
        messages = (await script.get("/messages", params={"chat": group})).json()
        missing = await script.post("/presses", json={"person": person, "label": "No", "in": group})

    assert messages[-1] == {
        "id": 3,
        "text": "Ecco",
        "html": "Ecco",
        "buttons": ["Sì"],
        "by_bot": True,
        "edits": 0,
        "deleted": False,
    }
    assert (missing.status_code, missing.json()) == (
        400,
        {"error": "no button 'No' in the chat; there are 'Sì'"},
    )
    assert (await telegram.call(telegram.token, "getMe", {}))[0] == 429


async def test_it_runs_as_a_process() -> None:
    """`python -m bot.simulator.server` says where it answers, and answers there."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.simulator.server", "--port", "0", "--control", "0"),
        stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    said = dict(word.split("=", 1) for word in (await process.stdout.readline()).decode().split())
    try:
        async with bot_at(said["BOT_API_URL"], said["BOT_TOKEN"]) as bot:
            assert bot.username == "sportello_pretend_bot"
    finally:
        process.kill()
        await process.wait()
