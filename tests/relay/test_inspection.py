# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file is looked into between two turns: nothing is lost, nobody waits for ever, nothing is kept of it."""

import asyncio
import logging
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.errors import Later, Never
from bot.model import Contents, Conversation, Incoming, Kind, Turn
from bot.relay import DatabaseThread, Inspection, Worker, inspection
from bot.simulator import Hands
from bot.store import Store
from tests.relay.drawer import Drawer
from tests.rooms import ADA, BRUNO, NOW, SECRET, after, answer, said

PDF = b"%PDF-1.7"


def file(number: int, sender: str = ADA) -> Incoming:
    """A file that somebody sent, as the `number`-th update."""
    return replace(said(number, sender, ""), kind=Kind.DOCUMENT, file=f"file-{number}", size=8)


class Desk:
    """A dialogue that must know what a file holds before it answers; `heard` is what had its turn."""

    def __init__(self, store: Store, clock: Hands) -> None:
        self.heard: list[tuple[str, Contents]] = []
        self.worker = Worker(store, self.decide, lambda *_: None, clock)

    def decide(self, said: Incoming, conversation: Conversation, _now: datetime) -> Turn:
        """Look first; a reply that comes with that is not to be kept."""
        if said.kind is Kind.DOCUMENT and said.contents is Contents.UNSEEN:
            return replace(answer(said, conversation), looks=True)
        self.heard.append((said.id, said.contents))
        return answer(said, conversation)

    def works(self, most: int = 9) -> None:
        """Turns until none may be taken now."""
        assert not all(self.worker.step() for _ in range(most)), "turns without end"


@pytest.fixture
def desk(store: Store, clock: Hands) -> Desk:
    """A desk on that record."""
    return Desk(store, clock)


@pytest.fixture
def drawer() -> Drawer:
    """Ada's file is a paper."""
    drawer = Drawer()
    drawer.files["file-1"] = PDF
    return drawer


@pytest.fixture
def looks(store: Store, thread: DatabaseThread, drawer: Drawer, clock: Hands) -> Inspection:
    """Somebody who looks into what is in the drawer."""
    return Inspection(store, thread, drawer, clock)


async def test_a_file_is_looked_into_and_then_has_its_turn(
    store: Store, desk: Desk, looks: Inspection
) -> None:
    """Ada's next message waits for it, Bruno's does not; nothing of the first turn is kept."""
    store.inbox.put([file(1), said(2, ADA), said(3, BRUNO)], NOW)
    desk.works()
    assert desk.heard == [("telegram:3", Contents.UNSEEN)]
    assert store.outbox.waiting() == 1

    assert await looks.step()
    assert not await looks.step()
    desk.works()

    assert desk.heard[1:] == [("telegram:1", Contents.PDF), ("telegram:2", Contents.UNSEEN)]
    assert store.inbox.waiting() == 0
    assert "%PDF" not in str(store.engine.rows("select * from inbox"))


async def test_trouble_that_passes_costs_a_few_seconds(
    store: Store, desk: Desk, looks: Inspection, drawer: Drawer, clock: Hands
) -> None:
    """It is tried again after two seconds, or when the channel asks; then the file counts as it is."""
    store.inbox.put([file(1)], NOW)
    desk.works()
    drawer.trouble.extend([Later("TimedOut"), Later("too many messages", timedelta(seconds=7))])

    for seconds, tries in ((0, 1), (1.9, 1), (2, 2), (8.9, 2), (9, 3)):
        clock.forward(after(seconds) - clock())
        await looks.step()
        assert len(drawer.asked) == tries
    desk.works()

    assert desk.heard == [("telegram:1", Contents.PDF)]


@pytest.mark.parametrize(
    ("trouble", "asked"),
    [
        ([Later("TimedOut")] * 3, 3),
        ([Never("BadRequest: file is too big")], 1),
        ([KeyError("a bug of ours")], 1),
    ],
)
async def test_nobody_waits_for_ever(
    store: Store,
    desk: Desk,
    looks: Inspection,
    drawer: Drawer,
    clock: Hands,
    trouble: list[Exception],
    asked: int,
) -> None:
    """What the channel does not hand over counts as lost: after three tries, or at once if it refuses."""
    store.inbox.put([file(1), said(2)], NOW)
    desk.works()
    drawer.trouble.extend(trouble)
    for _ in range(10):
        await looks.step()
        clock.forward(timedelta(seconds=2))
    desk.works()

    assert len(drawer.asked) == asked
    assert desk.heard == [("telegram:1", Contents.LOST), ("telegram:2", Contents.UNSEEN)]


async def test_a_file_that_trickles_in_is_given_up(
    store: Store, thread: DatabaseThread, desk: Desk, clock: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One slow line does not keep everybody else's files waiting."""

    class Trickle(Drawer):
        async def fetch(self, file: str) -> bytes:
            self.asked.append(file)
            await asyncio.Event().wait()
            return b""

    drawer = Trickle()
    store.inbox.put([file(1)], NOW)
    desk.works()
    monkeypatch.setattr(inspection, "PATIENCE", timedelta(0))
    async with asyncio.timeout(5):
        for _ in range(10):
            await Inspection(store, thread, drawer, clock).step()
            clock.forward(timedelta(seconds=2))
    desk.works()

    assert drawer.asked == ["file-1"] * 3
    assert desk.heard == [("telegram:1", Contents.LOST)]


async def test_whoever_dies_while_looking_is_replaced(
    store: Store, desk: Desk, looks: Inspection, clock: Hands
) -> None:
    """A minute later another one looks; what the first says after all brings no words back."""
    store.inbox.put([file(1)], NOW)
    desk.works()
    assert store.inbox.lease_unseen(clock(), inspection.PATIENCE) is not None
    clock.forward(timedelta(seconds=59))
    assert not await looks.step()
    clock.forward(timedelta(seconds=1))
    assert await looks.step()
    desk.works()
    store.inbox.seen(replace(file(1), contents=Contents.OTHER), clock())
    desk.works()

    assert desk.heard == [("telegram:1", Contents.PDF)]
    assert store.engine.rows("select state, incoming from inbox") == [{"state": "done", "incoming": ""}]


async def test_log_lines_hold_ids_and_outcomes(
    store: Store,
    desk: Desk,
    looks: Inspection,
    drawer: Drawer,
    clock: Hands,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither what is in a file nor its id, its caption or its sender."""
    store.inbox.put([replace(file(1), text=SECRET, name="Ada Rossi")], NOW)
    drawer.files["file-1"] = PDF + SECRET.encode()
    drawer.trouble.append(Later("TimedOut"))
    with caplog.at_level(logging.DEBUG):
        desk.works()
        await looks.step()
        clock.forward(timedelta(seconds=2))
        await looks.step()

    assert [line for line in caplog.messages if line.startswith("look ")] == [
        "look update=telegram:1 outcome=later tries=0 problem=TimedOut",
        "look update=telegram:1 outcome=pdf tries=1",
    ]
    for words in (SECRET, "Ada", "1001", "file-1"):
        assert words not in caplog.text
