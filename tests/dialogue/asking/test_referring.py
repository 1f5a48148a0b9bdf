# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot does not know goes to the office with the words asked, and the reply comes back."""

from datetime import timedelta

import pytest

from bot.cases import State
from bot.simulator import Person
from tests.residents import reference_in
from tests.townhall import TestTown

ASKED = "chi ha vinto la partita ieri sera?"


async def asks(town: TestTown, words: str = ASKED) -> Person:
    """Somebody whose question nobody but a person can answer."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(words)
    return ada


async def sends(ada: Person) -> str:
    """The question as it stands goes to the office; returns its reference."""
    await ada.presses("Chiedi all'ufficio", "Sì, usa queste parole", "Ho letto e capito")
    await ada.says("impianti sportivi", "salta")
    assert f"«{ASKED}»" in ada.last.text or ASKED in ada.last.text
    await ada.presses("Confermo")
    return reference_in(ada.last.text)


async def test_the_reply_of_the_office_comes_back_to_the_asker(town: TestTown) -> None:
    """Asked, sent with the same words, answered at the desk, read by the asker."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("istruzione", bruno)
    await bruno.starts()
    ada = await asks(town)

    reference = await sends(ada)
    assert ASKED not in desk.last.text
    await bruno.presses("Vedi dati", in_=desk)
    assert f"Domanda: {ASKED}" in bruno.last.text
    await bruno.presses("Chiudi", "Domanda risposta", in_=desk)
    assert "scrivi la risposta alla domanda" in desk.last.text
    await bruno.says("Ha vinto il Lodi, tre a uno.", in_=desk)
    await bruno.presses("Invia", in_=desk)

    assert ada.last.text == (
        f"L'ufficio Istruzione e cultura ha risposto alla tua domanda, richiesta {reference}.\n\n"
        f"Avevi chiesto: «{ASKED}»\n\nRisposta: «Ha vinto il Lodi, tre a uno.»"
    )
    await ada.says("/pratiche")
    assert "Stato: l'ufficio ha risposto" in ada.last.text
    case = town.house.store.cases.by_reference(reference)
    assert case is not None
    assert (case.form, case.state) == ("domanda-ufficio", State.CLOSED)


async def test_own_words_are_asked_instead(town: TestTown) -> None:
    """Whoever does not want the words used is asked for others; the first ones go nowhere."""
    ada = await asks(town)
    await ada.presses("Chiedi all'ufficio", "No, scrivo un'altra domanda", "Ho letto e capito")
    await ada.says("altro")

    assert "Scrivi la tua domanda." in ada.last.text
    assert ASKED not in str(town.house.store.engine.rows("select conversation from conversations"))


async def test_the_words_are_forgotten_after_half_an_hour(town: TestTown) -> None:
    """They are in the record for that long and not longer, even if nobody says anything any more."""
    ada = await asks(town)
    rows = "select conversation from conversations"
    assert ASKED in str(town.house.store.engine.rows(rows))

    await town.later(timedelta(minutes=32))
    assert ASKED not in str(town.house.store.engine.rows(rows))
    await ada.presses("Chiedi all'ufficio")

    assert ASKED not in ada.last.text
    assert "Lascia una domanda all'ufficio" in [button.label for button in ada.last.buttons]


@pytest.mark.parametrize(
    "secret",
    ["RSSDAA85T50G107F", "IT60X0542811101000000123456", "4111 1111 1111 1111", "mio figlio è autistico"],
)
async def test_words_with_sensitive_data_are_never_offered(town: TestTown, secret: str) -> None:
    """A codice fiscale, an IBAN, a card, an illness: not kept, so not offered to the office."""
    ada = await asks(town, f"{secret}, chi ha vinto ieri?")
    await town.forges(ada, "question:")

    assert secret not in ada.last.text
    assert secret not in str(town.house.store.engine.rows("select conversation from conversations"))


async def test_none_of_these_leads_to_the_office(town: TestTown) -> None:
    """Pressed or typed, «nessuna di queste» offers to send the question."""
    ada = await asks(town, "bonus")
    await ada.presses("Nessuna di queste")
    assert "«bonus»" in ada.last.text

    await ada.says("bonus", "nessuna di queste")

    assert "«bonus»" in ada.last.text


async def test_a_draft_is_not_thrown_away_for_a_question(town: TestTown) -> None:
    """With a form half done, it is asked first; anew takes the words along."""
    ada = await asks(town)
    question = ada.last
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi")

    await ada.presses("Chiedi all'ufficio", on=question)
    await ada.presses("Sì, usa queste parole")
    assert "Hai già iniziato: Contributo per i centri estivi" in ada.last.text
    await ada.presses("Butta via e inizia: Domanda all'ufficio", "Ho letto e capito")
    await ada.says("altro", "salta")

    assert ASKED in ada.last.text


async def test_a_long_question_is_written_anew(town: TestTown) -> None:
    """What does not fit the office's form is not cut: the person is asked for fewer words."""
    ada = await asks(town, "chi ha vinto la partita ieri sera? " * 20)

    await ada.presses("Chiedi all'ufficio")

    assert "Lascia una domanda all'ufficio" in [button.label for button in ada.last.buttons]
