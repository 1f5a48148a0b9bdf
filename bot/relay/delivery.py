# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries what the outbox holds, and writes down what became of it."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Protocol

from bot.errors import CarrierError, Later, Moved, Never
from bot.model import Acknowledgement, Outgoing, Parcel
from bot.relay.clock import Clock
from bot.relay.pace import Pace
from bot.relay.thread import DatabaseThread
from bot.relay.trace import where
from bot.store import Leased, Store

PATIENCE = timedelta(minutes=1)
"""How long a carrier may hold a parcel before another one takes it."""
TRIES = 200
"""With pauses of at most ten minutes: more than a day of silence from the channel."""
LONGEST_PAUSE = timedelta(minutes=10)

log = logging.getLogger("sportello.delivery")


class Carrier(Protocol):
    """Brings parcels to the addresses of one channel."""

    async def carry(self, parcel: Parcel, rewrites: str) -> str:
        """Carry it, editing the message `rewrites` if that is possible; returns the channel's id of it.

        Raises:
            Later, Never or Moved.
        """
        ...


class Delivery:
    """Takes one parcel after another; several may run side by side."""

    def __init__(
        self, store: Store, thread: DatabaseThread, carriers: Mapping[str, Carrier], pace: Pace, clock: Clock
    ) -> None:
        self._store = store
        self._thread = thread
        self._carriers = carriers
        self._pace = pace
        self._clock = clock

    async def step(self) -> bool:
        """Carry the next parcel; False if none may leave now."""
        leased = await self._thread.do(self._lease)
        if leased is None:
            return False
        try:
            carried_as = await self._carrier(leased.parcel).carry(leased.parcel, leased.rewrites)
        except CarrierError as problem:
            await self._thread.do(partial(self._failed, leased, problem))
        except Exception as problem:  # noqa: BLE001  # a bug of ours must not hold up what waits behind it
            await self._thread.do(partial(self._failed, leased, Never(where(problem))))
        else:
            await self._thread.do(lambda: self._store.outbox.sent(leased.id, carried_as, self._clock()))
        return True

    def pause(self) -> timedelta:
        """How long nothing at all may leave; zero if something may leave now."""
        return self._pace.closed(self._clock())

    def _lease(self) -> Leased | None:
        now = self._clock()
        # When nothing at all may leave, nothing is taken in hand: a thousand news messages
        # would otherwise be taken and put back for each one that goes.
        while not self._pace.closed(now) and (leased := self._store.outbox.lease(now, PATIENCE)):
            delay = (
                self._pace.delay(leased.parcel.to, now)
                if isinstance(leased.parcel, Outgoing)
                else timedelta(0)
            )
            if not delay:
                return leased
            self._store.outbox.postpone(leased.id, now + delay)
        return None

    def _carrier(self, parcel: Parcel) -> Carrier:
        channel = parcel.to.partition(":")[0]
        if channel not in self._carriers:
            raise Never(f"no carrier for '{channel}'")
        return self._carriers[channel]

    def _failed(self, leased: Leased, problem: CarrierError) -> None:
        now = self._clock()
        parcel = leased.parcel
        if isinstance(problem, Moved):
            with self._store.engine.transaction():
                self._store.move(parcel.to, problem.address)
            return
        if isinstance(parcel, Acknowledgement):
            # A press waits a few seconds at most: later nobody looks at its answer, and nobody misses it.
            self._store.outbox.sent(leased.id, "", now)
            log.info("parcel=%s outcome=too-late problem=%s", leased.id, problem)
            return
        if isinstance(problem, Later) and leased.tries < TRIES:
            self._store.outbox.later(leased.id, str(problem), now + _pause(problem, leased.tries))
            log.warning("parcel=%s outcome=later tries=%d problem=%s", leased.id, leased.tries, problem)
            return
        self._store.outbox.dead(leased.id, str(problem), now)
        log.log(
            logging.ERROR if isinstance(parcel, Outgoing) else logging.INFO,
            "parcel=%s outcome=dead tries=%d problem=%s",
            leased.id,
            leased.tries,
            problem,
        )


def _pause(problem: Later, tries: int) -> timedelta:
    return problem.after or min(LONGEST_PAUSE, timedelta(seconds=2 ** min(tries, 10)))
