# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds the house from its rooms. The only reader of the settings, and of the environment."""

import asyncio
import logging
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from ctypes import CDLL
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot import apart, dialogue
from bot.answers import Memory
from bot.channels.email import EmailCarrier, MailServer
from bot.channels.telegram import Line, Receiver, TelegramCarrier, TelegramFiles, connect, introduce
from bot.errors import BadSettings
from bot.relay import (
    Carrier,
    Chores,
    Clock,
    DatabaseThread,
    Deadlines,
    Delivery,
    Digests,
    Inspection,
    Lifeline,
    Openings,
    Pace,
    Purge,
    Relay,
    Reminders,
    Worker,
    wall_clock,
)
from bot.settings import Settings
from bot.store import Records, Sqlite, Store

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between two attempts to reach the channel at the start."""

log = logging.getLogger("sportello")


class House(Struct, frozen=True):
    """Everything that runs, put together."""

    store: Store
    relay: Relay
    receiver: Receiver
    town: dialogue.Town

    async def settle(self) -> None:
        """Work until nothing can be done and nothing waits at the channel (terminal, tests)."""
        await self.relay.settle()
        while await self.receiver.fetch():
            await self.relay.settle()

    async def run(self) -> None:
        """Fetch, decide and deliver until cancelled; what is in hand then is finished first."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.receiver.run())
            tasks.create_task(self.relay.run())


def settings() -> Settings:
    """What the environment says.

    Raises:
        BadSettings: naming the variable, its value and what is right.
    """
    return Settings.from_env(os.environ)  # noqa: TID251  # the one place that reads it


def colours(out: TextIO) -> bool:
    """Whether a person is looking, who has not asked for plain text (NO_COLOR)."""
    return out.isatty() and not os.environ.get("NO_COLOR")  # noqa: TID251  # the one place that reads it


def open_store(database: Path) -> Store:
    """The store in that file, its tables brought up to date."""
    store = Store(Sqlite(database))
    for script in store.migrate():
        log.info("migrated script=%s", script)
    return store


def load_town(wanted: Settings) -> dialogue.Town:
    """The town of these settings.

    Raises:
        BadKnowledge: a file cannot be used; says path:line, what and what is right.
    """
    return dialogue.Town.load(wanted.knowledge, Memory(wanted.cache))


async def learned(town: dialogue.Town, wanted: Settings) -> dialogue.Town:
    """The town as it serves; what no start has learned is learned apart, where it can be kept.

    Raises:
        BadKnowledge: a file with words of people cannot be used.
    """
    if wanted.cache and (missing := town.lessons().missing()):
        log.info("learn parts=%s", ",".join(chain.from_iterable(missing)))
        await apart.learn(missing, wanted.knowledge, wanted.cache, os.environ)  # noqa: TID251
    settled = town.settled()
    _give_back()
    return settled


def _give_back() -> None:
    """Give the memory that reading freed back to the system, where the C library can."""
    with suppress(OSError, AttributeError):
        CDLL(None).malloc_trim(0)


@asynccontextmanager
async def house(
    wanted: Settings,
    request: BaseRequest | None = None,
    clock: Clock = wall_clock,
    pace: Pace | None = None,
    town: dialogue.Town | None = None,
) -> AsyncIterator[House]:
    """The house of these settings, open until the block ends.

    `request` stands in for the network, `town` for the knowledge that the settings name.

    Raises:
        BadSettings: there is no token, or Telegram does not know it.
    """
    if not wanted.token:
        raise BadSettings(
            "BOT_TOKEN: empty; right is the token that BotFather gives (sportello try needs none)"
        )
    thread = DatabaseThread()
    store = await thread.do(partial(open_store, wanted.database))
    await thread.do(store.outbox.release)
    bot = connect(wanted.token, wanted.api_url, request)
    try:
        await _reached(bot.initialize, wanted.api_url)
        town = await learned(town or load_town(wanted), wanted)
        town = replace(town, handle=bot.username, letters=bool(wanted.smtp_url), operator=wanted.operator)
        await _offered(bot, town, wanted.api_url)
        carriers = _carriers(wanted, bot, clock)
        yield _furnished(store, thread, bot, carriers, town, clock, pace or Pace())
    finally:
        await bot.shutdown()
        await thread.do(store.engine.close)
        thread.close()


