# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every list to choose from is numbered: whoever types the number has chosen."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.phrases import say
from tests.townhall import TestTown

REPORTS = ["1. Segnalazione sulla casa dell'acqua", "2. Domanda all'ufficio", "3. La tua opinione"]


@pytest.mark.parametrize(
    ("asked", "number", "heard"),
    [
        ("la casetta dell'acqua non funziona", "1", "Segnalazione sulla casa dell'acqua"),
        ("/segnala", "la seconda", "Domanda all'ufficio"),
        ("/segnala", "l'ultima", "La tua opinione"),
        ("/domanda", "2", "Posto in un servizio 0-3 anni"),
        ("/domanda", "numero 3", "Trasporto per persone con disabilità"),
        ("avvisami quando apre", "2", "Va bene. Quando apre Contributo per i centri estivi ti scrivo"),
        ("quanto costa il nido? quando apre la casa dell'acqua?", "1", "Casa dell'acqua – Tempi"),
        ("/lingua", "2", "All right, let us speak English."),
    ],
)
async def test_a_typed_number_is_the_button(town: TestTown, asked: str, number: str, heard: str) -> None:
    """Forms, alerts, further questions, languages: as with what is asked back."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(asked)
    assert "Premi un pulsante oppure scrivi il numero." in ada.last.text

    await ada.says(number)

    assert ada.last.text.startswith(heard)


async def test_the_numbers_stand_in_the_message_and_on_the_buttons(town: TestTown) -> None:
    """Who cannot read a whole button reads the line."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("la casetta dell'acqua non funziona")

    assert ada.last.text.splitlines()[2:5] == REPORTS
    assert [button.label for button in ada.last.buttons] == REPORTS


async def test_topics_and_their_parts_are_numbered_to_the_last(town: TestTown) -> None:
    """A list of twelve is chosen from as one of three is."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.presses("Informazioni sui servizi")
    title = ada.last.buttons[11].label.removeprefix("12. ")

    await ada.says("12")
    assert ada.last.text.startswith(title)

    await ada.presses("Altre domande")
    second = ada.last.buttons[1].label.removeprefix("2. ")
    await ada.says("2")
    assert second in ada.last.text.splitlines()[0]


async def test_none_of_these_leads_to_the_office_with_the_words(town: TestTown) -> None:
    """«Nessuna di queste» after three kinds of report: what was written can go to the office."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("la casetta dell'acqua non funziona")

    await ada.says("nessuna di queste")

    assert "la casetta dell'acqua non funziona" in ada.last.text
    assert "Sì, usa queste parole" in [button.label for button in ada.last.buttons]


async def test_a_number_stands_for_the_last_list_only(town: TestTown) -> None:
    """Once something else was said, or half an hour later, it chooses nothing."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.says("/aiuto")
    await ada.says("1")
    assert not ada.last.text.startswith(REPORTS[0][3:])

    await ada.says("/segnala")
    await town.later(timedelta(minutes=31))
    await ada.says("1")
    assert not ada.last.text.startswith(REPORTS[0][3:])


async def test_in_a_form_a_number_answers_the_form(town: TestTown) -> None:
    """A list that is looked at in mid-form has no numbers: they would be taken for an answer."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")

    await ada.says("/segnala")

    assert [button.label for button in ada.last.buttons][1:] == [label[3:] for label in REPORTS]
    assert "1. " not in ada.last.text


async def test_a_list_does_not_lose_the_words_for_the_office(town: TestTown) -> None:
    """Who looks at the forms and comes back may still send the question as it was written."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("chi ha vinto la partita ieri sera?")
    question = ada.last
    await ada.says("/domanda")
    await ada.says("/domanda")

    await ada.presses("question:", on=question)

    assert "chi ha vinto la partita ieri sera?" in ada.last.text


async def test_another_body_is_a_choice_like_the_others(town: TestTown) -> None:
    """It begins with a capital letter beside services that do."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("asilo")

    assert [button.label for button in ada.last.buttons][1] == "2. La segreteria della scuola"


async def test_a_number_for_a_form_that_is_gone_says_so(town: TestTown) -> None:
    """Offered, then taken away by a new release: whoever types its number is told, as who presses it."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    left = {id_: form for id_, form in town.knows.forms.items() if id_ != "centri-estivi"}
    town.knows = replace(town.knows, forms=left)
    await town.restart()

    await ada.says("1")

    assert ada.last.text == say("general.too-old", "it")
