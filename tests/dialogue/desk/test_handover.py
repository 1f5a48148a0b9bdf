# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case goes to another office; and an office that is not there has one that helps."""

from datetime import timedelta

from bot.cases import Deed, Span
from tests.dialogue.offices import at_work, case_of, events_of, filed, seen_in, until, writes_offices
from tests.townhall import TestTown


async def test_a_case_is_handed_over_with_its_card(town: TestTown) -> None:
    """The old desk's card says so and has no buttons; the new desk has the card; the resident is told."""
    bruno, desk = await at_work(town)
    carla, other = await at_work(town, "istruzione", "Carla Neri")
    ada, reference = await filed(town)
    card = desk.last
    await bruno.presses("Prendo in carico", in_=desk)

    await bruno.presses("Altro…", "Passa a un altro ufficio", "Istruzione e cultura", in_=desk)
    assert desk.last.text == (
        f"Passo la richiesta {reference} all'ufficio Istruzione e cultura? Chi l'ha mandata lo saprà subito."
    )
    assert case_of(town, reference).office == "sociali"
    await bruno.presses("Sì, passa a Istruzione e cultura", in_=desk)

    assert card.text == f"{reference}: passata all'ufficio Istruzione e cultura."
    assert card.buttons == []
    assert (
        other.last.text
        == f"{reference}: arriva dall'ufficio Servizi sociali. Nessuno l'ha ancora presa in carico."
    )
    assert other.last.json["reply_to_message"]["text"].startswith(f"{reference} – ")
    assert "ora se ne occupa l'ufficio Istruzione e cultura." in ada.last.text
    case = case_of(town, reference)
    assert (case.office, case.operator) == ("istruzione", "")
    last = events_of(town, reference)[-1]
    assert (last.deed, last.office, last.words) == (Deed.HANDED, "sociali", "Istruzione e cultura")

    await carla.presses("Prendo in carico", in_=other)
    assert case_of(town, reference).operator_name == "Carla Neri"
    await town.forges(bruno, f"case:data:{reference}", in_=desk)
    assert bruno.toast.startswith("Questo pulsante vale solo nella chat dell'ufficio")


async def test_a_case_that_comes_back_has_its_buttons_again(town: TestTown) -> None:
    """Handed over and back: the first desk can work on it."""
    bruno, desk = await at_work(town)
    carla, other = await at_work(town, "tecnico", "Carla Neri")
    _, reference = await filed(town)
    await bruno.presses("Altro…", "Passa a un altro ufficio", "Servizio tecnico", "Sì, passa", in_=desk)
    await carla.presses("Altro…", "Passa a un altro ufficio", "Servizi sociali", "Sì, passa", in_=other)

    await bruno.presses("Prendo in carico", in_=desk)

    assert case_of(town, reference).operator_name == "Bruno Conti"


async def test_a_case_stays_where_it_is_unless_the_office_is_confirmed(town: TestTown) -> None:
    """A slip of the finger is taken back: nothing is handed over and the resident hears nothing."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    receipt = ada.last.text

    await bruno.presses("Altro…", "Passa a un altro ufficio", "Servizio tecnico", "No, resta qui", in_=desk)

    assert desk.last.text == f"{reference}: resta dov'è."
    assert case_of(town, reference).office == "sociali"
    assert ada.last.text == receipt


async def test_who_hands_over_a_second_time_is_told(town: TestTown) -> None:
    """Two operators choose an office: one has handed it over, the other has no right any more."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await bruno.presses("Altro…", "Passa a un altro ufficio", in_=desk)
    choice = desk.last
    tecnico = next(button for button in choice.buttons if button.label == "Servizio tecnico")
    tributi = next(button for button in choice.buttons if button.label == "Tributi")
    await bruno.presses_button(choice, tecnico)
    await bruno.presses("Sì, passa", in_=desk)
    await bruno.presses_button(choice, tributi)

    assert bruno.toast.startswith("Questo pulsante vale solo")
    assert case_of(town, reference).office == "tecnico"


async def test_what_nobody_takes_is_recalled_and_then_helped_with(town: TestTown) -> None:
    """Filed Monday at 10: recalled Tuesday at 10, on the other office's desk Wednesday at 10; each once."""
    await writes_offices(town, "sociali", fallback="istruzione")
    _, desk = await at_work(town)
    carla, other = await at_work(town, "istruzione", "Carla Neri")
    _, reference = await filed(town)

    await until(town, "2026-03-03", 8)
    assert "nessuno l'ha presa" not in seen_in(desk)
    await town.later(timedelta(hours=1))
    recall = f"{reference}: aspetta dal 02/03/2026 e nessuno l'ha presa in carico."
    assert desk.last.text == recall
    assert desk.last.json["reply_to_message"]["text"].startswith(f"{reference} – ")
    assert reference not in seen_in(other)

    await town.restart()
    await until(town, "2026-03-04", 9)
    assert (
        other.last.text
        == f"{reference}: l'ufficio Servizi sociali non l'ha presa in carico. Potete aiutare voi."
    )
    assert "L'ufficio Istruzione e cultura aiuta l'ufficio Servizi sociali" in seen_in(other)
    await town.restart()
    await town.later(timedelta(hours=6))
    assert seen_in(desk).count(recall) == 1
    assert seen_in(other).count("Potete aiutare voi") == 1
    await carla.says("/aperte", in_=other)
    assert f"Di nessuno: 1\n{reference}" in other.last.text
    await carla.says("/cerca centri estivi", in_=other)
    assert reference in other.last.text
    await carla.says(f"/pratica {reference}", in_=other)

    await carla.presses("Prendo in carico", in_=other)
    assert "In carico a: Carla Neri" in seen_in(desk)
    assert events_of(town, reference)[-2].deed is Deed.STOOD_IN


async def test_an_office_on_holiday_is_helped_at_once(town: TestTown) -> None:
    """Nobody is there until the 13th: the other office has the case from the first minute."""
    away = (Span("2026-03-02", "2026-03-13"),)
    await writes_offices(town, "sociali", fallback="istruzione", absent=away)
    await at_work(town)
    carla, other = await at_work(town, "istruzione", "Carla Neri")

    ada, reference = await filed(town)
    await town.later(timedelta(minutes=2))
    await carla.presses("Vedi dati", in_=other)

    assert carla.last.text.startswith(f"Dati della richiesta {reference}")
    await ada.says("/pratiche")
    await ada.presses("Chi ha visto i miei dati")
    assert ada.last.text.endswith("• 02/03/2026 alle 10:02: Istruzione e cultura, Carla Neri")


async def test_an_office_without_a_helper_is_only_recalled(town: TestTown) -> None:
    """Nobody else's desk gets a case that nobody was named for."""
    _, desk = await at_work(town)
    _, other = await at_work(town, "istruzione", "Carla Neri")
    _, reference = await filed(town)

    await until(town, "2026-03-06", 12)

    assert "nessuno l'ha presa in carico" in seen_in(desk)
    assert reference not in seen_in(other)
