# SPDX-License-Identifier: AGPL-3.0-or-later
"""Updates are confirmed to Telegram only once they are written down."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest

from bot.channels.telegram import Line, Receiver, introduce, receive
from bot.errors import NotKept
from bot.model import Incoming
from bot.simulator import Fault, Hands, Person, PretendTelegram


class Book:
    """Where arrivals are written down; `full` while it has no page left."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.full = False

    async def take(self, arrivals: Sequence[Incoming]) -> None:
        """Write them down, or refuse them all."""
        if self.full:
            raise NotKept("OperationalError")
        self.texts += [each.text for each in arrivals]
        self.ids += [each.id for each in arrivals]


@pytest.fixture
def book() -> Book:
    """An empty one."""
    return Book()


@pytest.fixture
def receiver(line: Line, book: Book, clock: Hands) -> Receiver:
    """A receiver that writes into that book."""
    return Receiver(line, book.take, clock)


@pytest.fixture
def ada(telegram: PretendTelegram) -> Person:
    """A resident."""
    return telegram.person("Ada Rossi")


async def test_what_is_written_down_is_confirmed(
    receiver: Receiver, book: Book, telegram: PretendTelegram, ada: Person
) -> None:
    """With the next fetch, not before: a kill in between repeats it, and loses nothing."""
    await ada.says("uno", "due")

    assert await receiver.fetch() == 2
    assert book.texts == ["uno", "due"]
    assert len(telegram.updates) == 2
    assert await receiver.fetch() == 0
    assert len(telegram.updates) == 0


async def test_what_is_not_kept_is_not_confirmed(
    receiver: Receiver, book: Book, telegram: PretendTelegram, ada: Person
) -> None:
    """While the disk is full Telegram keeps it, and gives it again."""
    await ada.says("uno")
    book.full = True
    for _ in range(2):
        with pytest.raises(NotKept):
            await receiver.fetch()
    assert len(telegram.updates) == 1
    book.full = False
    await receiver.fetch()
    await receiver.fetch()

    assert book.texts == ["uno"]
    assert len(telegram.updates) == 0


async def test_what_nobody_can_read_is_not_fetched_for_ever(
    receiver: Receiver, book: Book, telegram: PretendTelegram, ada: Person
) -> None:
    """Between two messages comes something of tomorrow."""
    await ada.says("uno")
    telegram.updates.put("message", {"chat": "none"})
    await ada.says("due")

    assert await receiver.fetch() == 3
    assert await receiver.fetch() == 0
    assert book.texts == ["uno", "due"]


async def test_an_update_that_comes_late_is_no_step_back(
    receiver: Receiver, book: Book, telegram: PretendTelegram, ada: Person
) -> None:
    """A network that stutters repeats an old one behind a new one: both are confirmed."""
    await ada.says("uno", "due")
    first = (await telegram.updates.get())[0]
    telegram.updates.repeat(first)

    assert await receiver.fetch() == 3
    assert await receiver.fetch() == 0
    assert book.ids == ["telegram:700000001", "telegram:700000002", "telegram:700000001"]


async def test_hundreds_come_in_several_fetches(receiver: Receiver, book: Book, ada: Person) -> None:
    """Telegram gives a hundred at a time."""
    await ada.says(*(str(number) for number in range(250)))

    assert [await receiver.fetch() for _ in range(4)] == [100, 100, 50, 0]
    assert book.texts == [str(number) for number in range(250)]


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110  # the receiver rings no bell for tests
            await asyncio.sleep(0)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the receiver itself has logged."""
    return [record.getMessage() for record in caplog.records if record.name == "sportello.receive"]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_trouble_passes(
    receiver: Receiver,
    book: Book,
    telegram: PretendTelegram,
    ada: Person,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unreachable, too fast, broken, a full disk: it says so in a line, waits, and goes on."""
    monkeypatch.setattr(receive, "FIRST_PAUSE", 0.001)
    await ada.says("uno")
    for fault in (Fault.UNREACHABLE, Fault.BROKEN, Fault.GATEWAY):
        telegram.trouble.next(fault)
    telegram.trouble.next(Fault.BUSY, retry_after=1)
    book.full = True
    running = asyncio.create_task(receiver.run())
    await until(lambda: len(told(caplog)) > 4)
    book.full = False
    await until(lambda: book.texts == ["uno"])
    await ada.says("due")
    await until(lambda: book.texts == ["uno", "due"])
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running

    assert told(caplog)[:5] == [
        "receive outcome=failed problem=NetworkError",
        "receive outcome=failed problem=NetworkError",
        "receive outcome=failed problem=NetworkError",
        "receive outcome=later problem=RetryAfter",
        "receive outcome=failed problem=NotKept",
    ]


async def test_where_somebody_must_act_telegram_says_what(
    receiver: Receiver, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    """A webhook that another program left, a second process: the operator reads it in the log."""
    await line.set_webhook("https://example.it/hook")
    running = asyncio.create_task(receiver.run())
    await until(lambda: told(caplog) != [])
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running

    (line_told,) = told(caplog)
    assert line_told.startswith(
        "receive outcome=failed problem=Conflict words='Conflict: can't use getUpdates method while webhook"
    )


async def test_the_commands_are_told_by_language_and_chat(line: Line, telegram: PretendTelegram) -> None:
    """Private chats get theirs in each language, groups get their own."""
    private = {"": [("domanda", "Fai domanda")], "en": [("domanda", "Apply")]}
    await introduce(line, private, [("collega", "Collega un ufficio")])

    told = {(command.command, command.description) for command in await line.get_my_commands()}
    assert told == set()
    calls = [call.fields for call in telegram.calls if call.method == "setMyCommands"]
    assert [(call.get("language_code", ""), call["scope"]) for call in calls] == [
        ("", '{"type": "all_private_chats"}'),
        ("en", '{"type": "all_private_chats"}'),
        ("", '{"type": "all_group_chats"}'),
    ]
