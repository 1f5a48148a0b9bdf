# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sensitive data outside the field that asks for them: deleted from the chat, told once, kept nowhere."""

import logging

import pytest

from bot.phrases import say
from bot.simulator import Person
from tests.residents import files
from tests.townhall import TestTown

OF_HEALTH = (
    "Attenzione: nel tuo messaggio ci sono notizie sulla salute. Non le ho conservate e cancello il"
    " messaggio, se Telegram lo permette. Le notizie sulla salute si danno solo allo sportello."
)
OF_PASSWORDS = (
    "Attenzione: nel tuo messaggio c'è una password o un PIN. Non l'ho conservato e cancello il messaggio, se"
    " Telegram lo permette. Nessun ufficio ti chiede password e PIN: se altri possono averli letti, cambiali."
)
OWN = [say(f"ask.sensitive-{kind}", "it") for kind in ("document", "personal")]
WARNINGS = (say("ask.sensitive", "it"), OF_HEALTH, OF_PASSWORDS, *OWN)
SECRETS = [
    "RSSDAA85T50G107F",
    "IT60X0542811101000000123456",
    "4111 1111 1111 1111",
    "mio figlio è autistico",
    "la mia password è Pippo123",
    "passaporto YA1234567",
    "mio fratello è in carcere",
]


def warned(person: Person) -> int:
    """How often that person was told."""
    return sum(message.text in WARNINGS for message in person.received)


SPELLED = [
    "RSS-MRA-85T10-A562S",
    "R S S M R A 8 5 T 1 0 A 5 6 2 S",
    "IT 60 X 05428 11101 000000123456",
    "4111 1111 1111 1112",
]


async def test_words_of_health_are_warned_of_as_such(town: TestTown) -> None:
    """Whoever wrote of an illness reads nothing of tax codes and accounts that they did not write."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Trasporto", "Ho letto e capito")

    await ada.says("per me", "faccio dialisi")

    assert ada.received[-2].text == OF_HEALTH


async def test_a_password_is_warned_of_as_such(town: TestTown) -> None:
    """It may have been read by others: it has to be changed."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says("la mia password spid è Pippo123")

    assert OF_PASSWORDS in [message.text for message in ada.received]


@pytest.mark.parametrize("secret", [*SECRETS, *SPELLED])
async def test_a_question_with_sensitive_data_leaves_no_trace(
    town: TestTown, caplog: pytest.LogCaptureFixture, secret: str
) -> None:
    """Gone from the chat, told once, in no byte of the database's files, in no line of the log."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    with caplog.at_level(logging.DEBUG, "sportello"):
        await ada.says(f"{secret}, come chiedo il contributo per il centro estivo?")

    assert not any(secret in message.text for message in ada.messages)
    assert warned(ada) == 1
    assert secret.encode() not in town.kept()
    assert secret not in caplog.text
    assert "sensitive=" in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "/domanda il mio codice è RSSMRA80A01H501U",
        "/menu RSSMRA80A01H501U",
        "/stato RSSMRA80A01H501U",
        "/start RSSMRA80A01H501U",
        "/cerca RSSMRA80A01H501U",
        "/nuova RSSMRA80A01H501U",
        "/scrivi RSSMRA80A01H501U",
        "/RSSMRA80A01H501U",
    ],
)
async def test_a_command_with_sensitive_data_leaves_no_trace(town: TestTown, text: str) -> None:
    """Whatever stands before it, whoever's command that is: gone from the chat, told once, kept nowhere."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says(text)

    assert text not in [message.text for message in ada.messages]
    assert warned(ada) == 1
    assert b"RSSMRA80A01H501U" not in town.kept()


async def test_a_command_with_a_secret_does_what_it_does(town: TestTown) -> None:
    """First the warning, then what was asked for; an illness in a cry for help is only helped."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/menu")
    menu = ada.last.text

    await ada.says("/menu mio figlio è autistico")
    assert [message.text for message in ada.received[-2:]] == [OF_HEALTH, menu]
    await ada.says("/aiuto mio padre ha un infarto")

    assert "112" in ada.last.text
    assert warned(ada) == 1


async def test_a_code_that_a_command_asks_for_is_no_secret(town: TestTown) -> None:
    """The number of a case and the code of an office pass."""
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await ada.says(f"/stato {reference}", "/collega ABCDE-23456")

    assert warned(ada) == 0
    assert f"/stato {reference}" in [message.text for message in ada.messages]


@pytest.mark.parametrize("secret", SECRETS[:3], ids=["codice-fiscale", "iban", "card"])
async def test_the_wrong_field_of_a_form_takes_nothing(town: TestTown, secret: str) -> None:
    """Typed where the name is asked for, it is deleted and the name is asked again."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says("genitore")
    asked = ada.last.text

    await ada.says(f"Ada Rossi {secret}")

    assert not any(secret in message.text for message in ada.messages)
    assert warned(ada) == 1
    assert ada.last.text == asked
    assert secret.encode() not in town.kept()


