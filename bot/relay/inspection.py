# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks into the files on which a turn depends, between two turns and outside any transaction."""

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from bot.errors import CarrierError, Later, Never
from bot.forms import contents
from bot.model import Contents, Incoming
from bot.relay.clock import Clock
from bot.relay.thread import DatabaseThread
from bot.relay.trace import where
from bot.store import Store

PATIENCE = timedelta(minutes=1)
"""How long one look may take; past it, whoever was looking is taken for dead."""
TRIES = 3
AGAIN_AFTER = timedelta(seconds=2)

log = logging.getLogger("sportello.inspection")


class Files(Protocol):
    """Hands over the files that people sent through one channel."""

    async def fetch(self, file: str) -> bytes:
        """What the file of that id holds.

        Raises:
            Later or Never.
        """
        ...


class Inspection:
    """Looks into one file after another: what it holds is forgotten, what it is stays with the update."""

    def __init__(self, store: Store, thread: DatabaseThread, files: Files, clock: Clock) -> None:
        self._store = store
        self._thread = thread
        self._files = files
        self._clock = clock

    async def step(self) -> bool:
        """Look into the next file; False if none waits."""
        leased = await self._thread.do(lambda: self._store.inbox.lease_unseen(self._clock(), PATIENCE))
        if leased is None:
            return False
        said, tries = leased
        try:
            found = await self._look(said.file)
        except CarrierError as problem:
            await self._thread.do(partial(self._failed, said, tries, problem))
        else:
            log.info("look update=%s outcome=%s tries=%d", said.id, found, tries)
            await self._thread.do(partial(self._seen, said, found))
        return True

    async def _look(self, file: str) -> Contents:
        """What the file holds.

        Raises:
            Later or Never.
        """
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                return contents(await self._files.fetch(file))
        except TimeoutError:
            raise Later("too slow") from None
        except CarrierError:
            raise
        except Exception as problem:  # noqa: BLE001  # a bug of ours must not keep its sender waiting for ever
            raise Never(where(problem)) from None

    def _failed(self, said: Incoming, tries: int, problem: CarrierError) -> None:
        """It was not handed over: try again if that may help, but nobody waits for it for ever."""
        if isinstance(problem, Later) and tries + 1 < TRIES:
            log.warning("look update=%s outcome=later tries=%d problem=%s", said.id, tries, problem)
            pause = problem.after or AGAIN_AFTER * 2**tries
            self._store.inbox.failed(said.id, self._clock() + pause)
            return
        log.warning("look update=%s outcome=lost tries=%d problem=%s", said.id, tries, problem)
        self._seen(said, Contents.LOST)

    def _seen(self, said: Incoming, found: Contents) -> None:
        self._store.inbox.seen(replace(said, contents=found), self._clock())
