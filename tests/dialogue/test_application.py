# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident applies, the office works on it, and each hears what the other did."""

from datetime import timedelta

import pytest

from bot.cases import State
from bot.phrases import say
from tests.residents import files, fills_in, reference_in
from tests.townhall import TestTown


async def test_a_request_reaches_the_desk_and_the_resident_gets_a_receipt(town: TestTown) -> None:
    """Confirming a form makes one case, one receipt with a reference, one card on the office's desk."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")

    reference = await files(ada)

    assert reference == "26-0001-G"
    assert "Non è la domanda firmata che chiede la legge" in ada.last.text
    assert "allo sportello (Servizi sociali), con un documento d'identità" in ada.last.text
    assert "Ricevuta il 02/03/2026 alle 10:00" in ada.last.text
    assert desk.last.text.startswith("26-0001-G – Contributo per i centri estivi")
    assert [button.label for row in desk.last.rows for button in row] == [
        "Prendo in carico",
        "Vedi dati",
        "Chiedi integrazione",
        "Chiudi",
        "Altro…",
    ]


async def test_the_desk_group_never_sees_personal_data(town: TestTown) -> None:
    """Name, codice fiscale, phone and the child's data stay out of the office's group, whatever happens."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    await bruno.starts()
    ada = town.telegram.person("Ada Rossi")
    await files(ada)

    await bruno.presses("Prendo in carico", "Vedi dati", in_=desk)

    seen = "\n".join(message.text for message in desk.messages)
    for private in ("Rossi", "RSSDAA", "333", "Luca", "2019"):
        assert private not in seen
    assert bruno.toast == "Te li ho mandati in privato."
    assert "Codice fiscale: RSSDAA85T50G107F" in bruno.last.text
    assert "Telefono: +39 333 123 4567" in bruno.last.text


async def test_an_operator_who_never_opened_the_bot_is_told_how(town: TestTown) -> None:
    """The first "Vedi dati" gives a link; through it the data arrive in private."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    reference = await files(town.telegram.person("Ada Rossi"))

    await bruno.presses("Vedi dati", in_=desk)
    assert bruno.toast == "Apri prima la chat privata con me."
    link = desk.last.rows[0][0].link
    assert link == f"https://t.me/sportello_pretend_bot?start=data_{reference}"
    await bruno.starts(link.partition("start=")[2])

    assert bruno.last.text.startswith(f"Dati della richiesta {reference}")


async def test_the_data_link_opens_nothing_for_a_stranger_or_after_an_hour(town: TestTown) -> None:
    """The link of "Vedi dati" is worth nothing to others, and little time to the operator."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    reference = await files(town.telegram.person("Ada Rossi"))
    await bruno.presses("Vedi dati", in_=desk)

    stranger = town.telegram.person("Dino Verdi")
    await stranger.starts(f"data_{reference}")
    await town.later(timedelta(minutes=61))
    await bruno.starts(f"data_{reference}")

    assert "Ada Rossi" not in stranger.last.text
    assert "Ada Rossi" not in bruno.last.text


async def test_taking_charge_is_told_to_the_resident_and_shown_on_the_card(town: TestTown) -> None:
    """The card changes where it stands; the resident reads which office has the request."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await bruno.presses("Prendo in carico", in_=desk)

    assert "In carico a: Bruno Conti" in desk.last.text
    assert "Stato: in lavorazione" in desk.last.text
    assert ada.last.text == (
        f"Contributo per i centri estivi, richiesta {reference}:"
        " l'ufficio Servizi sociali l'ha presa in carico."
    )


async def test_the_second_of_two_operators_is_told_who_was_first(town: TestTown) -> None:
    """Two press "Prendo in carico" on the same card: one has it, the other reads the name."""
    bruno, carla = town.telegram.person("Bruno Conti"), town.telegram.person("Carla Neri")
    desk = await town.desk("sociali", bruno, carla)
    await files(town.telegram.person("Ada Rossi"))
    card = desk.last
    take = card.rows[0][0]

    await bruno.presses_button(card, take)
    await carla.presses_button(card, take)

    assert bruno.toast == "26-0001-G è in carico a te."
    assert carla.toast == "È già in carico a Bruno Conti."


async def test_what_the_office_asks_is_answered_with_one_tap(town: TestTown) -> None:
    """A request for more reaches the resident, whose answer lands on the case and back with the office."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    await bruno.starts()
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Per quali settimane è il centro estivo?", in_=desk)
    await bruno.presses("Invia", in_=desk)
    assert "«Per quali settimane è il centro estivo?»" in ada.last.text
    await ada.presses("Rispondi")
    await ada.says("dal 15 al 26 giugno")

    assert ada.last.text == f"Ho aggiunto la tua risposta alla richiesta {reference} e ho avvisato l'ufficio."
    assert desk.last.text == f"{reference}: il cittadino ha risposto. Premi «Vedi dati» per leggere."
    await bruno.presses("Vedi dati", in_=desk)
    assert "Risposta del 02/03/2026: «dal 15 al 26 giugno»" in bruno.last.text


