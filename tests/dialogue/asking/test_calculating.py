# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums in the chat: a few questions, then an estimate that names its table; nothing from an old table."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.model import Expecting
from bot.phrases import say
from bot.simulator import Person
from tests.townhall import TestTown

LATE = (
    "Stima per il pagamento in ritardo\n"
    "Importo: 100,00 €\n"
    "Giorni di ritardo: 76\n"
    "Sanzione (1,39%): 1,39 €\n"
    "Interessi: 0,35 €\n"
    "Totale: 101,74 €\n\n"
    "È una stima, non un conto ufficiale. Fonte: D.lgs. 87/2024, pagina del Comune di Cremona;"
    " DM 10 dicembre 2025 (interesse legale 2026). Tabella verificata il 23/11/2026."
)


async def reads(town: TestTown, topic: str, facet: str, name: str = "Ada Rossi") -> Person:
    """Somebody who has opened that section."""
    person = town.telegram.person(name)
    await person.starts(topic)
    await town.forges(person, f"sheet:{topic}:{facet}")
    return person


@pytest.mark.parametrize("facet", ["costi", "tempi", "problema"])
async def test_late_payment_is_worked_out_under_the_taxes(town: TestTown, facet: str) -> None:
    """Amount, term, day of payment: the estimate with its parts, source and date."""
    ada = await reads(town, "tributi", facet)

    await ada.presses("Calcola il ravvedimento")
    await ada.says("100 euro", "16 dicembre 2025")
    await ada.presses("Oggi")

    assert ada.last.text == LATE
    assert [button.label for button in ada.last.buttons] == ["Fai un altro conto", "Parla con l'ufficio"]


async def test_a_sum_survives_a_restart(town: TestTown) -> None:
    """What was answered stays with the conversation, and days are read as people write them."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    await ada.says("100")
    await town.restart()

    await ada.says("16/12/2025", "oggi")

    assert ada.last.text == LATE


async def test_what_cannot_be_read_is_asked_again(town: TestTown) -> None:
    """No amount, a day to come, no day: each is said, and the same question stands there again."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    asked = ada.last.text

    await ada.says("boh")
    assert ada.last.text.endswith(asked)
    await ada.says("-5", "0")
    assert asked in ada.last.text
    await ada.says("100", "16/12/2030")
    assert "La data deve stare tra il" in ada.last.text
    await ada.says("16/12/2025", "ieri")

    assert "Giorni di ritardo: 75" in ada.last.text


async def test_a_sum_that_can_be_read_in_two_ways_is_asked(town: TestTown) -> None:
    """«1,200» is one thousand two hundred or one euro twenty: a tap decides."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")

    await ada.says("1,200")
    assert [button.label for button in ada.last.buttons] == ["1.200 €", "1,20 €", "Annulla"]
    await ada.presses("1.200 €")
    await ada.says("16/12/2025", "oggi")

    assert "Importo: 1.200,00 €" in ada.last.text


async def test_paid_in_time_costs_nothing_more(town: TestTown) -> None:
    """The refusals of the calculator are told as they are."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")

    await ada.says("100", "1 marzo 2026", "1/3/2026")

    assert ada.last.text == "Se paghi entro la scadenza non aggiungi niente."


@pytest.mark.parametrize(
    ("isee", "amount"),
    [("20.000", "fino a 3.600,00 €"), ("45000", "fino a 1.500,00 €"), ("non ho l'isee", "chiedi all'INPS")],
)
async def test_the_nursery_bonus_is_worked_out_under_the_nursery(
    town: TestTown, isee: str, amount: str
) -> None:
    """Birth and ISEE, or none; the ISEE is kept nowhere."""
    ada = await reads(town, "nidi-0-3", "costi")

    await ada.presses("Calcola il Bonus nido")
    await ada.says("3 maggio 2024", isee)

    assert amount in ada.last.text
    assert isee not in str(town.house.store.engine.rows("select conversation from conversations"))


async def test_no_isee_is_a_button_too(town: TestTown) -> None:
    """A child born before 2024 without ISEE: the lowest amount."""
    ada = await reads(town, "nidi-0-3", "costi")
    await ada.presses("Calcola il Bonus nido")
    await ada.says("3 maggio 2023")

    await ada.presses("Non ho l'ISEE")

    assert "fino a 1.500,00 €" in ada.last.text


