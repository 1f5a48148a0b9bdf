# SPDX-License-Identifier: AGPL-3.0-or-later
"""Updates come again until they are confirmed, and none comes twice after."""

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from bot.simulator import Hands, Person, PretendTelegram


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    """The words of messages."""
    return [update.message.text if update.message else None for update in updates]


async def test_updates_repeat_until_the_offset_passes(bot: Bot, ada: Person) -> None:
    """Whoever does not confirm gets the same again."""
    await ada.says("uno", "due", "tre")
    first = await bot.get_updates(limit=2)
    assert texts(first) == texts(await bot.get_updates(limit=2)) == ["uno", "due"]

    assert texts(await bot.get_updates(offset=first[-1].update_id + 1)) == ["tre"]
    assert texts(await bot.get_updates()) == ["tre"]
    assert [each.update_id for each in first] == [first[0].update_id, first[0].update_id + 1]


async def test_negative_offset_forgets_the_older(bot: Bot, ada: Person) -> None:
    """-1 keeps the last one only."""
    await ada.says("uno", "due")

    assert texts(await bot.get_updates(offset=-1)) == ["due"]
    assert texts(await bot.get_updates()) == ["due"]


async def test_updates_die_after_a_day(bot: Bot, ada: Person, clock: Hands) -> None:
    """What nobody fetched for 24 hours is lost."""
    await ada.says("ieri")
    clock.forward(timedelta(hours=24, seconds=1))
    await ada.says("oggi")

    assert texts(await bot.get_updates()) == ["oggi"]


async def test_only_wanted_kinds_come(bot: Bot, ada: Person) -> None:
    """allowed_updates is remembered until it is changed, and works for what comes after."""
    await bot.get_updates(allowed_updates=["callback_query"])
    await ada.says("non arriva")
    assert await bot.get_updates() == ()

    await bot.get_updates(allowed_updates=[])
    await ada.says("arriva")
    assert texts(await bot.get_updates()) == ["arriva"]


async def test_a_long_poll_ends_when_something_comes(bot: Bot, ada: Person) -> None:
    """The answer waits for the first message, not for the end of its time."""
    poll = asyncio.ensure_future(bot.get_updates(timeout=3600))
    await asyncio.sleep(0)
    assert not poll.done()
    await ada.says("eccomi")

    assert texts(await poll) == ["eccomi"]


async def test_a_long_poll_ends_with_its_time(telegram: PretendTelegram) -> None:
    """An empty answer after the timeout."""
    assert await telegram.updates.get(timeout=0.001) == []


async def test_two_long_polls_are_one_too_many(bot: Bot, ada: Person) -> None:
    """The earlier one is put off with 409; the later one gets what comes."""
    first = asyncio.ensure_future(bot.get_updates(timeout=3600))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(bot.get_updates(timeout=3600))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await ada.says("eccomi")

    assert texts(await second) == ["eccomi"]


async def test_a_webhook_stops_polling(bot: Bot, ada: Person) -> None:
    """While a webhook is set, getUpdates is refused; deleting it can drop what waits."""
    await ada.says("uno")
    await bot.set_webhook("https://example.it/hook", secret_token="abc_1")  # noqa: S106  # opens nothing
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://example.it/hook", 1)

    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_stuttering_network_repeats_an_update(
    bot: Bot, telegram: PretendTelegram, ada: Person
) -> None:
    """The same update can be queued once more, for tests of doubles."""
    await ada.says("uno")
    raw = await telegram.updates.get()
    telegram.updates.repeat(raw[0])

    first, second = await bot.get_updates()
    assert first.update_id == second.update_id
