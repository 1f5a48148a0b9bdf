# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town to test in: the whole house, a database file, and a pretend Telegram as its only channel."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot import wiring
from bot.cli import new_invite
from bot.relay import no_pace
from bot.settings import Settings
from bot.simulator import Group, Hands, Person, PretendRequest, PretendTelegram

KNOWLEDGE = Path(__file__).parents[1] / 'knowledge'


class TestTown:
    """People, offices and a house that can be restarted at any moment."""

    __test__ = False

    def __init__(self, database: Path, knowledge: Path = KNOWLEDGE) -> None:
        self.clock = Hands()
        self.telegram = PretendTelegram(clock=self.clock, settle=self.settle)
        self.settings = Settings(token=self.telegram.token, database=database, knowledge=knowledge)
        self._open = AsyncExitStack()
        self.house: wiring.House

    async def opens(self) -> None:
        """Start the house, as after a boot."""
        coming = wiring.house(self.settings, PretendRequest(self.telegram), self.clock, no_pace())
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

    async def desk(self, office: str, *operators: Person) -> Group:
        """A group of those people, linked as a desk of the office by the first of them."""
        group = self.telegram.group(f"Ufficio {office}", operators)
        code = new_invite(self.house.store.desks.invite, office, self.clock())
        await operators[0].says(f"/collega {code}", in_=group)
        return group


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[TestTown]:
    """The town of Orio Litta, on a Monday morning, with nobody in it yet."""
    town = TestTown(tmp_path / "town.db")
    await town.opens()
    yield town
    await town.closes()
