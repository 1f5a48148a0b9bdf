# SPDX-License-Identifier: AGPL-3.0-or-later
"""People played by a script, over HTTP and JSON.

POST /person    {"name": "Ada Rossi", "language": "it"}                  -> {"id": 1001}
POST /group     {"title": "Servizi sociali", "members": [1001]}          -> {"id": -1002}
POST /says      {"person": 1001, "text": "ciao", "in": -1002}            -> {}
POST /presses   {"person": 1001, "label": "Prendo in carico", "in": …}   -> {"toast": ""}
POST /trouble   {"fault": "LOST_REPLY", "times": 1, "method": ""}        -> {}
GET  /messages?chat=1001                                                 -> [{"id": …, "text": …}]
"""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.message import Message
from bot.simulator.refusal import Json
from bot.simulator.telegram import PretendTelegram
from bot.simulator.trouble import Fault

if TYPE_CHECKING:
    from bot.simulator.group import Group
    from bot.simulator.people import Person


class _Control:
    def __init__(self, telegram: PretendTelegram) -> None:
        self._telegram = telegram
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}

    async def person(self, given: Json) -> Json:
        person = self._telegram.person(given["name"], language=given.get("language", "it"))
        self._people[person.id] = person
        return {"id": person.id}

    async def group(self, given: Json) -> Json:
        members = [self._people[each] for each in given.get("members", ())]
        group = self._telegram.group(given["title"], members, kind=given.get("kind", "group"))
        self._groups[group.id] = group
        return {"id": group.id}

    async def says(self, given: Json) -> Json:
        await self._people[given["person"]].says(given["text"], in_=self._groups.get(given.get("in", 0)))
        return {}

    async def presses(self, given: Json) -> Json:
        person = self._people[given["person"]]
        await person.presses(given["label"], in_=self._groups.get(given.get("in", 0)))
        return {"toast": person.toast}

    async def trouble(self, given: Json) -> Json:
        fault = Fault[given["fault"]]
        self._telegram.trouble.next(fault, times=given.get("times", 1), method=given.get("method", ""))
        return {}

    async def messages(self, given: Json) -> list[Json]:
        return [seen(each) for each in self._telegram.world.chats[int(given["chat"])].messages]


def control(telegram: PretendTelegram) -> web.Application:
    """The people of that Telegram, to be played over HTTP; 400 with an `error` for what cannot be."""
    played = _Control(telegram)

    async def answer(request: web.Request) -> web.Response:
        act = getattr(played, request.match_info["act"])
        given: dict[str, Any] = dict(request.query) if request.method == "GET" else await request.json()
        try:
            return web.json_response(await act(given))
        except (LookupError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)

    application = web.Application()
    application.router.add_post("/{act:person|group|says|presses|trouble}", answer)
    application.router.add_get("/{act:messages}", answer)
    return application


def seen(message: Message) -> Json:
    """A message as a script reads it."""
    return {
        "id": message.id,
        "text": message.text,
        "html": message.html,
        "buttons": message.labels,
        "by_bot": message.by_bot,
        "edits": message.edits,
        "deleted": message.deleted,
    }
