# SPDX-License-Identifier: AGPL-3.0-or-later
"""A carrier for a channel of its own: it keeps what it carried, and has the trouble it is given."""

from collections import defaultdict, deque

from bot.model import Outgoing, Parcel


class Van:
    """`carried` holds parcels in order; `trouble[address]` the errors that strike there next."""

    def __init__(self) -> None:
        self.carried: list[Parcel] = []
        self.rewritten: list[str] = []
        self.trouble: dict[str, deque[Exception]] = defaultdict(deque)

    async def carry(self, parcel: Parcel, rewrites: str) -> str:
        """Keep it, or fail as ordered."""
        if self.trouble[parcel.to]:
            raise self.trouble[parcel.to].popleft()
        self.carried.append(parcel)
        self.rewritten.append(rewrites)
        return rewrites or str(len(self.carried))

    @property
    def texts(self) -> list[str]:
        """The words carried, in order."""
        return [parcel.text for parcel in self.carried if isinstance(parcel, Outgoing)]
