# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of an office's cases, in its group and in private: never a name."""

from datetime import timedelta

from tests.dialogue.offices import at_work, filed, open_service, seen_in, sends, until
from tests.townhall import TestTown

NOTHING_FOUND = (
    "Non trovo nessuna richiesta così tra quelle del tuo ufficio. Cerco nel numero, anche in parte, e nel"
    " titolo. I nomi delle persone non si cercano da qui."
)


async def test_open_cases_are_mine_nobodys_or_late(town: TestTown) -> None:
    """/aperte sorts what is open; what has ended is not there."""
    await open_service(town)
    bruno, desk = await at_work(town)
    _, first = await filed(town, "Ada Rossi")
    await bruno.presses("Prendo in carico", in_=desk)
    await town.later(timedelta(minutes=5))
    _, second = await filed(town, "Ivo Rossi")
    _, third = await filed(town, "Eva Rossi")
    await bruno.presses("Chiudi", "Chiudi senza esito", in_=desk)
    await sends(bruno, desk, "Doppia della precedente.")

    await bruno.says("/aperte", in_=desk)
    assert desk.last.text == (
        f"In carico a te: 1\n{first} – Contributo per i centri estivi – in lavorazione\n\n"
        f"Di nessuno: 1\n{second} – Contributo per i centri estivi"
        " – ricevuta dal Comune, non ancora presa in carico"
    )
    assert third not in desk.last.text
    await until(town, "2026-04-02")
    await bruno.says("/aperte", in_=desk)
    assert "In ritardo: 2" in desk.last.text
    assert "Rossi" not in seen_in(desk)


async def test_a_case_of_a_list_is_shown_below(town: TestTown) -> None:
    """A reference in a list brings the card anew, and from then on it changes there."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await bruno.says("/aperte", in_=desk)
    await bruno.presses(reference, in_=desk)
    shown = desk.last

    await bruno.presses("Prendo in carico", in_=desk, on=shown)

    assert "In carico a: Bruno Conti" in shown.text
    assert desk.last is shown


async def test_cases_are_found_by_number_and_subject_only(town: TestTown) -> None:
    """/cerca knows the reference or a part of it, and words of the title; no name, no other office."""
    bruno, desk = await at_work(town)
    carla, other = await at_work(town, "tecnico", "Carla Neri")
    _, reference = await filed(town)

    for wanted in (reference.lower(), reference.replace("-", " "), "26-0001", "0001", "centri ESTIVI"):
        await bruno.says(f"/cerca {wanted}", in_=desk)
        assert desk.last.text.startswith(f"Trovate: 1\n{reference} – ")
    for wanted in ("Rossi", "RSSDAA85T50G107F", "26-0002-B"):
        await bruno.says(f"/cerca {wanted}", in_=desk)
        assert desk.last.text == NOTHING_FOUND
    await carla.says(f"/cerca {reference}", in_=other)
    assert other.last.text == NOTHING_FOUND
    await bruno.says("/cerca", in_=desk)
    assert desk.last.text.startswith("Scrivi che cosa cercare")


async def test_an_office_reads_what_happened_in_words_of_its_own(town: TestTown) -> None:
    """«Ritirata da te» and «aspetta una tua risposta» are for the resident alone."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)

    await bruno.presses("Chiedi integrazione", in_=desk)
    await sends(bruno, desk, "Per quali settimane?")
    assert "Stato: si aspetta una risposta di chi l'ha mandata" in seen_in(desk)
    await ada.says("/pratiche")
    assert "Stato: l'ufficio aspetta una tua risposta" in ada.last.text
    await ada.presses("Ritira la richiesta", "Sì, ritira")
    assert "Stato: ritirata da chi l'ha mandata" in seen_in(desk)
    await bruno.says(f"/cerca {reference}", in_=desk)

    assert desk.last.text.endswith("ritirata da chi l'ha mandata")


async def test_annulla_at_a_desk_offers_no_menu_of_residents(town: TestTown) -> None:
    """Whoever gives up a reply in the group is told so, and nothing more."""
    bruno, desk = await at_work(town)
    await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)

    await bruno.says("/annulla", in_=desk)

    assert desk.last.text.startswith("Va bene, ho annullato.")
    assert desk.last.labels == []


async def test_one_case_by_its_number(town: TestTown) -> None:
    """/pratica brings the card; a number of another office looks like one that does not exist."""
    bruno, desk = await at_work(town)
    carla, other = await at_work(town, "tecnico", "Carla Neri")
    _, reference = await filed(town)

    await bruno.says(f"/pratica {reference}", in_=desk)
    assert desk.last.text.startswith(f"{reference} – ")
    answers = []
    for wanted in (reference, "26-0009-Y", "niente"):
        await carla.says(f"/pratica {wanted}", in_=other)
        answers.append(other.last.text)

    assert answers == ["Non trovo nessuna richiesta così tra quelle del tuo ufficio."] * 3


async def test_the_summary_has_counts_and_references(town: TestTown) -> None:
    """/riepilogo at any moment; and a word where there is nothing to do."""
    bruno, desk = await at_work(town)
    await bruno.says("/riepilogo", in_=desk)
    assert desk.last.text == "Niente da fare, per ora."
    _, reference = await filed(town)

    await bruno.says("/riepilogo", in_=desk)

    assert desk.last.text == f"02/03/2026 – Servizi sociali: richieste aperte 1\nDi nessuno: 1 ({reference})"


async def test_residents_know_none_of_these_commands(town: TestTown) -> None:
    """In the chat of somebody who is no operator they do not exist; in other groups nothing is said."""
    ada = town.telegram.person("Ada Rossi")
    group = town.telegram.group("Amici", [ada])
    await ada.starts()

    for command in ("/aperte", "/cerca centri", "/pratica 26-0001-G", "/riepilogo", "/nuova"):
        await ada.says(command)
        assert ada.last.text.startswith("Non conosco questo comando.")
        await ada.says(command, in_=group)

    assert group.received == []
