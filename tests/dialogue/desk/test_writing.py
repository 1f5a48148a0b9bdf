# SPDX-License-Identifier: AGPL-3.0-or-later
"""What offices write to residents: previewed, rewritten, sent once; and what stays inside."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.cases import Deed, State
from tests.dialogue.offices import at_work, case_of, events_of, filed, open_service, seen_in, sends
from tests.townhall import TestTown


async def test_an_operator_sees_what_the_resident_will_read(town: TestTown) -> None:
    """The preview is the very message, and nothing leaves before it is confirmed."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    before = len(ada.received)

    await bruno.presses("Chiudi", "Esito positivo", in_=desk)
    await bruno.says("Tutto in regola: ti chiamiamo noi.", in_=desk)
    preview = desk.last.text
    assert len(ada.received) == before
    await bruno.presses("Invia", in_=desk)

    assert preview.startswith(f"{reference} – anteprima. Il cittadino leggerà:")
    for paragraph in ada.last.text.split("\n\n"):
        assert paragraph in preview
    assert case_of(town, reference).state is State.GRANTED
    assert f"{reference} – mandato:" in seen_in(desk)


async def test_a_preview_is_rewritten_or_thrown_away(town: TestTown) -> None:
    """Riscrivi shows the old words and asks anew; Annulla sends nothing; both leave no live button."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    before = len(ada.received)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Manca la data di nascita di Luca", in_=desk)
    first, send = desk.last, desk.last.buttons[0]

    await bruno.presses("Riscrivi", in_=desk)
    assert "Avevi scritto: Manca la data di nascita di Luca" in seen_in(desk)
    await bruno.says("Manca il numero delle settimane.", in_=desk)
    await bruno.presses_button(first, send)
    assert bruno.toast == "Questa anteprima non vale più, oppure l'ha scritta un collega."
    second, send = desk.last, desk.last.buttons[0]
    await bruno.presses("Annulla", in_=desk)
    await bruno.presses_button(second, send)

    assert len(ada.received) == before
    assert case_of(town, reference).state is State.SUBMITTED


async def test_words_written_over_a_preview_replace_it(town: TestTown) -> None:
    """Whoever answers the preview with better words gets a new preview."""
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Manca il numero delle setimane.", in_=desk)
    await bruno.replies("Manca il numero delle settimane.", to=desk.last, in_=desk)
    await bruno.presses("Invia", in_=desk)

    assert "«Manca il numero delle settimane.»" in ada.last.text


async def test_a_colleague_cannot_send_what_another_wrote(town: TestTown) -> None:
    """The draft belongs to its writer, even in one group."""
    bruno, desk = await at_work(town, "sociali", "Bruno Conti", "Carla Neri")
    carla = town.telegram.person("Carla Verdi")
    await carla.joins(desk)
    ada, _ = await filed(town)
    before = len(ada.received)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Manca il numero delle settimane.", in_=desk)

    await carla.presses("Invia", in_=desk)

    assert carla.toast == "Questa anteprima non vale più, oppure l'ha scritta un collega."
    assert len(ada.received) == before


async def test_a_draft_outlives_a_restart_and_not_the_case(town: TestTown) -> None:
    """Written before a restart, sent after it; but not once a colleague has ended the case."""
    bruno, desk = await at_work(town, "sociali", "Bruno Conti", "Carla Neri")
    ada, reference = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Manca il numero delle settimane.", in_=desk)
    preview = desk.last
    await town.restart()
    carla = town.telegram.person("Carla Neri")
    await carla.joins(desk)
    await carla.presses("Chiudi", "Chiudi senza esito", in_=desk)
    await sends(carla, desk, "Chiusa perché doppia, grazie.")
    before = len(ada.received)

    await bruno.presses_button(preview, preview.buttons[0])

    assert bruno.toast == "Questa richiesta è già conclusa."
    assert len(ada.received) == before
    assert case_of(town, reference).state is State.CLOSED


async def test_a_note_stays_inside(town: TestTown) -> None:
    """A note is read by operators in private, never by the resident, and never in the group's card."""
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    before = len(ada.received)

    await bruno.presses("Altro…", "Nota", in_=desk)
    await bruno.says("Sentire la collega lunedì", in_=desk)
    await bruno.presses("Vedi dati", in_=desk)
    await ada.says("/pratiche")

    assert "Nota di Bruno Conti del 02/03/2026: «Sentire la collega lunedì»" in bruno.last.text
    assert len(ada.received) == before + 1
    assert "collega" not in ada.last.text


