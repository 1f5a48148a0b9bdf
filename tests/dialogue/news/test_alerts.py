# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who asked to hear when a service opens is told once, whatever is restarted; the office counts them."""

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from bot.answers import Window
from bot.answers.library.window import ROME
from bot.cli import main
from bot.phrases import say
from bot.simulator import Person
from tests.townhall import TestTown

KEPT = "Va bene. Quando apre Contributo per i centri estivi ti scrivo qui, una volta sola."
OPENED = "Contributo per i centri estivi ora è aperto. Mi avevi chiesto di avvisarti."


def told(person: Person) -> int:
    """How often that person read that the summer camps are open."""
    return sum("ora è aperto" in message.text for message in person.received)


async def waits(town: TestTown, name: str = "Ada Rossi") -> Person:
    """Somebody who asked to be told."""
    person = town.telegram.person(name)
    await person.starts("centri-estivi")
    await person.presses("Avvisami quando apre")
    assert person.last.text == KEPT
    return person


async def test_whoever_asked_is_told_once_when_the_service_opens(town: TestTown) -> None:
    """The file says open, the process restarts: each who waits reads it once, with the way in."""
    ada, dino = await waits(town), await waits(town, "Dino Verdi")
    stranger = town.telegram.person("Carla Neri")
    await stranger.starts("centri-estivi")
    town.changes("centri-estivi", "open")

    for _ in range(3):
        await town.restart()
        await town.later(timedelta(hours=1))

    assert [told(ada), told(dino), told(stranger)] == [1, 1, 0]
    assert ada.last.text == OPENED
    assert [button.label for button in ada.last.buttons] == ["Fai la richiesta qui", "Leggi la scheda"]
    await ada.presses("Fai la richiesta qui")
    assert "Ho letto e capito" in [button.label for button in ada.last.buttons]


async def test_a_window_that_opens_while_the_house_runs_is_told(town: TestTown) -> None:
    """Nobody restarts anything: at the hour the window opens they are told, with its last day."""
    window = Window(datetime(2026, 3, 2, 12, tzinfo=ROME), datetime(2026, 3, 31, 23, 59, tzinfo=ROME))
    town.changes("centri-estivi", "open", window)
    await town.restart()
    ada = await waits(town)

    await town.later(timedelta(minutes=119))
    assert told(ada) == 0
    await town.later(timedelta(minutes=1))
    await town.later(timedelta(days=1))

    assert told(ada) == 1
    assert "Le richieste si chiudono il 31/03/2026." in ada.last.text


async def test_nobody_is_rung_at_night(town: TestTown) -> None:
    """What opens at midnight is told at eight in the morning."""
    window = Window(datetime(2026, 3, 3, 0, tzinfo=ROME), datetime(2026, 3, 31, 23, 59, tzinfo=ROME))
    town.changes("centri-estivi", "open", window)
    await town.restart()
    ada = await waits(town)

    await town.later(timedelta(hours=16))
    assert told(ada) == 0
    await town.later(timedelta(hours=6))

    assert told(ada) == 1


async def test_asking_twice_waits_once_and_can_be_taken_back(town: TestTown) -> None:
    """A second tap on the same button changes nothing; afterwards one tap takes it back."""
    ada = await waits(town)
    await ada.presses("Avvisami quando apre")
    assert town.house.store.alerts.counts() == {"centri-estivi": 1}

    await ada.presses("Non avvisarmi più quando apre")
    assert ada.last.text == "Va bene. Non ti avviso più per Contributo per i centri estivi."
    town.changes("centri-estivi", "open")
    await town.restart()
    await town.later(timedelta(hours=1))

    assert told(ada) == 0
    assert town.house.store.alerts.counts() == {}


@pytest.mark.parametrize("status", ["closed", "full", "paused"])
async def test_a_form_that_is_refused_offers_it(town: TestTown, status: str) -> None:
    """Whoever wants to apply for what is closed, full or paused can be told when it opens."""
    town.changes("centri-estivi", status)
    await town.restart()
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Avvisami quando apre")

    assert ada.last.text == KEPT


