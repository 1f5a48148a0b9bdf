# SPDX-License-Identifier: AGPL-3.0-or-later
"""Too fast is refused with the seconds to wait, by the clock handed in."""

from datetime import timedelta

import pytest

from bot.simulator import Hands, PretendTelegram
from bot.simulator.pace import Pace


@pytest.fixture
def telegram(clock: Hands) -> PretendTelegram:
    """A world with Telegram's limits."""
    return PretendTelegram(clock=clock, pace=Pace(clock))


async def send(telegram: PretendTelegram, chat: int) -> int:
    """Seconds that sendMessage has to wait; 0 when it went through."""
    fields = {"chat_id": str(chat), "text": "ciao"}
    code, body = await telegram.call(telegram.token, "sendMessage", fields)
    if code == 200:
        return 0
    assert code == 429
    seconds = int(body["parameters"]["retry_after"])
    assert body["description"] == f"Too Many Requests: retry after {seconds}"
    return seconds


async def test_a_chat_takes_a_few_then_one_a_second(telegram: PretendTelegram, clock: Hands) -> None:
    """Five at once, then as many as seconds go by."""
    ada = telegram.person("Ada Rossi")
    await ada.says("ciao")
    assert [await send(telegram, ada.id) for _ in range(6)] == [0, 0, 0, 0, 0, 5]

    clock.forward(timedelta(seconds=5))
    assert await send(telegram, ada.id) == 0


async def test_thirty_a_second_over_all(telegram: PretendTelegram, clock: Hands) -> None:
    """The thirty-first of one second waits for the next."""
    people = [telegram.person(f"Persona {number}") for number in range(31)]
    for person in people:
        await person.says("ciao")
    waits = [await send(telegram, person.id) for person in people]
    assert waits == [0] * 30 + [1]

    clock.forward(timedelta(seconds=1))
    assert await send(telegram, people[30].id) == 0


async def test_twenty_a_minute_to_a_group(telegram: PretendTelegram, clock: Hands) -> None:
    """The twenty-first waits for what is left of the minute; edits count too."""
    group = telegram.group("Servizi sociali", [telegram.person("Bruno Conti")])
    for _ in range(20):
        assert await send(telegram, group.id) == 0
        clock.forward(timedelta(seconds=1))
    assert await send(telegram, group.id) == 40
    fields = {"chat_id": str(group.id), "message_id": str(group.last.id), "text": "altro"}
    assert (await telegram.call(telegram.token, "editMessageText", fields))[0] == 429

    clock.forward(timedelta(seconds=40))
    assert await send(telegram, group.id) == 0


async def test_limits_can_be_switched_off(clock: Hands) -> None:
    """None as a limit lets everything through."""
    telegram = PretendTelegram(clock=clock, pace=Pace(clock, over_all=None, burst=None, a_group=None))
    ada = telegram.person("Ada Rossi")
    await ada.says("ciao")

    assert {await send(telegram, ada.id) for _ in range(50)} == {0}
