# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town to test in: the whole house, a database file, and a pretend Telegram as its only channel."""

import json
import shutil
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from bot import wiring
from bot.answers import Memory, Window
from bot.cli import new_invite
from bot.dialogue import Town
from bot.relay import no_pace
from bot.settings import Settings
from bot.simulator import Group, Hands, Person, PretendRequest, PretendTelegram

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"

CACHE = Path(__file__).parents[1] / ".pytest_cache" / "sportello"
"""What the texts taught is learned once for all tests, and for the next run."""


CRIES = """
emergencies:
  fire: [brucia la cucina, aiuto le fiamme in camera]
  medical: [mio marito non respira, la nonna è caduta e non si muove]
harmless: [che caldo oggi si brucia, mi fa male il conto]
"""


def small(folder: Path) -> Path:
    """The town's knowledge in that folder, with so few examples that it is learned in a moment."""
    shutil.copytree(KNOWLEDGE, folder)
    for path in (*folder.glob("services/*/questions.*.yaml"), *folder.glob("messages.*.yaml")):
        if path.parent.name != "nidi-0-3" or path.name != "questions.ro.yaml":
            path.write_text("", "utf-8")
    for path in folder.glob("alarms.*.yaml"):
        path.unlink()
    (folder / "alarms.it.yaml").write_text(CRIES, "utf-8")
    return folder


@cache
def known(knowledge: Path) -> Town:
    """The knowledge of a folder, read once: it never changes."""
    return Town.load(knowledge, Memory(CACHE))


class TestTown:
    """People, offices and a house that can be restarted at any moment."""

    __test__ = False

    def __init__(self, database: Path, knowledge: Path = KNOWLEDGE) -> None:
        self.clock = Hands()
        self.telegram = PretendTelegram(clock=self.clock, settle=self.settle)
        self.settings = Settings(token=self.telegram.token, database=database, knowledge=knowledge)
        self._open = AsyncExitStack()
        self.house: wiring.House
        self.knows = known(knowledge)

    async def opens(self) -> None:
        """Start the house, as after a boot."""
        coming = wiring.house(
            self.settings,
            PretendRequest(self.telegram),
            self.clock,
            no_pace(),
            self.knows,
        )
        self.house = await self._open.enter_async_context(coming)

    async def closes(self) -> None:
        """Stop the house; what people write meanwhile waits at Telegram."""
        await self._open.aclose()

    async def restart(self) -> None:
        """Stop and start: everything in memory is gone."""
        await self.closes()
        await self.opens()

    async def settle(self) -> None:
        """Let the house work until nothing is left to do."""
        await self.house.settle()

    async def later(self, by: timedelta) -> None:
        """Time goes on, and the house with it."""
        self.clock.forward(by)
        await self.settle()

    async def tidies(self) -> None:
        """What the house does by itself every hour, now."""
        wiring.purge(self.house.store, self.house.town).step(self.clock())
        await self.settle()

    def kept(self) -> bytes:
        """Every byte of the record's files, while the house runs."""
        self.house.store.engine.scrub()
        files = [*self.settings.database.parent.glob(f"{self.settings.database.name}*")]
        # The database and its log of changes: what is written lately stands in the second.
        assert len(files) > 1
        return b"".join(file.read_bytes() for file in files)

    def changes(self, topic: str, status: str, window: Window | None = None) -> None:
        """A clerk writes another status or window into a service's file; it counts from the next start."""
        services = self.knows.library.services
        changed = replace(services[topic], status=replace(services[topic].status, is_=status), window=window)
        library = replace(self.knows.library, services={**services, topic: changed})
        self.knows = replace(self.knows, library=library)

    async def desk(self, office: str, *operators: Person) -> Group:
        """A group of those people, linked as a desk of the office by the first of them."""
        group = self.telegram.group(f"Ufficio {office}", operators)
        code = new_invite(self.house.store.desks.invite, office, self.clock())
        await operators[0].says(f"/collega {code}", in_=group)
        return group

    async def forges(self, person: Person, does: str, in_: Group | None = None) -> None:
        """A press that no app would offer: a client of one's own can send any data for any message."""
        chat = str(in_.id if in_ else person.id)
        keyboard = json.dumps({"inline_keyboard": [[{"text": "Falso", "callback_data": does}]]})
        fields = {"chat_id": chat, "text": "falso", "reply_markup": keyboard}
        await self.telegram.call(self.telegram.token, "sendMessage", fields)
        await person.presses("Falso", in_=in_)