async def test_an_open_service_has_nothing_to_wait_for(town: TestTown) -> None:
    """No button under an open service; an old one says that it is open already."""
    town.changes("centri-estivi", "open")
    await town.restart()
    ada = town.telegram.person("Ada Rossi")
    await ada.starts("centri-estivi")
    assert "Avvisami quando apre" not in [button.label for button in ada.last.buttons]

    await town.forges(ada, "alert:centri-estivi")

    assert ada.last.text == ("Contributo per i centri estivi è già aperto: puoi fare la richiesta adesso.")
    assert town.house.store.alerts.counts() == {}


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("avvisami quando apre il grest", KEPT),
        ("fammi sapere se aprono le domande per il centro estivo", KEPT),
        ("avvisami quando apre", say("alerts.which", "it")),
        ("mandatemi le notizie", say("news.choose", "it")),
        ("non voglio più ricevere gli avvisi", say("news.stopped-all", "it")),
    ],
)
async def test_words_do_as_much_as_the_button(town: TestTown, words: str, heard: str) -> None:
    """The opening of a service is an alert, everything else is news; without a service it is asked which."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)

    assert ada.last.text.startswith(heard)


async def test_the_topic_just_read_about_is_meant(town: TestTown) -> None:
    """«Avvisami quando apre» under the summer camps is about the summer camps."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts("centri-estivi")

    await ada.says("avvisami quando apre")

    assert ada.last.text == KEPT


async def test_stop_and_a_block_end_the_waiting(town: TestTown) -> None:
    """Whoever says /stop or blocks the bot waits for nothing any more."""
    ada, dino = await waits(town), await waits(town, "Dino Verdi")

    await ada.says("/stop")
    await dino.blocks()

    assert town.house.store.alerts.counts() == {}


async def test_the_office_sees_how_many_wait(town: TestTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """/attese in the desk's group and `sportello office list` count them; other groups hear nothing."""
    bruno, carla = town.telegram.person("Bruno Conti"), town.telegram.person("Carla Neri")
    desk, other = await town.desk("sociali", bruno), await town.desk("tecnico", carla)
    await waits(town)
    await waits(town, "Dino Verdi")

    await bruno.says("/attese", in_=desk)
    await carla.says("/attese", in_=other)
    monkeypatch.setenv("BOT_DATABASE", str(town.settings.database))
    printed = CliRunner().invoke(main, ["office", "list"]).output

    assert desk.last.text == ("Persone che aspettano l'apertura:\n• Contributo per i centri estivi: 2")
    assert other.last.text == "Nessuno aspetta l'apertura di un vostro servizio."
    assert "Servizi sociali                1 linked, 2 waiting\n" in printed
    await town.telegram.person("Dino Verdi").says("/attese")


@pytest.mark.parametrize(
    ("opens", "closes", "why"),
    [
        ((2026, 3, 10), (2026, 3, 31), "Le richieste si aprono il 10/03/2026"),
        ((2026, 2, 1), (2026, 2, 28), "Le richieste si sono chiuse il 28/02/2026"),
    ],
)
async def test_outside_the_window_the_reason_is_said(
    town: TestTown, opens: tuple[int, int, int], closes: tuple[int, int, int], why: str
) -> None:
    """Too early or too late: no form begins, the day is named, and one can be told of the opening."""
    window = Window(datetime(*opens, tzinfo=ROME), datetime(*closes, 23, 59, tzinfo=ROME))
    town.changes("centri-estivi", "open", window)
    await town.restart()
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")

    await ada.presses("Contributo per i centri estivi")

    assert why in ada.last.text
    assert "Avvisami quando apre" in [button.label for button in ada.last.buttons]
    assert "Ho letto e capito" not in [button.label for button in ada.last.buttons]
