# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form filled in by staff for somebody at the counter, and how that person learns where it stands."""

from datetime import timedelta

from bot.cases import Deed, State
from bot.simulator import Person
from tests.dialogue.offices import at_work, case_of, events_of, filed, seen_in, sends
from tests.residents import APPLICANT, CHILD, reference_in
from tests.townhall import TestTown

REFUSED = (
    "Con questi dati non trovo nessuna richiesta. Controlla e riprova con /stato, oppure chiedi all'ufficio."
)


async def at_the_counter(operator: Person) -> str:
    """The whole form in the operator's private chat; returns the reference."""
    await operator.says("/nuova")
    await operator.presses("Contributo per i centri estivi", "Ho letto e capito")
    await operator.says(*APPLICANT, *CHILD)
    await operator.presses("Confermo")
    papers = [message for message in operator.received if message.attachment]
    return reference_in(papers[-1].text)


async def test_staff_fill_in_a_form_for_somebody_at_the_counter(town: TestTown) -> None:
    """From the desk by a link into the private chat; a receipt to print; a case that is nobody's chat."""
    bruno, desk = await at_work(town)
    await bruno.says("/nuova", in_=desk)
    link = desk.last.buttons[0].link
    await bruno.starts(link.partition("start=")[2])

    reference = await at_the_counter(bruno)

    assert any(message.attachment.endswith(f"{reference}.pdf") for message in bruno.received)
    assert bruno.last.text.startswith("Stampa la ricevuta e consegnala.")
    case = case_of(town, reference)
    assert (case.chat, case.at_counter) == ("", True)
    assert "Compilata allo sportello" in seen_in(desk)
    assert "Rossi" not in seen_in(desk)
    first = events_of(town, reference)[0]
    assert (first.deed, first.actor_name, first.office) == (Deed.FILED, "Bruno Conti", "sociali")
    await bruno.says("/pratiche")
    assert reference not in bruno.last.text


async def test_whoever_has_no_chat_is_told_by_the_office(town: TestTown) -> None:
    """Nothing is posted into the void: the preview and the confirmation say so."""
    bruno, desk = await at_work(town)
    await bruno.says("/riepilogo", in_=desk)
    await bruno.says("/nuova", in_=desk)
    reference = await at_the_counter(bruno)

    await bruno.presses("Chiudi", "Esito positivo", in_=desk)
    await bruno.says("Contributo concesso.", in_=desk)
    assert "anteprima. Questa persona non ha una chat" in desk.last.text
    await bruno.presses("Invia", in_=desk)

    assert f"{reference}: fatto. Questa persona non ha una chat: avvisala tu." in seen_in(desk)
    assert case_of(town, reference).state is State.GRANTED
    assert town.house.store.outbox.waiting() == 0


async def test_an_operators_own_draft_is_not_mixed_up(town: TestTown) -> None:
    """With a form of one's own half done, the counter waits."""
    bruno, desk = await at_work(town)
    await bruno.says("/domanda")
    await bruno.presses("Contributo per i centri estivi", "Ho letto e capito")
    await bruno.says("/nuova", in_=desk)

    await bruno.says("/nuova")

    assert bruno.last.text.startswith("Hai già un modulo a metà.")


async def test_the_state_is_told_for_the_number_and_two_proofs(town: TestTown) -> None:
    """The end of the codice fiscale with the birth date or the phone's end; the proof leaves the chat."""
    await at_work(town)
    _, reference = await filed(town)
    ivo = town.telegram.person("Ivo Rossi")
    await ivo.starts()

    for proof in ("107F 10/12/1985", "107f 4567", "4567, 107F"):
        await ivo.says(f"/stato {reference}", proof)
        assert ivo.last.text.startswith(f"{reference} – Contributo per i centri estivi\nStato: ricevuta")
        assert proof not in "\n".join(message.text for message in ivo.messages)
        assert "Ritira la richiesta" not in ivo.last.labels


async def test_whatever_is_wrong_the_answer_is_the_same(town: TestTown) -> None:
    """A wrong proof, a number that does not exist, no number at all: one sentence for them all."""
    await filed(town)
    dino = town.telegram.person("Dino Verdi")
    await dino.starts()
    asked, answered = set(), []
    for wanted, proof in (
        ("26-0001-G", "107F 0000"),
        ("26-0002-B", "107F 4567"),
        ("26-0002-B", "000H 01/01/2000"),
        ("boh", "107F"),
        ("26-0001-G", "107F"),
    ):
        await dino.says("/stato", wanted)
        asked.add(dino.last.text)
        await dino.says(proof)
        answered.append(dino.last.text)

    assert answered == [REFUSED] * 5
    assert len(asked) == 1


async def test_five_tries_an_hour(town: TestTown) -> None:
    """The sixth is not even looked at, until an hour has passed."""
    _, reference = await filed(town)
    dino = town.telegram.person("Dino Verdi")
    await dino.starts()
    for _ in range(5):
        await dino.says(f"/stato {reference}", "107F 0000")
    assert dino.last.text == REFUSED

    await dino.says(f"/stato {reference}")
    assert dino.last.text == "Hai provato troppe volte. Riprova tra un'ora, oppure chiedi all'ufficio."
    await town.restart()
    await dino.says("/stato")
    assert dino.last.text.startswith("Hai provato troppe volte.")
    await town.later(timedelta(minutes=61))
    await dino.says(f"/stato {reference}", "107F 4567")

    assert dino.last.text.startswith(reference)


async def test_ones_own_case_needs_no_proof(town: TestTown) -> None:
    """In the chat that filed it the number is enough; what the office wrote is under /pratiche."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "Per quali settimane è il centro?")

    await ada.says(f"/stato {reference}")

    assert "Stato: l'ufficio aspetta una tua risposta" in ada.last.text
