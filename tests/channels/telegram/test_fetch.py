# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files are fetched to be looked into, and what Telegram refuses is told in our own errors."""

import pytest

from bot.channels.telegram import Line, TelegramFiles
from bot.errors import Later, Never
from bot.simulator import Fault, Person, PretendTelegram


@pytest.fixture
def files(line: Line) -> TelegramFiles:
    """The files at that Telegram."""
    return TelegramFiles(line)


@pytest.fixture
def ada(telegram: PretendTelegram) -> Person:
    """A resident."""
    return telegram.person("Ada Rossi")


async def sent(ada: Person, content: bytes, name: str = "foto.png", size: int | None = None) -> str:
    """The id of a file that she has just sent."""
    await ada.sends_document(content, name, size=size)
    return str(ada.messages[-1].json["document"]["file_id"])


async def test_a_file_comes_as_it_was_sent(files: TelegramFiles, ada: Person) -> None:
    """Whatever it is called, accents and blanks included."""
    assert await files.fetch(await sent(ada, b"%PDF-1.7", "perché no.pdf è")) == b"%PDF-1.7"


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize(
    "fault", [Fault.UNREACHABLE, Fault.LOST_REQUEST, Fault.LOST_REPLY, Fault.BROKEN, Fault.GATEWAY]
)
async def test_trouble_on_the_way_may_pass(
    files: TelegramFiles, ada: Person, telegram: PretendTelegram, method: str, fault: Fault
) -> None:
    """Whether Telegram does not tell the path or does not hand over the file."""
    file = await sent(ada, b"%PDF-1.7")
    telegram.trouble.next(fault, method=method)
    with pytest.raises(Later):
        await files.fetch(file)

    assert await files.fetch(file) == b"%PDF-1.7"


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_too_fast_is_later(files: TelegramFiles, ada: Person, telegram: PretendTelegram) -> None:
    """When Telegram says how long to wait, that long."""
    file = await sent(ada, b"%PDF-1.7")
    telegram.trouble.next(Fault.BUSY, method="getFile", retry_after=9)
    with pytest.raises(Later) as told:
        await files.fetch(file)

    assert told.value.after is not None
    assert told.value.after.total_seconds() == 9


async def test_what_telegram_does_not_hand_over(files: TelegramFiles, ada: Person) -> None:
    """More than 20 MB, or an id of another bot."""
    with pytest.raises(Never, match="File is too big"):
        await files.fetch(await sent(ada, b"%PDF-1.7", size=20_000_001))
    with pytest.raises(Never, match="Invalid file_id"):
        await files.fetch("another")
