# SPDX-License-Identifier: AGPL-3.0-or-later
"""Questions in people's own words: answered with source and date, asked back, or honestly not known."""

from datetime import date

import pytest
from msgspec.structs import replace

from bot.phrases import say
from tests.townhall import TestTown


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("ma la casetta dell'acqua c'è già?", "Casa dell'acqua"),
        ("da che età prendete i bambini al nido?", "Nido"),
        ("come chiedo il contributo per il grest?", "Contributo per i centri estivi"),
        ("chi può usare il pulmino per i disabili?", "Trasporto"),
    ],
)
async def test_the_four_services_are_answered_with_source_date_and_office(
    town: TestTown, asked: str, title: str
) -> None:
    """An answer names the service, its state, the source, the day it was checked and the office."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(asked)

    assert ada.last.text.startswith(title)
    assert "Stato: previsto." in ada.last.text
    for part in ("Fonte: ", "Verificato il ", "Ufficio: "):
        assert part in ada.last.text
    assert "Parla con l'ufficio" in [button.label for button in ada.last.buttons]


async def test_a_plan_is_told_of_where_it_is_asked_for(town: TestTown) -> None:
    """Whoever has a bill in hand is told how it is paid, not that the municipality has a plan."""
    ada = town.telegram.person("Ada Rossi")

    await ada.starts("tributi")
    about = ada.last.text
    await ada.presses("Quanto costa")

    assert "Obiettivo del piano 2023-2025." in about
    assert ada.last.text.startswith("Tasse del Comune: IMU e TARI – Quanto costa")
    assert "Obiettivo del piano" not in ada.last.text


async def test_a_follow_up_is_about_the_same_topic(town: TestTown) -> None:
    """«E i documenti?» after the summer camps is about the summer camps."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("come chiedo il contributo per il centro estivo?")

    await ada.says("e i documenti?")

    assert ada.last.text.startswith("Contributo per i centri estivi – Che cosa serve")


async def test_what_is_not_known_is_said(town: TestTown) -> None:
    """A question about something else gets no answer of ours, and a way on."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("chi ha vinto la partita ieri sera?")

    assert "Fonte:" not in ada.last.text
    assert "Chiedi all'ufficio" in [button.label for button in ada.last.buttons]


async def test_what_is_near_no_topic_is_offered_none(town: TestTown) -> None:
    """Three topics that have nothing to do with it help nobody: all of them, the office and the menu do."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("chi ha vinto il giro d'italia?")
    far = [button.label for button in ada.last.buttons]
    await ada.says("acqua minerale in offerta")
    near = [button.label for button in ada.last.buttons]

    assert far == ["Informazioni sui servizi", "Chiedi all'ufficio", "Torna al menu"]
    assert near[0].startswith("1. Casa dell'acqua")


async def test_another_institution_is_named(town: TestTown) -> None:
    """A question for the INPS is sent to the INPS."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("quando arriva la pensione di reversibilità?")

    assert "INPS" in ada.last.text


async def test_danger_comes_before_everything(town: TestTown) -> None:
    """In the middle of a form, somebody who is ill reads 112 first; the form waits."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")

    await ada.says("aiuto mi sento male non respiro")

    numbers, question = ada.received[-2:]
    assert "112" in numbers.text
    assert question.text.startswith("Domanda 1 di ")


@pytest.mark.parametrize(
    ("language", "cry", "left_out"),
    [
        ("it", "dormo per strada e non ho da mangiare", ("Telefono del Comune", "Dove:", "disponibile")),
        ("en", "I sleep on the street and have nothing to eat", ("Phone", "Where:", "available")),
        ("ro", "dorm pe stradă și nu am ce mânca", ("Telefonul", "Unde:", "indisponibilă")),
        ("ar", "أنام في الشارع وليس عندي طعام", ("هاتف", "المكان:", "متوفرة")),
    ],
)
async def test_help_in_need_has_no_lines_that_say_nothing(
    town: TestTown, language: str, cry: str, left_out: tuple[str, ...]
) -> None:
    """A phone that the municipality has not given is no line; nobody in need is sent round in a circle."""
    ada = town.telegram.person("Ada Rossi", language=language)
    await ada.starts()

    await ada.says(cry)

    assert "112" in ada.last.text
    assert not any(words in ada.last.text for words in left_out)
    assert "\n\n\n" not in ada.last.text


