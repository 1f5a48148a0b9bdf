# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keeps the counter going: arrivals, turns, deliveries, chores."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any

from bot.errors import NotKept
from bot.model import Incoming
from bot.relay.chores import Chores
from bot.relay.clock import Clock
from bot.relay.delivery import Delivery
from bot.relay.inspection import Inspection
from bot.relay.thread import DatabaseThread
from bot.relay.trace import where
from bot.relay.worker import Worker
from bot.store import Store

CARRIERS = 8
"""Parcels carried side by side: a slow answer from the channel holds up only its own chat."""
LOOK_AGAIN = timedelta(seconds=1)
"""Another process may have posted something: nobody rings our bell for that."""

log = logging.getLogger("sportello.relay")


class Relay:
    """One process's share of the work on one database."""

    def __init__(
        self,
        store: Store,
        thread: DatabaseThread,
        worker: Worker,
        inspection: Inspection,
        delivery: Delivery,
        chores: Chores,
        clock: Clock,
    ) -> None:
        self._store = store
        self._thread = thread
        self._worker = worker
        self._inspection = inspection
        self._delivery = delivery
        self._chores = chores
        self._clock = clock
        self._arrived = asyncio.Event()
        self._unseen = asyncio.Event()
        self._posted = asyncio.Event()

    async def take(self, arrivals: Sequence[Incoming]) -> None:
        """Write arrivals down. When this returns they are committed and may be confirmed to the channel.

        Raises:
            NotKept: nothing was written; the channel must not be told otherwise.
        """
        try:
            await self._thread.do(lambda: self._store.inbox.put(arrivals, self._clock()))
        except Exception as problem:
            raise NotKept(type(problem).__name__) from problem
        self._arrived.set()

    async def settle(self) -> None:
        """Work until nothing can be done right now (for a terminal, for tests)."""
        await self._tidy()
        while (
            await self._thread.do(self._worker.step)
            or await self._inspection.step()
            or await self._delivery.step()
        ):
            pass

    async def run(self) -> None:
        """Work until cancelled; what is in hand then is finished first."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._loop(self._turn, self._arrived))
            # One, not several: a file is ten megabytes of memory while it is looked into.
            tasks.create_task(self._loop(self._look, self._unseen))
            tasks.create_task(self._loop(self._tidy, asyncio.Event()))
            for _ in range(CARRIERS):
                tasks.create_task(self._loop(self._deliver, self._posted))

    async def _turn(self) -> bool:
        worked = await self._thread.do(self._worker.step)
        if worked:
            self._unseen.set()
            self._posted.set()
        return worked

    async def _look(self) -> bool:
        looked = await self._inspection.step()
        if looked:
            self._arrived.set()
        return looked

    async def _deliver(self) -> bool:
        if await self._delivery.step():
            return True
        pause = self._delivery.pause()
        await asyncio.sleep(pause.total_seconds())
        return bool(pause)

    async def _tidy(self) -> bool:
        await self._thread.do(self._chores.step)
        return False

    async def _loop(self, step: Callable[[], Awaitable[bool]], bell: asyncio.Event) -> None:
        while True:
            bell.clear()
            if not await _to_its_end(_guarded(step)):
                await _wait(bell, LOOK_AGAIN)


async def _guarded(step: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await step()
    except Exception as problem:  # noqa: BLE001  # the loop goes on
        # A full disk or a lost database: nothing is lost, since nothing was marked as done.
        log.error("relay outcome=failed error=%s", where(problem))  # noqa: TRY400  # the trace may quote
        return False


async def _to_its_end(work: Coroutine[Any, Any, bool]) -> bool:
    """Whoever is cancelled in the middle of a step ends it first: what was carried is also marked so."""
    step = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(step)
    except asyncio.CancelledError:
        await step
        raise


async def _wait(bell: asyncio.Event, longest: timedelta) -> None:
    try:
        async with asyncio.timeout(longest.total_seconds()):
            await bell.wait()
    except TimeoutError:
        return