async def question_to_office(town: TestTown) -> Person:
    """Somebody who is asked for the question to the office."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.presses("Domanda all'ufficio", "Ho letto e capito")
    await ada.says("altro")
    return ada


@pytest.mark.parametrize(
    "secret",
    ["mio figlio è autistico", "sono cieco", "fiul meu are autism", "my son has autism", "ابني مصاب بالتوحد"],
)
async def test_health_is_no_answer_in_a_form(town: TestTown, secret: str) -> None:
    """In one's own words too: deleted, told once, kept nowhere, asked again; other words go on."""
    ada = await question_to_office(town)
    asked = ada.last.text

    await ada.says(f"{secret}, chi mi aiuta?")

    assert not any(secret in message.text for message in ada.messages)
    assert warned(ada) == 1
    assert ada.last.text == asked
    assert secret.encode() not in town.kept()
    await ada.says("Chi mi aiuta con i compiti di mio figlio?")
    assert "Preferisci una telefonata?" in ada.last.text


@pytest.mark.parametrize("text", ["Che menu c'è per celiaci?", "Mio figlio è disabile: chi chiamo?"])
async def test_illness_in_general_and_needs_are_answers(town: TestTown, text: str) -> None:
    """Nobody is told off for a question that says nothing of anybody's illness."""
    ada = await question_to_office(town)

    await ada.says(text)

    assert warned(ada) == 0
    assert "Preferisci una telefonata?" in ada.last.text


async def test_health_is_no_answer_to_any_field(town: TestTown) -> None:
    """A name and a choice are asked again as well."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Trasporto per persone con disabilità", "Ho letto e capito")
    first = ada.last.text
    await ada.says("per mio figlio tetraplegico")
    assert ada.last.text == first
    await ada.says("mio figlio")
    second = ada.last.text
    await ada.says("Ada Rossi sono cieca")

    assert ada.last.text == second
    assert warned(ada) == 2
    assert b"tetraplegico" not in town.kept()


@pytest.mark.parametrize(
    "text",
    [
        "aiuto, mio padre ha un infarto",
        "mia zia diabetica è svenuta, aiuto",
        "mio marito è uscito dal carcere e mi picchia",
    ],
)
async def test_whoever_cries_for_help_is_not_lectured(town: TestTown, text: str) -> None:
    """Danger to health is answered with help alone, also in a form, and the words are kept nowhere."""
    ada = await question_to_office(town)

    await ada.says(text)
    await ada.says("/annulla")
    await ada.presses("Sì, butta via")
    await ada.says(text)

    assert warned(ada) == 0
    assert sum("112" in message.text for message in ada.received) == 2
    assert text.encode() not in town.kept()


@pytest.mark.parametrize(
    ("said", "number", "secret"),
    [
        ("mio padre è cardiopatico e ha un po' di dolori", "112", b"cardiopatico"),
        ("aiuto mio marito mi picchia, il mio codice è RSSDAA85T50G107F", "1522", b"RSSDAA85T50G107F"),
    ],
)
async def test_a_cry_in_a_form_with_what_is_not_kept_gets_help_first(
    town: TestTown, said: str, number: str, secret: bytes
) -> None:
    """Words that resemble one and tell of an illness, codes in a plain one: help, then why they went away."""
    ada = await question_to_office(town)
    asked = ada.last.text
    before = len(ada.received)

    await ada.says(said)

    help_, *rest = [message.text for message in ada.received[before:]]
    assert number in help_
    assert rest[0] in WARNINGS
    assert rest[1:] == [asked]
    assert secret not in town.kept()


async def test_the_field_that_asks_for_a_codice_fiscale_takes_it(town: TestTown) -> None:
    """A whole form with its two codici fiscali is filed without a warning."""
    ada = town.telegram.person("Ada Rossi")

    await files(ada)

    assert warned(ada) == 0


async def test_accounts_and_health_are_no_answer_to_an_office(town: TestTown) -> None:
    """What the office asked for is answered without IBAN, card or illness: those go to the counter."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")
    await files(ada)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Per quali settimane è il centro estivo?", in_=desk)
    await bruno.presses("Invia", in_=desk)
    await ada.presses("Rispondi")

    await ada.says("il mio conto è IT60X0542811101000000123456")
    assert warned(ada) == 1
    assert b"IT60X0542811101000000123456" not in town.kept()
    await ada.says("mia figlia è celiaca, dal 15 al 26 giugno")
    assert warned(ada) == 2
    assert b"celiaca" not in town.kept()
    await ada.says("la password è Pippo123, dal 15 al 26 giugno")
    assert warned(ada) == 3
    assert b"Pippo123" not in town.kept()
    await ada.says("dal 15 al 26 giugno")

    assert ada.last.text.startswith("Ho aggiunto la tua risposta")


async def test_a_group_is_left_alone(town: TestTown) -> None:
    """What colleagues write to each other in the office's group is none of the bot's business."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    before = len(desk.messages)

    await bruno.says("il codice fiscale è RSSDAA85T50G107F", in_=desk)

    assert len(desk.messages) == before + 1
