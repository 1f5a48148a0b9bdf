# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever runs the bot hears what no office reads, and each working morning that the bot works."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.dialogue.offices import at_work, filed, until
from tests.postoffice import PostOffice, opened
from tests.residents import files
from tests.rooms import message
from tests.townhall import TestTown

PERSONAL = ("Rossi", "Ada", "Luca", "RSSDAA", "333", "2019", "Bruno")


@pytest.fixture
async def operated(tmp_path: Path) -> AsyncIterator[tuple[TestTown, PostOffice]]:
    """A town with somebody who runs the bot, and the mail that they get."""
    office = PostOffice()
    post = opened(office)
    town = TestTown(tmp_path / "town.db")
    town.settings = replace(
        town.settings,
        smtp_url=f"smtp://127.0.0.1:{post.port}",
        smtp_from="sportello@comune.example",
        operator="email:ced@comune.example",
    )
    await town.opens()
    yield town, office
    await town.closes()
    post.stop()


def subjects(office: PostOffice) -> list[str]:
    """What came, in short."""
    return [str(letter["Subject"]) for letter in office.letters]


async def test_what_no_office_reads_comes_to_whoever_runs_the_bot(
    operated: tuple[TestTown, PostOffice], caplog: pytest.LogCaptureFixture
) -> None:
    """Filed on Monday at ten: after 24 working hours, on Thursday at ten, once, and in the log."""
    town, office = operated
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    _, taken = await filed(town, "Ivo Rossi")
    await bruno.presses("Prendo in carico", in_=desk)
    unread = f"Sportello: nessuno legge la richiesta {reference}"

    with caplog.at_level(logging.WARNING, "sportello.deadlines"):
        await until(town, "2026-03-05", 8)
        assert unread not in subjects(office)
        await town.later(timedelta(hours=1))
        await town.restart()
        await until(town, "2026-03-06", 20)

    assert subjects(office).count(unread) == 1
    assert not [subject for subject in subjects(office) if taken in subject]
    letter = next(letter for letter in office.letters if letter["Subject"] == unread)
    assert letter["To"] == "ced@comune.example"
    assert "ufficio Servizi sociali: aspetta dal 02/03/2026 e nessuno l'ha presa" in letter.get_content()
    assert [each for each in PERSONAL if each in letter.as_string()] == []
    (line,) = [each.getMessage() for each in caplog.records if each.name == "sportello.deadlines"]
    assert line.startswith(f"due case={reference} what=unread mark=2026-03-02T09:00:")


async def test_a_line_comes_every_working_morning_or_something_is_wrong(
    operated: tuple[TestTown, PostOffice],
) -> None:
    """At half past eight, once also after a restart, on no Sunday: it works, and when somebody last wrote."""
    town, office = operated
    await until(town, "2026-03-02", 18)
    await town.restart()
    await until(town, "2026-03-09", 18)

    assert subjects(office) == [
        f"Comune di Orio Litta, sportello, {day:02}/03/2026: tutto bene" for day in (2, 3, 4, 5, 6, 9)
    ]
    assert office.letters[-1].get_content().splitlines() == [
        "Richieste aperte: 0, in ritardo: 0",
        "Ultimo messaggio ricevuto: più di due giorni fa",
        "Questo messaggio arriva ogni mattina di lavoro. Se non arriva, il programma è fermo.",
    ]


async def test_the_line_names_what_is_wrong(operated: tuple[TestTown, PostOffice]) -> None:
    """An office without a chat, a request that nobody reads, a message that could not be carried."""
    town, office = operated
    reference = await files(town.telegram.person("Ada Rossi"))
    await until(town, "2026-03-05", 9)
    thursday = morning(office, "05/03/2026")
    await at_work(town)
    town.house.store.outbox.post([message("email:nessuno@comune.example", "Prova")], "prova", town.clock())
    office.refuses = "550 unknown"
    await town.settle()
    office.refuses = ""
    await until(town, "2026-03-06", 9)

    assert thursday[0] == "Comune di Orio Litta, sportello, 05/03/2026: c'è da guardare"
    assert "Hanno richieste aperte e nessuna chat: Servizi sociali. Vedi: sportello office invite" in thursday
    assert morning(office, "06/03/2026") == [
        "Comune di Orio Litta, sportello, 06/03/2026: c'è da guardare",
        "Richieste aperte: 1, in ritardo: 0",
        f"Di nessuno da più di 24 ore di lavoro: 1 ({reference})",
        "Messaggi non consegnati dalla mattina di lavoro prima: 1. Vedi: sportello outbox",
        "Ultimo messaggio ricevuto: 05/03/2026 alle 10:00",
        "Questo messaggio arriva ogni mattina di lavoro. Se non arriva, il programma è fermo.",
    ]


def morning(office: PostOffice, day: str) -> list[str]:
    """The line of that day, the subject first."""
    (letter,) = [letter for letter in office.letters if f"sportello, {day}" in str(letter["Subject"])]
    return [str(letter["Subject"]), *letter.get_content().splitlines()]


async def test_the_line_may_come_as_a_telegram_message(town: TestTown) -> None:
    """To the private chat of whoever runs the bot; where nobody is named, nobody gets one."""
    gino = town.telegram.person("Gino Blu")
    await gino.starts()
    before = len(gino.received)
    await until(town, "2026-03-03", 9)
    assert len(gino.received) == before

    town.settings = replace(town.settings, operator=f"telegram:{gino.id}")
    await town.restart()
    await until(town, "2026-03-04", 9)

    assert "sportello, 04/03/2026: tutto bene" in gino.last.text
