# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices with a mail box get a letter for each new request and one each morning; nothing personal in it."""

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.cases import Offices
from bot.local import Local
from tests.dialogue.offices import at_work, seen_in, until
from tests.postoffice import PostOffice, free_port, opened
from tests.residents import files
from tests.townhall import TestTown

PERSONAL = ("Rossi", "Ada", "Luca", "RSSDAA", "333", "2019", "Genitore", "grest", "telegram")


@pytest.fixture
async def posted(tmp_path: Path) -> AsyncIterator[tuple[TestTown, PostOffice]]:
    """A town whose social services have a mail box, and the server that takes its mail."""
    office = PostOffice()
    post = opened(office)
    town = TestTown(tmp_path / "town.db")
    with_box(town, f"smtp://127.0.0.1:{post.port}")
    await town.opens()
    yield town, office
    await town.closes()
    post.stop()


def with_box(town: TestTown, url: str, *, confirm: bool = False) -> None:
    """A clerk writes the address into offices.yaml, an operator sets the server."""
    offices = dict(town.knows.offices.by_id)
    box = Local({"it": "sociali@comune.example"}, confirm)
    offices["sociali"] = replace(offices["sociali"], email=box)
    town.knows = replace(town.knows, offices=Offices(offices))
    town.settings = replace(town.settings, smtp_url=url, smtp_from="sportello@comune.example")


async def test_a_new_request_is_announced_by_mail_with_nothing_personal(
    posted: tuple[TestTown, PostOffice],
) -> None:
    """Reference, topic and dates; not one of the things that were declared."""
    town, office = posted
    await files(town.telegram.person("Ada Rossi"))

    (letter,) = office.letters
    assert letter["Subject"] == "Nuova richiesta 26-0001-G – Contributo per i centri estivi"
    assert letter["To"] == "sociali@comune.example"
    assert letter.get_content().startswith("Ricevuta il 02/03/2026.\r\n")
    everything = letter.as_string() + letter.get_content()
    assert [each for each in PERSONAL if each in everything] == []


async def test_an_address_that_nobody_has_confirmed_gets_nothing(tmp_path: Path) -> None:
    """It may be anybody's; neither letter nor digest is even posted."""
    town = TestTown(tmp_path / "town.db")
    with_box(town, f"smtp://127.0.0.1:{free_port()}", confirm=True)
    await town.opens()
    await files(town.telegram.person("Ada Rossi"))

    assert town.house.store.outbox.waiting() == 0
    await town.closes()


async def test_a_server_that_refuses_and_returns_loses_no_letter(
    posted: tuple[TestTown, PostOffice],
) -> None:
    """The resident has the receipt meanwhile; the letter waits, is seen to wait, and goes."""
    town, office = posted
    office.refuses = "451 greylisted"
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)
    assert reference in ada.last.text
    (stuck,) = town.house.store.outbox.troubled()
    assert (stuck.address, stuck.given_up, stuck.problem) == (
        "email:sociali@comune.example",
        False,
        "SMTP 451",
    )

    office.refuses = ""
    await town.later(timedelta(minutes=11))

    assert len(office.letters) == 1
    assert town.house.store.outbox.troubled() == ()


async def test_what_was_given_up_stays_visible_without_its_words(
    posted: tuple[TestTown, PostOffice],
) -> None:
    """An unknown box: the operator sees it."""
    town, office = posted
    office.refuses = "550 unknown"
    await files(town.telegram.person("Ada Rossi"))

    (dead,) = town.house.store.outbox.troubled()
    assert (dead.given_up, dead.problem) == (True, "SMTP 550")


async def test_each_working_morning_one_letter_lists_what_is_open(
    posted: tuple[TestTown, PostOffice],
) -> None:
    """At the hour of calendar.yaml, once, also after a restart; what is late says so; nothing personal."""
    town, office = posted
    await files(town.telegram.person("Ada Rossi"))
    office.letters.clear()

    await town.later(timedelta(hours=22, minutes=29))
    assert office.letters == []
    await town.later(timedelta(minutes=1))
    assert [letter["Subject"] for letter in office.letters] == [
        "Richieste aperte il 03/03/2026: 1, in ritardo: 0, di nessuno: 1"
    ]
    await town.restart()
    await town.later(timedelta(minutes=2))
    assert len(office.letters) == 1
    await town.later(timedelta(days=1))

    (listed,) = [letter for letter in office.letters if "04/03/2026" in letter["Subject"]]
    assert listed["Subject"] == "Richieste aperte il 04/03/2026: 1, in ritardo: 0, di nessuno: 1"
    everything = listed.get_content()
    assert "26-0001-G – Contributo per i centri estivi: " in everything
    assert "Nessuno l'ha presa in carico." in everything
    assert [each for each in PERSONAL if each in everything] == []


async def test_each_office_gets_its_letter_and_its_list_at_the_hour_it_has_chosen(
    posted: tuple[TestTown, PostOffice],
) -> None:
    """Half past eight for all; the social services want theirs at a quarter past eleven."""
    town, office = posted
    chosen = replace(town.knows.offices["sociali"], digest_at=time(11, 15))
    town.knows = replace(town.knows, offices=Offices({**town.knows.offices.by_id, "sociali": chosen}))
    await town.restart()
    _, desk = await at_work(town)
    await files(town.telegram.person("Ada Rossi"))
    office.letters.clear()

    await town.later(timedelta(minutes=74))
    assert office.letters == []
    assert "richieste aperte" not in seen_in(desk)
    await town.later(timedelta(minutes=1))

    assert [letter["Subject"] for letter in office.letters] == [
        "Richieste aperte il 02/03/2026: 1, in ritardo: 0, di nessuno: 1"
    ]
    assert seen_in(desk).count("Servizi sociali: richieste aperte 1") == 1


async def test_what_nobody_has_taken_comes_by_mail_as_well(posted: tuple[TestTown, PostOffice]) -> None:
    """Filed on Monday at ten, eight working hours: recalled on Tuesday at ten, once, by mail."""
    town, office = posted
    _, desk = await at_work(town)
    await files(town.telegram.person("Ada Rossi"))

    await until(town, "2026-03-03", 8)
    assert "Nessuno ha preso" not in str([letter["Subject"] for letter in office.letters])
    await town.later(timedelta(hours=1))
    await town.later(timedelta(hours=5))

    reminders = [letter for letter in office.letters if letter["Subject"].startswith("Nessuno")]
    assert [letter["Subject"] for letter in reminders] == [
        "Nessuno ha preso in carico 26-0001-G – Contributo per i centri estivi"
    ]
    assert reminders[0].get_content().startswith("Aspetta dal 02/03/2026, da più di 8 ore di lavoro.")
    assert [each for each in PERSONAL if each in reminders[0].as_string()] == []
    assert seen_in(desk).count("aspetta dal 02/03/2026 e nessuno l'ha presa in carico") == 1
