# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same house over real HTTP: sockets, multipart uploads and all."""

from pathlib import Path

from bot import wiring
from bot.relay import no_pace
from bot.settings import Settings
from bot.simulator import Hands, PretendTelegram
from bot.simulator.server import bot_api, serving
from tests.residents import files
from tests.townhall import KNOWLEDGE, known


async def test_a_request_from_its_first_question_to_its_paper_over_http(tmp_path: Path) -> None:
    """Nothing stands in for the network: a form is filled in, filed once, and its PDF downloaded whole."""
    clock = Hands()
    telegram = PretendTelegram(clock=clock)
    async with serving(bot_api(telegram)) as root:
        settings = Settings(
            token=telegram.token, api_url=root, database=tmp_path / "town.db", knowledge=KNOWLEDGE
        )
        async with wiring.house(settings, None, clock, no_pace(), known(KNOWLEDGE)) as house:
            telegram.settle = house.settle
            ada = telegram.person("Ada Rossi")

            reference = await files(ada)

            assert reference == "26-0001-G"
            assert ada.last.attachment == "ricevuta-26-0001-G.pdf"
            assert (ada.last.file[:5], ada.last.file[-6:]) == (b"%PDF-", b"%%EOF\n")
            assert len(house.store.cases.of_person(f"telegram:{ada.id}")) == 1