async def test_a_message_reaches_the_resident_and_changes_nothing(town: TestTown) -> None:
    """Scrivi al cittadino: previewed, sent, on the case; the state stays."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)

    await bruno.presses("Altro…", "Scrivi al cittadino", in_=desk)
    await sends(bruno, desk, "Domani lo sportello è chiuso.")

    assert ada.last.text.endswith("l'ufficio Servizi sociali ti scrive.\n\n«Domani lo sportello è chiuso.»")
    assert case_of(town, reference).state is State.SUBMITTED
    assert events_of(town, reference)[-1].deed is Deed.TOLD


async def test_ready_words_come_in_the_language_of_the_resident(town: TestTown) -> None:
    """An operator picks an Italian button; an English speaker reads English, after the same preview."""
    bruno, desk = await at_work(town)
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/lingua")
    await ada.presses("English")
    await ada.says("/apply")
    await ada.presses("Summer camp contribution", "I have read and understood")
    await ada.says("parent", "Ada Rossi", "RSSDAA85T50G107F", "333 1234567", "skip")
    await ada.says("Luca Rossi", "3 May 2019", "grest", "2", "no", "yes", "1")
    await ada.presses("Confirm")

    await bruno.presses("Chiedi integrazione", "Serve un ISEE valido", in_=desk)
    assert "we need an ISEE that is valid this year" in desk.last.text
    await bruno.presses("Invia", in_=desk)

    assert "To go on we need an ISEE that is valid this year." in ada.last.text


async def test_the_day_of_an_answer_is_chosen_and_told(town: TestTown) -> None:
    """Fifteen days unless another button is pressed; the term of an application moves by as much, once."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)

    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says("Per quali settimane è il centro?", in_=desk)
    assert "Rispondi entro il 17/03/2026." in desk.last.text
    await bruno.presses("5 giorni", in_=desk)
    assert "Rispondi entro il 07/03/2026." in desk.last.text
    assert "✓ 5 giorni" in desk.last.labels
    await bruno.presses("Invia", in_=desk)

    assert "Rispondi entro il 07/03/2026." in ada.last.text
    assert case_of(town, reference).due_on == date(2026, 4, 6)
    await town.later(timedelta(days=2))
    await ada.presses("Rispondi")
    await ada.says("dal 15 al 26 giugno")
    assert case_of(town, reference).due_on == date(2026, 4, 3)


async def test_a_refusal_begins_with_its_notice(town: TestTown) -> None:
    """No "Esito negativo" before the notice; the resident has ten days and answers; then it is there."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)

    await bruno.presses("Chiudi", in_=desk)
    assert desk.last.labels == [
        "Esito positivo",
        "Esito positivo in parte",
        "Preavviso di rigetto",
        "Chiudi senza esito",
    ]
    await town.forges(bruno, f"end:refused:{reference}", in_=desk)
    assert bruno.toast == "Adesso non si può fare. Guarda lo stato sulla scheda."
    await bruno.presses("Preavviso di rigetto", in_=desk)
    await sends(bruno, desk, "Il centro estivo non è tra quelli ammessi.")
    assert "Hai tempo fino al 12/03/2026 per rispondere." in ada.last.text
    assert case_of(town, reference).due_on == date(2026, 4, 21)

    await ada.presses("Rispondi")
    await ada.says("Il centro è del Comune, ve lo confermano loro.")
    await bruno.presses("Vedi dati", in_=desk)
    assert "Osservazioni del 02/03/2026: «Il centro è del Comune" in bruno.last.text
    await bruno.presses("Chiudi", "Esito negativo", in_=desk)
    await sends(bruno, desk, "Abbiamo controllato: non è ammesso.")
    assert case_of(town, reference).state is State.REFUSED


async def test_a_decision_can_be_undone_and_the_resident_reads_why(town: TestTown) -> None:
    """What was granted lapses from the ended card."""
    await open_service(town)
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await bruno.presses("Chiudi", "Esito positivo in parte", in_=desk)
    await sends(bruno, desk, "Contributo per una settimana sola.")
    assert "esito positivo in parte" in ada.last.text

    await bruno.presses("Altro…", "Chiudi", "Decadenza", in_=desk)
    await sends(bruno, desk, "Il figlio non ha frequentato il centro.")

    assert "ti comunica la decadenza" in ada.last.text
    assert case_of(town, reference).state is State.LAPSED


async def test_only_a_number_of_the_register_is_taken_as_one(town: TestTown) -> None:
    """Seven digits and the year; the resident reads it, and the state follows."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)

    await bruno.presses("Altro…", "Protocollo", in_=desk)
    await bruno.says("123/2026", in_=desk)
    assert desk.last.text.endswith("Per esempio: 0001234/2026. Per rinunciare scrivi /annulla.")
    await bruno.says("0004321/2026", in_=desk)

    assert ada.last.text.endswith("l'ha registrata con il protocollo n. 0004321/2026.")
    assert case_of(town, reference).state is State.REGISTERED
    await bruno.presses("Prendo in carico", in_=desk)
    assert "Protocollo: 0004321/2026" in seen_in(desk)


@pytest.mark.parametrize("text", ["ok", "x" * 1501])
async def test_words_that_help_nobody_are_asked_for_again(town: TestTown, text: str) -> None:
    """Two letters are no reason, and nobody reads a novel."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await bruno.presses("Chiudi", "Esito positivo", in_=desk)
    await bruno.says(text, in_=desk)

    assert "Scrivi almeno qualche parola" in desk.last.text
    assert case_of(town, reference).state is State.SUBMITTED


async def test_in_a_ranking_nobody_is_warned_of_a_refusal(town: TestTown) -> None:
    """A competitive service has no notice before it: the refusal is there at once."""
    services = town.knows.library.services
    ranked = replace(services["centri-estivi"], competitive=True)
    library = replace(town.knows.library, services={**services, "centri-estivi": ranked})
    town.knows = replace(town.knows, library=library)
    await open_service(town)
    bruno, desk = await at_work(town)
    await filed(town)

    await bruno.presses("Chiudi", in_=desk)

    assert "Esito negativo" in desk.last.labels
    assert "Preavviso di rigetto" not in desk.last.labels