async def test_which_isee_is_chosen_from_a_list(town: TestTown) -> None:
    """One tap, or the name typed, tells which of the two ISEE a benefit asks for."""
    ada = await reads(town, "centri-estivi", "documenti")
    await ada.presses("Quale ISEE serve?", "Gli aiuti del Comune")
    assert ada.last.text.startswith("Per gli aiuti del Comune serve l'ISEE di sempre")

    await ada.presses("Fai un altro conto")
    await ada.says("assegno unico")

    assert ada.last.text.startswith("Per l'Assegno unico serve l'ISEE «per specifiche prestazioni familiari")
    assert "Fonte: Legge 199/2025" in ada.last.text


async def test_an_old_table_gives_nothing(town: TestTown) -> None:
    """Past its review the first question is not even asked: the office is named instead."""
    tables = town.knows.tables
    old = replace(tables.late, review_by=date(2026, 3, 1))
    town.knows = replace(town.knows, tables=replace(tables, late=old))
    await town.restart()
    ada = await reads(town, "tributi", "costi")

    await ada.presses("Calcola il ravvedimento")

    assert ada.last.text == (
        "Non faccio più questo conto: la tabella «Ravvedimento per IMU e TARI» valeva fino al 01/03/2026."
        " Chiedi all'ufficio."
    )
    assert [button.label for button in ada.last.buttons] == ["Parla con l'ufficio"]


async def test_a_question_in_the_middle_is_answered_and_the_step_asked_again(town: TestTown) -> None:
    """A plain question gets its sheet, also one that only makes sense here; small talk a short word."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    asked = ada.last.text

    await ada.says("posso pagare a rate?")
    assert ada.received[-2].text.startswith("Tasse del Comune: IMU e TARI")
    assert ada.last.text == asked
    await ada.says("come chiedo il contributo per il centro estivo?")
    assert ada.received[-2].text.startswith("Contributo per i centri estivi – Come fare")
    assert ada.last.text == asked
    await ada.says("grazie")
    assert ada.received[-2].text.startswith("Prego.")
    assert ada.last.text == asked
    await ada.says("100 euro")

    assert "Entro quale giorno dovevi pagare?" in ada.last.text


async def test_who_cannot_answer_a_step_is_shown_the_way_out(town: TestTown) -> None:
    """Each question has «Annulla»; from the second reply that nobody can read a person is offered too."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    assert ada.last.labels == ["Annulla"]
    cancel = ada.last

    await ada.says("ho perso il lavoro")
    assert ada.last.labels == ["Annulla"]
    await ada.says("non lo so")
    assert ada.last.text.endswith(
        "Se non hai la cifra o il giorno, puoi chiedere all'ufficio oppure lasciare il conto con «Annulla»."
    )
    assert ada.last.labels == ["Parla con l'ufficio", "Annulla"]
    await ada.says("boh")
    assert ada.last.labels == ["Parla con l'ufficio", "Annulla"]
    await ada.says("100")
    assert "Parla con l'ufficio" not in ada.last.labels
    await ada.presses("Annulla")
    assert ada.last.text == say("general.cancelled", "it")
    await ada.says("100")
    assert "Entro quale giorno" not in ada.last.text
    await ada.presses_button(cancel, cancel.buttons[0])

    assert ada.toast == say("general.too-old", "it")


async def test_whoever_wants_something_else_done_has_left_the_sum(town: TestTown) -> None:
    """A person is asked for, somebody is in danger, half an hour has gone: a number is no answer any more."""
    ada, dino = await reads(town, "tributi", "costi"), await reads(town, "tributi", "costi", "Dino Verdi")
    await ada.presses("Calcola il ravvedimento")
    await dino.presses("Calcola il ravvedimento")

    await dino.says("aiuto mio marito non respira")
    assert "112" in dino.last.text
    await ada.says("voglio parlare con una persona")
    assert "Entro quale giorno" not in ada.last.text
    await ada.says("100")
    assert "Entro quale giorno" not in ada.last.text
    await town.later(timedelta(minutes=31))
    await dino.says("100")

    assert "Entro quale giorno" not in dino.last.text


async def test_annulla_ends_the_sum(town: TestTown) -> None:
    """/annulla, and what was written is gone."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    await ada.says("123,45", "/annulla")

    assert ada.last.text == say("general.cancelled", "it")
    assert "123.45" not in str(town.house.store.engine.rows("select conversation from conversations"))


async def test_half_a_sum_is_forgotten_like_a_question(town: TestTown) -> None:
    """Half an hour after the last word a child's birth date is in no byte of the record."""
    ada = await reads(town, "nidi-0-3", "costi")
    await ada.presses("Calcola il Bonus nido")
    await ada.says("3 maggio 2024")
    assert b"2024-05-03" in town.kept()

    await town.later(timedelta(minutes=29))
    assert b"2024-05-03" in town.kept()
    await town.later(timedelta(minutes=2))

    assert b"2024-05-03" not in town.kept()


