# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same house over real HTTP: sockets, multipart uploads and all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import wiring
from bot.relay import no_pace
from bot.settings import Settings
from bot.simulator import Hands, PretendTelegram
from bot.simulator.server import bot_api, serving
from tests.residents import APPLICANT, CHILD, files, reference_in
from tests.townhall import KNOWLEDGE, known

SIX = (
    ("/domanda", "Contributo per i centri estivi", (*APPLICANT, *CHILD)),
    (
        "/domanda",
        "0-3 anni",
        (
            *APPLICANT[:4],
            "sì",
            "Luca Rossi",
            "3/5/24",
            "RSSLCU24E03G107S",
            "sì",
            "15.300",
            "nido",
            "9/2026",
            "mattina e pomeriggio",
        ),
    ),
    (
        "/domanda",
        "Trasporto",
        (
            "mia mamma",
            "mi chiamo Ada Rossi",
            "0377/123456",
            "Pia Neri",
            "solo io",
            "sì",
            "via 4 Novembre 12",
            "Lodi",
            "visita",
            "una volta",
            "fra tre giorni",
            "salta",
        ),
    ),
    (
        "/segnala",
        "casa dell'acqua",
        ("ha preso i soldi", "da ieri", "due euro e cinquanta", "salta", "salta"),
    ),
    ("/segnala", "La tua opinione", ("tasse", "4", "1", "salta")),
    ("/segnala", "Domanda all'ufficio", ("tasse", "Ho un garage. Lo devo dichiarare?", "no")),
)
"""Command, button and answers of every form, as people write them."""


class Served:
    """A town behind a socket."""

    def __init__(self, telegram: PretendTelegram, house: wiring.House) -> None:
        self.telegram = telegram
        self.house = house


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """Nothing stands in for the network between the house and the Bot API."""
    clock = Hands()
    telegram = PretendTelegram(clock=clock)
    async with serving(bot_api(telegram)) as root:
        settings = Settings(
            token=telegram.token, api_url=root, database=tmp_path / "town.db", knowledge=KNOWLEDGE
        )
        async with wiring.house(settings, None, clock, no_pace(), known(KNOWLEDGE)) as house:
            telegram.world.settle = house.settle
            yield Served(telegram, house)


async def test_a_request_from_its_first_question_to_its_paper_over_http(served: Served) -> None:
    """A form is filled in, filed once, and its PDF downloaded whole."""
    ada = served.telegram.person("Ada Rossi")

    reference = await files(ada)

    assert reference == "26-0001-G"
    assert ada.last.attachment == "ricevuta-26-0001-G.pdf"
    assert (ada.last.file[:5], ada.last.file[-6:]) == (b"%PDF-", b"%%EOF\n")
    assert len(served.house.store.cases.of_person(f"telegram:{ada.id}")) == 1


async def test_a_photo_sent_as_a_file_over_http(served: Served) -> None:
    """It is fetched as from Telegram, looked into, and refused or taken by what it holds."""
    ada = served.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.presses("Casa dell'acqua", "Ho letto e capito")
    await ada.says("1", "ieri", "salta")

    await ada.sends_document(b"MZ\x90\x00", "foto.jpg")
    assert ada.last.text.startswith("Questo file non è una foto.")
    await ada.sends_document(b"\xff\xd8\xff" + bytes(9_000_000), "foto più grande.exe")

    assert "Foto: file ricevuto" in ada.last.text


async def test_all_six_forms_over_http(served: Served) -> None:
    """One person sends them one after the other; each ends with its own reference."""
    ada = served.telegram.person("Ada Rossi")

    for command, form, answers in SIX:
        await ada.says(command)
        await ada.presses(form, "Ho letto e capito")
        await ada.says(*answers)
        await ada.presses("Confermo")
        assert reference_in(ada.last.text)

    cases = served.house.store.cases.of_person(f"telegram:{ada.id}")
    assert sorted(case.form for case in cases) == [
        "casa-acqua-segnalazione",
        "centri-estivi",
        "domanda-ufficio",
        "nidi-0-3",
        "opinione",
        "trasporto-disabili",
    ]
    (journey,) = (case for case in cases if case.form == "trasporto-disabili")
    assert [line.value for line in journey.lines if line.key in ("from", "day")] == [
        "via 4 Novembre 12",
        "2026-03-05",
    ]
