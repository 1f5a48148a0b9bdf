# SPDX-License-Identifier: AGPL-3.0-or-later
"""The counter is killed (`kill -9`) in the middle of a burst: nothing is lost, no case is doubled."""

import asyncio
import os
import random  # noqa: TID251  # seeded: chance is handed in
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import Person, PretendTelegram
from bot.simulator.refusal import Json
from bot.simulator.server import bot_api, serving
from bot.simulator.upload import Upload
from bot.store import Sqlite
from tests.residents import APPLICANT, CHILD
from tests.townhall import KNOWLEDGE

LONGEST_WAIT = 120
LOOK_AGAIN = 0.1
"""Seconds."""
ASKED = ("quanto costa il nido?", "ciao", "/pratiche", "come chiedo il contributo per il grest?", "/menu")


class WatchedTelegram(PretendTelegram):
    """A pretend Telegram that wakes whoever waits for the bot to do something."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC))  # noqa: TID251  # another process lives by this clock
        self._called = asyncio.Event()

    async def call(
        self, token: str, method: str, fields: Mapping[str, str], files: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        """As the real one, and tell whoever waits."""
        try:
            return await super().call(token, method, fields, files)
        finally:
            self._called.set()

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait until the bot has done it.

        Raises:
            TimeoutError: it never did.
        """
        async with asyncio.timeout(LONGEST_WAIT):
            while not done():
                self._called.clear()
                with suppress(TimeoutError):
                    # What follows a call (marking a message as sent) is not heard: look again soon.
                    await asyncio.wait_for(self._called.wait(), LOOK_AGAIN)

    @property
    def carried(self) -> int:
        """How many messages the bot has sent."""
        return sum(call.method == "sendMessage" and call.code == 200 for call in self.calls)


class RunningCounter:
    """`sportello run` as a process that can be killed."""

    def __init__(self, root: str, telegram: WatchedTelegram, database: Path) -> None:
        self._telegram = telegram
        self._settings = {
            **os.environ,  # noqa: TID251  # the process needs the machine's own
            "BOT_TOKEN": telegram.token,
            "BOT_API_URL": root,
            "BOT_DATABASE": str(database),
            "BOT_KNOWLEDGE": str(KNOWLEDGE),
        }
        self._process: asyncio.subprocess.Process

    async def starts(self) -> None:
        """Start it, and wait until Telegram has heard from it."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self._settings, stderr=asyncio.subprocess.DEVNULL
        )
        before = len(self._telegram.calls)
        await self._telegram.until(
            lambda: any(call.method == "setMyCommands" for call in self._telegram.calls[before:])
        )

    async def killed(self) -> None:
        """Kill it at once, with nothing said first (`kill -9`)."""
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stopped(self) -> int:
        """Ask it to stop; returns its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self._process.wait()


@asynccontextmanager
async def counter(telegram: WatchedTelegram, database: Path) -> AsyncIterator[RunningCounter]:
    """A running counter, stopped at the end."""
    async with serving(bot_api(telegram)) as root:
        running = RunningCounter(root, telegram, database)
        await running.starts()
        yield running
        assert await running.stopped() == 0


async def reach_summary(telegram: WatchedTelegram, person: Person) -> None:
    """Fill in the summer-camp form up to its summary, waiting for each question."""
    for said in (
        "/start",
        "/domanda",
        "[Contributo per i centri estivi]",
        "[Ho letto e capito]",
        *APPLICANT,
        *CHILD,
    ):
        before = len(person.received)
        if said.startswith("["):
            await person.presses(said[1:-1])
        else:
            await person.says(said)
        await telegram.until(lambda before=before: len(person.received) > before)  # type: ignore[misc]


def kept(database: Path, sql: str) -> list[dict[str, Any]]:
    """What the database holds once the counter has stopped."""
    engine = Sqlite(database)
    rows = engine.rows(sql)
    engine.close()
    return rows


@pytest.mark.parametrize(
    ("kills", "messages"), [(1, 20), pytest.param(10, 200, marks=pytest.mark.torture)], ids=["short", "long"]
)
async def test_kills_in_a_burst_lose_nothing_and_double_no_case(
    tmp_path: Path, kills: int, messages: int
) -> None:
    """Every message gets its turn and its reply; a confirmation tapped twice makes one case."""
    chance = random.Random(kills)  # noqa: S311  # no secret: a seed
    telegram, database = WatchedTelegram(), tmp_path / "sportello.db"
    applicants = [telegram.person(f"Persona {letter}") for letter in "AB"]
    askers = [telegram.person(f"Residente {letter}") for letter in "CDEFGHILMNOPQRSTUVZ"]
    async with counter(telegram, database) as running:
        await asyncio.gather(*(reach_summary(telegram, person) for person in applicants))
        for number in range(messages - 2 * len(applicants)):
            await askers[number % len(askers)].says(ASKED[number % len(ASKED)])
        for person in applicants:
            summary = person.last
            for _ in range(2):
                await person.presses_button(summary, summary.rows[0][0])
        for _ in range(kills):
            carried = telegram.carried + chance.randrange(messages // (2 * kills))
            await telegram.until(lambda carried=carried: telegram.carried >= carried)  # type: ignore[misc]
            await running.killed()
            await running.starts()
        await telegram.until(lambda: not len(telegram.updates) and nothing_waits(database))

    states = Counter(row["state"] for row in kept(database, "select state from inbox"))
    assert states.keys() == {"done"}
    assert states["done"] >= messages
    assert kept(database, "select count(*) as n from cases") == [{"n": len(applicants)}]
    assert kept(database, "select id from outbox where state = 'open'") == []
    unanswered = (
        "select id from inbox where not exists (select 1 from outbox where outbox.id like inbox.id || ':%')"
    )
    assert kept(database, unanswered) == []
    wrote = [person for person in askers if person.messages]
    assert all(len(person.received) > len(person.messages) - len(person.received) for person in wrote)


def nothing_waits(database: Path) -> bool:
    """Whether every update has had its turn and every reply has left."""
    open_rows = (
        "select id from inbox where state = 'open' union all select id from outbox where state = 'open'"
    )
    return kept(database, f"{open_rows} limit 1") == []