async def test_closing_needs_a_reason_that_the_resident_reads(town: TestTown) -> None:
    """A case ends with an outcome and words for the resident; two letters are no words."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await bruno.presses("Chiudi", "Esito positivo", in_=desk)
    await bruno.says("ok", in_=desk)
    assert desk.last.text.startswith("Bruno Conti: Scrivi almeno qualche parola")
    await bruno.replies("Tutto in regola: ti chiamiamo noi.", to=desk.last, in_=desk)
    await bruno.presses("Invia", in_=desk)

    assert ada.last.text == (
        f"Contributo per i centri estivi, richiesta {reference}: l'ufficio Servizi sociali ha concluso"
        " con esito positivo.\n\n«Tutto in regola: ti chiamiamo noi.»"
    )
    await ada.says("/pratiche")
    assert "Stato: conclusa, esito positivo" in ada.last.text


async def test_a_doubled_tap_on_confirm_makes_one_case(town: TestTown) -> None:
    """Pressing "Confermo" twice files one request."""
    ada = town.telegram.person("Ada Rossi")
    await fills_in(ada)
    summary = ada.last
    confirm = summary.rows[0][0]

    await ada.presses_button(summary, confirm)
    await ada.presses_button(summary, confirm)
    await ada.says("/pratiche")

    assert ada.last.text.startswith("26-0001-G")
    assert town.house.store.cases.by_reference("26-0002-B") is None
    assert len(town.house.store.cases.of_person(f"telegram:{ada.id}")) == 1


async def test_half_filled_form_survives_a_restart(town: TestTown) -> None:
    """Whoever stopped at the phone number is asked for the phone number, by any worker."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says("genitore", "Ada Rossi", "RSSDAA85T50G107F")
    asked = ada.last.text

    await town.restart()
    await town.later(timedelta(days=5))
    await ada.says("/start")
    await ada.presses("Continua la richiesta iniziata")

    assert "A quale numero ti può chiamare l'ufficio?" in asked
    assert ada.last.text == asked


async def test_a_draft_is_thrown_away_only_after_a_second_yes(town: TestTown) -> None:
    """Annulla asks first; then nothing is left of the draft."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito", "Annulla")
    assert ada.last.text == say("apply.discard-sure", "it")
    await ada.presses("Sì, butta via")

    assert ada.last.text == say("general.cancelled", "it")
    await ada.says("/annulla")
    assert ada.last.text == say("general.nothing-to-cancel", "it")


@pytest.mark.parametrize("word", ["annulla", "Annulla!", "lascia perdere", "cancel"])
async def test_annulla_as_a_word_is_no_answer(town: TestTown, word: str) -> None:
    """Whoever writes it instead of pressing it is asked, and nobody is called Annulla."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says("genitore", word)

    assert ada.last.text == say("apply.discard-sure", "it")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("/domanda centri estivi", "Contributo per i centri estivi\n\nIl servizio è previsto"),
        ("/domanda\npulmino disabili", "Trasporto per persone con disabilità\n\nIl servizio è previsto"),
        ("/domanda libri in prestito", "Biblioteca e promozione della lettura"),
        ("/domanda boh", "Quale richiesta vuoi fare?"),
        ("/ domanda", "Quale richiesta vuoi fare?"),
    ],
)
async def test_the_command_may_name_the_service(town: TestTown, said: str, shown: str) -> None:
    """Its form begins; a service without one shows how it works; without a name there is the choice."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(said)

    assert ada.last.text.startswith(shown)


async def test_a_question_in_mid_form_is_answered_and_the_step_asked_again(town: TestTown) -> None:
    """Asking at the codice fiscale gets the beginning of the answer, then the open question in a line."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says("genitore", "Ada Rossi")

    await ada.says("quali documenti servono per il contributo del centro estivo?")

    answered, again = ada.received[-2:]
    assert "• documento e codice fiscale, tuoi e dei figli;" in answered.text
    assert "Fonte:" not in answered.text
    assert answered.labels == ["Tutta la risposta"]
    assert again.text == "Domanda 3 di 12: Qual è il tuo codice fiscale?"
    assert again.labels[0] == "Non ce l'ho ancora"
    await ada.presses("Tutta la risposta")
    assert "Fonte:" in ada.last.text
    assert "Lascia una manifestazione di interesse" not in ada.last.labels


