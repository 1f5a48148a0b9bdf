# SPDX-License-Identifier: AGPL-3.0-or-later
"""The loops that keep the counter going: they wake, they survive trouble, they finish what is in hand."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.errors import NotKept
from bot.model import Contents, Conversation, Incoming, Kind, Parcel, Turn
from bot.relay import Chores, DatabaseThread, Delivery, Inspection, Relay, Worker, no_pace, wall_clock
from bot.simulator import Hands
from bot.store import Store
from tests.relay.drawer import Drawer
from tests.relay.van import Van
from tests.rooms import ADA, NOW, SECRET, answer, said


class SlowVan(Van):
    """A van that sets off, tells so, and arrives when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.arrives = asyncio.Event(), asyncio.Event()

    async def carry(self, parcel: Parcel, rewrites: str) -> str:
        """Set off, and arrive when let."""
        self.left.set()
        await self.arrives.wait()
        return await super().carry(parcel, rewrites)


def relay_of(store: Store, thread: DatabaseThread, van: Van, clock: Hands) -> Relay:
    """The whole relay, with a dialogue that answers everything, once it knows what a file holds."""

    def decide(said: Incoming, conversation: Conversation, _now: datetime) -> Turn:
        unseen = said.kind is Kind.DOCUMENT and said.contents is Contents.UNSEEN
        return replace(answer(said, conversation), looks=unseen)

    worker = Worker(store, decide, lambda *_: None, clock)
    drawer = Drawer()
    drawer.files["file"] = b"%PDF-"
    inspection = Inspection(store, thread, drawer, clock)
    delivery = Delivery(store, thread, {"telegram": van}, no_pace(), clock)
    return Relay(store, thread, worker, inspection, delivery, Chores(store, clock), clock)


@asynccontextmanager
async def running(relay: Relay) -> AsyncIterator[asyncio.Task[None]]:
    """The relay at work, cancelled at the end."""
    task = asyncio.create_task(relay.run())
    yield task
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(true: Callable[[], bool], limit: float = 5) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(limit):
        while not true():  # noqa: ASYNC110  # the rooms ring no bell for tests
            await asyncio.sleep(0.001)  # not 0, which would take the machine from the database thread


@pytest.fixture
def relay(store: Store, thread: DatabaseThread, van: Van, clock: Hands) -> Relay:
    """A relay with that van."""
    return relay_of(store, thread, van, clock)


async def test_an_arrival_wakes_everybody(relay: Relay, van: Van) -> None:
    """What comes in while all wait is answered at once, not a second later."""
    async with running(relay):
        await relay.take([said(1, text="uno")])
        await until(lambda: van.texts == ["re: uno"])
        began = asyncio.get_running_loop().time()
        for number in range(2, 12):
            await relay.take([said(number, text=str(number))])
            await until(lambda number=number: van.texts[-1] == f"re: {number}")  # type: ignore[misc]
        assert asyncio.get_running_loop().time() - began < 5


async def test_a_file_wakes_whoever_looks_into_it(relay: Relay, van: Van) -> None:
    """Its sender is answered at once: neither the look nor the turn after it waits for the next second."""
    files = [replace(said(number, text=str(number)), kind=Kind.DOCUMENT, file="file") for number in range(9)]
    async with running(relay):
        await relay.take([said(10, text="uno")])
        await until(lambda: van.texts == ["re: uno"])
        began = asyncio.get_running_loop().time()
        for number, file in enumerate(files):
            await relay.take([file])
            await until(lambda number=number: van.texts[-1] == f"re: {number}")  # type: ignore[misc]
        assert asyncio.get_running_loop().time() - began < 5


async def test_what_another_process_posted_is_found(
    relay: Relay, store: Store, thread: DatabaseThread, van: Van
) -> None:
    """Nobody rings the bell for it: it is looked for every second."""
    async with running(relay):
        await thread.do(lambda: store.inbox.put([said(1, text="uno")], NOW))
        await until(lambda: van.texts == ["re: uno"])


async def test_trouble_with_the_database_passes(
    relay: Relay, store: Store, thread: DatabaseThread, van: Van, caplog: pytest.LogCaptureFixture
) -> None:
    """While a table is gone the loops say so, in a line without words; then they go on."""
    await relay.take([said(1, text=SECRET)])
    await thread.do(lambda: store.engine.run("alter table inbox rename to lost"))
    async with running(relay):
        await until(lambda: bool(caplog.messages))
        with pytest.raises(NotKept, match="OperationalError"):
            await relay.take([said(2)])
        await thread.do(lambda: store.engine.run("alter table lost rename to inbox"))
        await until(lambda: van.texts == [f"re: {SECRET}"])

    assert caplog.records[0].levelno == logging.ERROR
    assert caplog.messages[0].startswith("relay outcome=failed error=OperationalError ")
    assert SECRET not in caplog.text


async def test_what_is_in_hand_is_finished(store: Store, thread: DatabaseThread, clock: Hands) -> None:
    """Stopped while a message is on its way, the relay waits for it and marks it: it goes once."""
    van = SlowVan()
    relay = relay_of(store, thread, van, clock)
    await relay.take([said(1, text="uno")])
    task = asyncio.create_task(relay.run())
    await van.left.wait()
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()
    van.arrives.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert van.texts == ["re: uno"]
    assert store.outbox.waiting() == 0


async def test_whoever_insists_stops_it_at_once(store: Store, thread: DatabaseThread, clock: Hands) -> None:
    """All tasks cancelled, as a second Ctrl-C does: what was on its way goes again after the lease."""
    van = SlowVan()
    relay = relay_of(store, thread, van, clock)
    await relay.take([said(1, text="uno")])
    task = asyncio.create_task(relay.run())
    await van.left.wait()
    task.cancel()
    await asyncio.sleep(0)
    for each in asyncio.all_tasks() - {asyncio.current_task()}:
        each.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert van.texts == []
    assert store.outbox.waiting() == 1


async def test_settling_does_all_that_can_be_done(relay: Relay, store: Store, van: Van) -> None:
    """For a terminal or a test: turns and deliveries until nothing is left."""
    await relay.take([said(1, text="uno"), said(2, text="due")])
    await relay.settle()

    assert van.texts == ["re: uno", "re: due"]
    assert (store.inbox.waiting(), store.outbox.waiting()) == (0, 0)


async def test_an_arrival_told_twice_is_answered_once(relay: Relay, van: Van) -> None:
    """Telegram repeats what was not confirmed to it."""
    await relay.take([said(1, text="uno")])
    await relay.settle()
    await relay.take([said(1, text="uno"), said(2, ADA, "due")])
    await relay.settle()

    assert van.texts == ["re: uno", "re: due"]


def test_the_wall_clock_is_aware_and_in_utc() -> None:
    """Times without a zone would be compared wrongly."""
    assert wall_clock().tzinfo is UTC