async def test_whoever_goes_on_with_something_else_has_half_a_sum_forgotten(town: TestTown) -> None:
    """Buttons pressed meanwhile keep no birth date in the record."""
    ada = await reads(town, "nidi-0-3", "costi")
    await ada.presses("Calcola il Bonus nido")
    await ada.says("3 maggio 2024")
    for _ in range(2):
        await town.later(timedelta(minutes=16))
        await town.forges(ada, "menu:")

    assert b"2024-05-03" not in town.kept()


@pytest.mark.parametrize(
    "awaited",
    [
        "sum:late:100.00:2025-12-16:2026-01-01",
        "sum-again:late:100.00:2025-12-16:2026-01-01:x",
        "sum:late:abc",
    ],
)
async def test_a_sum_whose_steps_have_changed_begins_anew(town: TestTown, awaited: str) -> None:
    """An answer that another release awaited is no answer to the steps of this one."""
    ada = await reads(town, "tributi", "costi")
    await ada.presses("Calcola il ravvedimento")
    first = ada.last.text
    conversations = town.house.store.conversations
    before = conversations.load(f"telegram:{ada.id}", f"telegram:{ada.id}")
    assert before
    conversations.save(replace(before, expecting=Expecting(awaited, town.clock())), town.clock())

    await ada.says("oggi")
    assert ada.last.text == first
    await ada.says("100")

    assert "Entro quale giorno dovevi pagare?" in ada.last.text


async def test_a_choice_among_many_words_is_asked_back(town: TestTown) -> None:
    """A benefit named in a long sentence is not yet chosen: one tap says whether it is meant."""
    ada = await reads(town, "centri-estivi", "documenti")
    await ada.presses("Quale ISEE serve?")

    await ada.says("credo che sia per l'assegno unico")
    assert ada.last.text == "Intendi L'Assegno unico?"
    await ada.presses("L'Assegno unico")

    assert ada.last.text.startswith("Per l'Assegno unico serve l'ISEE")


@pytest.mark.parametrize(
    "does",
    [
        "sum:luna",
        "sum:late:abc",
        "sum:late:-1",
        "sum:late:100.00:2026-13-45",
        "sum:nursery:2999-01-01",
        "sum:isee:altro",
        "sum:late:1.00:2026-01-01:2026-02-01:2026-03-01",
    ],
)
async def test_forged_presses_work_nothing_out(town: TestTown, does: str) -> None:
    """Values that nobody could have answered are an old button."""
    ada = await reads(town, "tributi", "costi")

    await town.forges(ada, does)

    assert ada.toast == say("general.too-old", "it")


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("ho pagato l'imu dieci giorni dopo, quanto devo aggiungere?", "Calcola il ravvedimento"),
        ("di bonus nido quanto spetta a noi?", "Calcola il Bonus nido"),
        ("quale isee serve per il bonus nido", "Quale ISEE serve?"),
    ],
)
async def test_words_lead_to_the_sum(town: TestTown, words: str, sum_: str) -> None:
    """Whoever asks for a sum in their own words finds it as a button under the answer."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)

    assert sum_ in [button.label for button in ada.last.buttons]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("calcola il bonus nido", "sums.nursery.born"),
        ("mi calcoli il ravvedimento della tari", "sums.late.amount"),
        ("ravvedimento tari quanto pago se sono in ritardo", "sums.late.amount"),
        ("calculate the nursery bonus", "sums.nursery.born"),
    ],
)
async def test_whoever_asks_to_work_it_out_is_in_the_sum(town: TestTown, words: str, first: str) -> None:
    """No page about it first, and no button to look for."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)

    assert ada.last.text == say(first, "en" if words.startswith("calculate") else "it").striptags()


@pytest.mark.parametrize(
    "words", ["quanto costa il nido?", "che cos'è il ravvedimento?", "chi ha il bonus nido?"]
)
async def test_a_question_is_no_sum(town: TestTown, words: str) -> None:
    """Nothing is asked of whoever only wants to read."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(words)

    assert ada.last.labels != ["Annulla"]