async def test_what_the_municipality_has_not_given_is_named_as_such(town: TestTown) -> None:
    """Of an office without a phone, the contacts say so in words that fit all of them."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says("contatti dell'ufficio tributi")
    assert "E-mail: dato non ancora disponibile\n" in ada.last.text
    assert "Orari: dato non ancora disponibile\n" in ada.last.text
    await ada.presses("Parla con l'ufficio")

    assert "Tributi\nDati non ancora disponibili: telefono, e-mail, orari, indirizzo.\n" in ada.last.text


async def test_a_wish_to_apply_starts_the_form(town: TestTown) -> None:
    """«Voglio fare domanda per il grest» opens the summer-camp form."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("voglio fare domanda per il centro estivo")

    assert "Ho letto e capito" in [button.label for button in ada.last.buttons]


async def test_sensitive_words_are_warned_about_and_deleted(town: TestTown) -> None:
    """A codice fiscale outside a form is deleted from the chat, with a kind line."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says("il mio codice fiscale è RSSDAA85T50G107F, mi date il contributo per il grest?")

    assert not any("RSSDAA85T50G107F" in message.text for message in ada.messages)
    assert any(message.text == say("ask.sensitive", "it") for message in ada.received)


async def test_an_english_question_is_answered_in_english(town: TestTown) -> None:
    """A resident who writes English reads English, source and all."""
    john = town.telegram.person("John Doe", language="en")

    await john.says("how do I apply for the summer camp contribution?")

    assert "Source: " in john.last.text


async def test_a_source_that_has_a_page_leads_to_it(town: TestTown) -> None:
    """A stranger follows the answer to where it comes from; what has no address is named only."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts("residenza-anagrafe")
    await town.forges(ada, "sheet:residenza-anagrafe:come")
    links = [entity["url"] for entity in ada.last.entities if entity["type"] == "text_link"]

    assert links == ["https://anagrafenazionale.interno.it/"]
    assert "ANPR, Anagrafe nazionale della popolazione residente" in ada.last.text


async def test_an_answer_past_its_review_says_so(town: TestTown) -> None:
    """Old texts stay readable, with a warning and whom to ask; reading them makes them no younger."""
    library = town.knows.library
    key = ("tributi", "costi", "it")
    old = replace(library.sections[key], review_by=date(2026, 3, 1))
    town.knows = replace(town.knows, library=replace(library, sections={**library.sections, key: old}))
    await town.restart()
    ada = town.telegram.person("Ada Rossi")
    await ada.starts("tributi")
    warning = "⚠ Questa informazione potrebbe non essere aggiornata. Chiedi conferma all'ufficio: Tributi."
    assert warning not in ada.last.text

    for _ in range(2):
        await town.forges(ada, "sheet:tributi:costi")
        assert warning in ada.last.text
        assert "Verificato il 23/11/2026." in ada.last.text


@pytest.mark.parametrize(
    ("asked", "then", "section"),
    [
        ("quanto costa il nido?", "e per il secondo figlio?", "Quanto costa"),
        ("quali documenti servono per il grest?", "e per due figli?", "Che cosa serve"),
    ],
)
async def test_who_leaves_out_what_is_asked_asks_the_same(
    town: TestTown, asked: str, then: str, section: str
) -> None:
    """The section that was just shown, not what the service is."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(asked)
    assert section in ada.last.text.splitlines()[0]

    await ada.says(then)

    assert section in ada.last.text.splitlines()[0]