async def _reached(call: Callable[[], Awaitable[None]], server: str) -> None:
    """Wait until the channel answers: a town's machine may start before its network does."""
    pause = FIRST_PAUSE
    while True:
        try:
            await call()
        except InvalidToken:
            raise BadSettings(
                f"BOT_TOKEN: the server at {server} (BOT_API_URL) does not know this token;"
                " right is the one that BotFather gave for this bot"
            ) from None
        except BadRequest:
            raise  # it would be refused for ever
        except RetryAfter as problem:
            log.warning("start outcome=later problem=%s server=%s", type(problem).__name__, server)
            await asyncio.sleep(problem._retry_after.total_seconds())  # noqa: SLF001  # as in carry
        except TelegramError as problem:
            log.warning("start outcome=later problem=%s server=%s", type(problem).__name__, server)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def _offered(bot: Line, town: dialogue.Town, server: str) -> None:
    """The menu of commands in every app. Where a server refuses it, commands work all the same when typed."""
    try:
        await _reached(
            partial(introduce, bot, dialogue.private_commands(town), dialogue.group_commands()), server
        )
    except (BadSettings, BadRequest) as refusal:
        log.warning("start outcome=no-menu problem=%s", type(refusal).__name__)


def _carriers(wanted: Settings, bot: Line, clock: Clock) -> Mapping[str, Carrier]:
    telegram: Carrier = TelegramCarrier(bot)
    if not wanted.smtp_url:
        return {"telegram": telegram}
    server = MailServer.at(wanted.smtp_url, wanted.smtp_from)
    return {"telegram": telegram, "email": EmailCarrier(server, clock)}


def _furnished(
    store: Store,
    thread: DatabaseThread,
    bot: Line,
    carriers: Mapping[str, Carrier],
    town: dialogue.Town,
    clock: Clock,
    pace: Pace,
) -> House:
    records = Records(store)
    worker = Worker(
        store,
        decide=lambda said, conversation, now: dialogue.turn(said, conversation, town, records, now),
        apologise=lambda said, conversation: dialogue.apology(said, conversation, town),
        clock=clock,
    )
    inspection = Inspection(store, thread, TelegramFiles(bot), clock)
    delivery = Delivery(store, thread, carriers, pace, clock)
    openings = Openings(
        store,
        opened=lambda now: dialogue.opened(town, now),
        announce=lambda alert, now: dialogue.announcement(alert, town, now),
    )
    reminders = Reminders(store, lambda draft, now: dialogue.reminder(draft, town, now))
    hourly = (reminders.step, purge(store, town).step)
    digests = Digests(
        store,
        town.office_ids,
        due=lambda office, now: dialogue.due_day(town, office, now),
        write=lambda office, cases, day: dialogue.digest(town, office, cases, day),
    )
    deadlines = Deadlines(
        store,
        watch=lambda case, said, now: dialogue.due(case, said, town, records, now),
        daily=lambda desk, said, now: dialogue.daily(desk, said, town, records, now),
    )
    lifeline = Lifeline(
        store,
        due=lambda now: dialogue.line_day(town, now),
        write=lambda cases, troubled, heard, now: dialogue.line(town, records, cases, troubled, heard, now),
    )
    often = (openings.step, digests.step, deadlines.step, lifeline.step)
    chores = Chores(store, clock, often=often, hourly=hourly)
    relay = Relay(store, thread, worker, inspection, delivery, chores, clock)
    return House(store, relay, Receiver(bot, relay.take, clock), town)


def purge(store: Store, town: dialogue.Town) -> Purge:
    """What forgets as that town's terms say."""
    return Purge(store, town.retention, lambda draft, now: dialogue.warning(draft, town, now))


class Discreet(logging.Formatter):
    """Writes log lines in which the token never stands, whoever logs it and however."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        # In any case: the library writes some of Telegram's words in small letters.
        self._token = re.compile(re.escape(token) or "(?!)", re.IGNORECASE)

    def format(self, record: logging.LogRecord) -> str:
        """The line, traceback included, without the token."""
        return self._token.sub("<token>", super().format(record))


def log_to_stderr(wanted: Settings) -> None:
    """One line a turn; the libraries speak only of trouble, since their request lines hold the token.

    What ends the process is written in the same discreet way.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(wanted.token))
    logging.basicConfig(level=wanted.log.upper(), handlers=[handler], force=True)
    for library in ("httpx", "httpcore", "aiohttp", "telegram", "asyncio", "fontTools", "fpdf", "PIL"):
        logging.getLogger(library).setLevel(logging.WARNING)
    # Of an answer that it cannot read it writes down all, residents' words included; we tell that it failed.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    sys.excepthook = _ended


def _ended(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    log.critical("ended by an error", exc_info=(kind, problem, trace))
