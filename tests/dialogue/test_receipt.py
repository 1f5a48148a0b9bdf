# SPDX-License-Identifier: AGPL-3.0-or-later
"""The receipt: a message and a paper, together."""

from bot.channels.telegram.carry import TelegramCarrier
from bot.channels.telegram.connect import connect
from bot.model import Button, Outgoing
from bot.simulator import PretendRequest
from tests.residents import files
from tests.townhall import TestTown


async def test_the_receipt_comes_with_its_paper(town: TestTown) -> None:
    """One message: the words under a PDF that is called by the reference."""
    ada = town.telegram.person("Ada Rossi")

    await files(ada)

    assert ada.last.attachment == "ricevuta-26-0001-G.pdf"
    assert ada.last.file.startswith(b"%PDF-")
    assert ada.last.text.startswith("Ricevuta\nContributo per i centri estivi\nNumero: 26-0001-G")
    assert ada.last.labels == ["Copia il numero", "Le mie richieste"]


async def test_an_opinion_needs_no_paper(town: TestTown) -> None:
    """Nobody has to prove an opinion; it is thanked for in the official words."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("/segnala")
    await ada.presses("opinione", "Ho letto e capito")
    await ada.says("9", "5", "1", "salta")
    await ada.presses("Confermo")

    assert ada.last.attachment == ""
    assert "Grazie, il tuo parere ci aiuterà a migliorare il servizio!" in ada.last.text


async def test_words_too_long_for_a_caption_go_before_the_paper(town: TestTown) -> None:
    """Telegram takes 1,024 characters under a document: longer words are a message of their own."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    bot = connect(town.telegram.token, "http://x", PretendRequest(town.telegram))
    buttons = ((Button("Menu", "menu:"),),)
    message = Outgoing(
        to=f"telegram:{ada.id}", text="a" * 1025, buttons=buttons, attachment="r.pdf", content=b"%PDF-"
    )

    async with bot:
        await TelegramCarrier(bot).carry(message, "")

    words, paper = ada.received[-2:]
    assert (words.text, words.labels) == ("a" * 1025, ["Menu"])
    assert (paper.attachment, paper.text) == ("r.pdf", "")