@pytest.mark.parametrize("said", ["3331234567 o 0377 123", "il 333 o il 335", "mio marito: 333 12"])
async def test_a_wrong_answer_in_mid_form_is_no_question(town: TestTown, said: str) -> None:
    """Whoever came from the sheet and mistypes is told what is wrong, and does not get the sheet again."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il grest?", "/domanda centri estivi")
    await ada.presses("Ho letto e capito")
    await ada.says("genitore", "Ada Rossi", "RSSDAA85T50G107F")
    before = len(ada.received)

    await ada.says(said)

    (again,) = ada.received[before:]
    assert "Domanda 4 di 12" in again.text


async def test_an_open_request_is_shown_before_a_second_one(town: TestTown) -> None:
    """The same request again says that there is one open, and still allows one for somebody else."""
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi")
    assert (
        f"Hai già una richiesta aperta: Contributo per i centri estivi, numero {reference}" in ada.last.text
    )
    await ada.presses("È per un'altra persona")

    assert "Ho letto e capito" in [button.label for button in ada.last.buttons]


async def test_a_request_can_be_withdrawn(town: TestTown) -> None:
    """The owner takes a request back; the office sees it on the card and in a line."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await ada.says("/pratiche")
    await ada.presses("Ritira la richiesta", "Sì, ritira")

    assert ada.last.text == f"Hai ritirato la richiesta {reference}. Ho avvisato l'ufficio."
    assert desk.last.text == f"{reference}: il cittadino ha ritirato la richiesta."
    case = town.house.store.cases.by_reference(reference)
    assert case is not None
    assert case.state is State.WITHDRAWN


async def test_a_fault_reaches_the_technical_office(town: TestTown) -> None:
    """/segnala: a fault at the water kiosk becomes a case on the desk of the office in charge."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("tecnico", bruno)
    ada = town.telegram.person("Ada Rossi")

    await ada.says("/segnala")
    await ada.presses("Casa dell'acqua", "Ho letto e capito")
    await ada.says("1", "ieri", "salta", "salta", "salta")
    await ada.presses("Confermo")

    assert reference_in(ada.last.text) in desk.last.text


async def test_a_person_cannot_touch_the_case_of_another(town: TestTown) -> None:
    """A copied button of somebody else's request does nothing."""
    ada, dino = town.telegram.person("Ada Rossi"), town.telegram.person("Dino Verdi")
    reference = await files(ada)
    await dino.says("/start")

    for does in (
        f"withdrawn:{reference}",
        f"answer:{reference}",
        f"case:close:{reference}",
        f"end:granted:{reference}",
    ):
        await town.forges(dino, does)

    assert reference not in dino.last.text
    case = town.house.store.cases.by_reference(reference)
    assert case is not None
    assert case.state is State.SUBMITTED


async def test_a_question_about_no_service_in_particular_finds_an_office(town: TestTown) -> None:
    """Whoever asks about something else than the services reaches the first office, which passes it on."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("/segnala")
    await ada.presses("Domanda all'ufficio", "Ho letto e capito", "Altro")
    await ada.says("Quando si sposano in Comune le coppie?", "salta", "salta")
    await ada.presses("Confermo")

    case = town.house.store.cases.by_reference(reference_in(ada.last.text))
    assert case is not None
    assert case.office == "segretario"
