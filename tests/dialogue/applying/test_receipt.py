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


async def test_a_photo_of_a_fault_reaches_the_operator_in_private(town: TestTown) -> None:
    """The desk's group gets no photo; whoever asks for the data gets the very one, with its number."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("tecnico", bruno)
    await bruno.starts()
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.presses("Casa dell'acqua", "Ho letto e capito")
    await ada.says("1", "ieri", "salta")
    await ada.sends_photo(b"\xff\xd8\xff a puddle")
    await ada.presses("Confermo")

    await bruno.presses("Vedi dati", in_=desk)

    assert bruno.last.file == b"\xff\xd8\xff a puddle"
    assert bruno.last.text == "26-0001-G – Foto"
    assert not any(message.file for message in desk.messages)


async def test_whoever_asks_for_another_chooses_who_is_told(town: TestTown) -> None:
    """The traveller's phone is asked only if they are to be called, and the desk sees whom to tell."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Trasporto", "Ho letto e capito")
    await ada.says("mamma", "Ada Rossi", "333 1234567", "Pia Neri")
    assert "Chi deve sapere come va la richiesta?" in ada.last.text

    await ada.presses("Anche la persona, per telefono")
    assert "A quale numero si può chiamare la persona che viaggia?" in ada.last.text
    await ada.says(
        "0377 123456", "sì", "via Roma 12", "ospedale di Lodi", "1", "una volta", "domani", "salta"
    )
    await ada.presses("Confermo")

    assert "Chi avvisare: Anche la persona, per telefono" in desk.last.text
    assert "0377" not in desk.last.text
