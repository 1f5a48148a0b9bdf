# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a chat becomes a desk, and how it stops being one."""

from datetime import timedelta

from bot.cli import new_invite
from bot.phrases import say
from tests.residents import files
from tests.townhall import TestTown


async def test_a_code_works_once(town: TestTown) -> None:
    """The second chat that shows the same code is refused."""
    bruno = town.telegram.person("Bruno Conti")
    first, second = town.telegram.group("Primo", [bruno]), town.telegram.group("Secondo", [bruno])
    code = new_invite(town.house.store.desks.invite, "sociali", town.clock())

    await bruno.says(f"/collega {code.lower()}", in_=first)
    await bruno.says(f"/collega {code}", in_=second)

    assert "Servizi sociali" in first.last.text
    assert second.last.text == say("desk.link.refused", "it")


async def test_a_code_dies_after_a_day(town: TestTown) -> None:
    """A code of yesterday links nothing."""
    bruno = town.telegram.person("Bruno Conti")
    code = new_invite(town.house.store.desks.invite, "sociali", town.clock())
    await town.later(timedelta(hours=24, seconds=1))

    await bruno.says(f"/collega {code}")

    assert bruno.last.text == say("desk.link.refused", "it")


async def test_a_late_desk_gets_what_was_waiting(town: TestTown) -> None:
    """A request made before any desk was linked is on the desk as soon as there is one."""
    reference = await files(town.telegram.person("Ada Rossi"))
    bruno = town.telegram.person("Bruno Conti")

    desk = await town.desk("sociali", bruno)

    assert desk.last.text.startswith(reference)


async def test_a_private_chat_can_be_a_desk(town: TestTown) -> None:
    """An office of one person works from that person's chat with the bot."""
    bruno = town.telegram.person("Bruno Conti")
    await bruno.says(f"/collega {new_invite(town.house.store.desks.invite, 'sociali', town.clock())}")

    reference = await files(town.telegram.person("Ada Rossi"))
    await bruno.presses("Prendo in carico", "Vedi dati")

    assert bruno.last.text.startswith(f"Dati della richiesta {reference}")


async def test_a_desk_moves_with_its_group(town: TestTown) -> None:
    """A group that becomes a supergroup stays the office's desk."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)

    await desk.becomes_supergroup()
    await town.settle()
    reference = await files(town.telegram.person("Ada Rossi"))

    assert desk.last.text.startswith(reference)


async def test_a_group_that_is_no_desk_hears_nothing(town: TestTown) -> None:
    """In other people's groups the bot says nothing, whatever is said to it."""
    bruno = town.telegram.person("Bruno Conti")
    group = town.telegram.group("Amici", [bruno])

    await bruno.says("/start", in_=group)
    await bruno.says("/domanda", in_=group)

    assert [message for message in group.messages if message.by_bot] == []


async def test_an_anonymous_administrator_is_asked_to_show_who_they_are(town: TestTown) -> None:
    """Whoever writes news has a name."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)

    await bruno.says_anonymously("/notizia", in_=desk)

    assert desk.last.text == say("desk.anonymous", "it")


async def test_the_other_office_cannot_act(town: TestTown) -> None:
    """A button forged at another office's desk does nothing to the case, and shows nothing of it."""
    bruno, carla = town.telegram.person("Bruno Conti"), town.telegram.person("Carla Neri")
    desk, other = await town.desk("sociali", bruno), await town.desk("tecnico", carla)
    await carla.starts()
    reference = await files(town.telegram.person("Ada Rossi"))

    for verb in ("take", "data", "ask", "close"):
        await town.forges(carla, f"case:{verb}:{reference}", in_=other)
        assert carla.toast == say("desk.not-yours", "it")

    assert "In carico" not in desk.last.text
    assert "Ada Rossi" not in carla.last.text
