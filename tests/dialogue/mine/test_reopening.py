# SPDX-License-Identifier: AGPL-3.0-or-later
"""It is not solved: a closed report is opened again by whoever made it, for thirty days."""

from datetime import timedelta

from bot.cases import State
from bot.simulator import Group, Person
from tests.dialogue.offices import at_work, case_of, filed, seen_in, sends
from tests.residents import reference_in
from tests.townhall import TestTown


async def reported(town: TestTown) -> tuple[Person, Group, Person, str]:
    """A fault that the technical office has closed as mended."""
    bruno, desk = await at_work(town, "tecnico")
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/segnala")
    await ada.presses("Casa dell'acqua", "Ho letto e capito")
    await ada.says("1", "ieri", "salta", "salta", "salta")
    await ada.presses("Confermo")
    reference = reference_in(ada.last.text)
    await bruno.presses("Chiudi", "Problema risolto", in_=desk)
    await sends(bruno, desk, "Abbiamo cambiato la pompa.")
    return bruno, desk, ada, reference


async def test_words_that_only_sound_like_a_cry_are_help_and_a_reply(town: TestTown) -> None:
    """Numbers to call come first; what was written still reaches the office."""
    _, _, ada, reference = await reported(town)
    await ada.presses("Non è risolto")

    await ada.says("La pozza gelata ha fatto cadere mio padre, sta bene")

    numbers, reopened = ada.received[-2:]
    assert "112" in numbers.text
    assert reopened.text == f"Ho riaperto la richiesta {reference} e ho avvisato l'ufficio."


async def test_what_is_not_solved_goes_back_to_the_office(town: TestTown) -> None:
    """One tap and one's own words; the office reads them in private and can take it again."""
    bruno, desk, ada, reference = await reported(town)

    await ada.presses("Non è risolto")
    await ada.says("L'acqua continua a non uscire")

    assert ada.last.text == f"Ho riaperto la richiesta {reference} e ho avvisato l'ufficio."
    assert case_of(town, reference).state is State.REOPENED
    assert desk.last.text.startswith(f"{reference}: il cittadino dice che non è risolto e l'ha riaperta.")
    assert "continua" not in seen_in(desk)
    await bruno.presses("Vedi dati", "Prendo in carico", in_=desk)
    assert "Riaperta il 02/03/2026: «L'acqua continua a non uscire»" in "\n".join(
        m.text for m in bruno.messages
    )
    assert case_of(town, reference).state is State.IN_PROGRESS


async def test_after_thirty_days_it_is_a_new_report(town: TestTown) -> None:
    """The old button says so kindly; nobody else's button works at all."""
    _, _, ada, reference = await reported(town)
    told = ada.last
    dino = town.telegram.person("Dino Verdi")
    await dino.starts()
    await town.forges(dino, f"reopen:{reference}")
    assert case_of(town, reference).state is State.CLOSED
    await town.later(timedelta(days=31))

    await ada.presses_button(told, told.buttons[0])

    assert (
        ada.last.text == "Questa richiesta non si può riaprire. Puoi farne una nuova con /segnala o /domanda."
    )
    assert case_of(town, reference).state is State.CLOSED


async def test_a_decision_has_no_such_button(town: TestTown) -> None:
    """Yes and no are formal: they are not undone by a tap."""
    bruno, desk = await at_work(town)
    ada, _ = await filed(town)
    await bruno.presses("Chiudi", "Esito negativo", in_=desk)
    await sends(bruno, desk, "Manca la residenza nel Comune.")

    assert ada.last.buttons == []
    await ada.says("/pratiche")
    assert "Non è risolto" not in ada.last.labels
