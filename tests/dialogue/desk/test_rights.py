# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buttons stay true: two operators, no rights, a desk that is gone or moved; and looks are written down."""

from collections.abc import Awaitable
from datetime import timedelta

from bot.cases import Deed, State, UnlinkDesk
from bot.phrases import say
from bot.store import keep
from tests.dialogue.offices import at_work, case_of, events_of, filed, seen_in, sends
from tests.townhall import TestTown

VERBS = (
    "take",
    "data",
    "ask",
    "tell",
    "note",
    "protocol",
    "promise",
    "hand",
    "close",
    "more",
    "less",
    "print",
)


async def test_the_later_of_two_operators_is_told_at_every_button(town: TestTown) -> None:
    """Carla's screen still shows the old card: each of its buttons says how things stand now."""
    bruno, desk = await at_work(town)
    carla = town.telegram.person("Carla Neri")
    await carla.joins(desk)
    _, reference = await filed(town)
    card = desk.last
    take, ask, close = card.buttons[0], card.buttons[2], card.buttons[3]
    await bruno.presses("Chiudi", "Chiudi senza esito", in_=desk)
    await sends(bruno, desk, "Era una prova, grazie.")

    toasts = []
    for button in (take, ask, close):
        await carla.presses_button(card, button)
        toasts.append(carla.toast)

    assert toasts == ["Questa richiesta è già conclusa."] * 3
    assert case_of(town, reference).operator_name == "Bruno Conti"


async def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(town: TestTown) -> None:
    """Both have pressed before the counter looks: one is in charge, and both end it, but it ends once."""
    bruno, desk = await at_work(town)
    carla = town.telegram.person("Carla Neri")
    await carla.joins(desk)
    ada, reference = await filed(town)
    card = desk.last
    await at_once(town, *(each.presses_button(card, card.buttons[0]) for each in (carla, bruno)))
    assert carla.toast == f"{reference} è in carico a te."
    assert bruno.toast == "È già in carico a Carla Neri."
    assert case_of(town, reference).operator_name == "Carla Neri"

    previews = []
    for each, words in ((bruno, "Abbiamo guardato tutto."), (carla, "Il centro non è ammesso.")):
        await each.presses("Chiudi", "Esito negativo", in_=desk)
        await each.says(words, in_=desk)
        previews.append(desk.last)
    before = len(ada.received)
    senders = zip((bruno, carla), previews, strict=True)
    await at_once(town, *(each.presses_button(shown, shown.buttons[0]) for each, shown in senders))

    assert carla.toast == "Questa richiesta è già conclusa."
    assert [event.words for event in events_of(town, reference) if event.deed is Deed.ENDED] == [
        "Abbiamo guardato tutto."
    ]
    assert len(ada.received) == before + 1


async def test_the_office_and_the_resident_act_at_once(town: TestTown) -> None:
    """Taken back in the very moment in which it is taken: whoever is second reads how it stands."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    card = desk.last
    await ada.says("/pratiche")
    await ada.presses("Ritira la richiesta")
    sure = ada.last
    await at_once(
        town, ada.presses_button(sure, sure.buttons[0]), bruno.presses_button(card, card.buttons[0])
    )

    assert case_of(town, reference).state is State.WITHDRAWN
    assert bruno.toast == "Questa richiesta è già conclusa."
    assert "Stato: ritirata" in desk.last.text or "ritirato la richiesta" in desk.last.text


async def at_once(town: TestTown, *presses: Awaitable[None]) -> None:
    """All of them are at Telegram before the counter sees the first."""
    town.telegram.world.settle = None
    for press in presses:
        await press
    town.telegram.world.settle = town.settle
    await town.settle()


async def test_another_office_can_do_nothing_and_see_nothing(town: TestTown) -> None:
    """Every verb, forged at another office's desk or in a stranger's chat, is refused alike."""
    await at_work(town)
    carla, other = await at_work(town, "tecnico", "Carla Neri")
    stranger = town.telegram.person("Dino Verdi")
    await stranger.starts()
    _, reference = await filed(town)
    before = events_of(town, reference)
    forged = [f"case:{verb}:{reference}" for verb in VERBS]
    forged += [
        f"end:granted:{reference}",
        f"use:ask:{reference}:isee",
        f"hand:tributi:{reference}",
        f"show:{reference}",
    ]

    for does in forged:
        for person, group in ((carla, other), (carla, None), (stranger, None)):
            await town.forges(person, does, in_=group)
            assert person.toast == say("desk.not-yours", "it"), does

    assert events_of(town, reference) == before
    assert "Ada Rossi" not in carla.last.text + stranger.last.text
    assert reference not in seen_in(other)


async def test_words_that_were_asked_for_need_the_right_when_they_come(town: TestTown) -> None:
    """The desk is unlinked while the operator writes: nothing happens to the case."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    keep(UnlinkDesk(f"telegram:{desk.id}"), town.house.store, town.clock())
    before = len(ada.received)

    await bruno.says("Per quali settimane è il centro?", in_=desk)

    assert desk.last.text == say("desk.not-yours", "it")
    assert len(ada.received) == before
    assert case_of(town, reference).state is State.SUBMITTED


async def test_a_desk_that_was_removed_has_dead_buttons(town: TestTown) -> None:
    """The old card is still there, and opens nothing; the next one goes to the desks that are left."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    keep(UnlinkDesk(f"telegram:{desk.id}"), town.house.store, town.clock())

    for label in ("Prendo in carico", "Vedi dati", "Chiudi"):
        await bruno.presses(label, in_=desk)
        assert bruno.toast == say("desk.not-yours", "it")
    await bruno.says(f"/pratica {reference}")
    assert bruno.last.text == say("general.unknown-command", "it")
    _, later = await filed(town, "Ivo Rossi")

    assert later not in seen_in(desk)
    assert case_of(town, reference).state is State.SUBMITTED


async def test_a_desk_that_moved_goes_on_with_the_card_it_had(town: TestTown) -> None:
    """The group became a supergroup: a card asked for there works like any other."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await desk.becomes_supergroup()
    await town.settle()

    await bruno.says(f"/pratica {reference}", in_=desk)
    await bruno.presses("Prendo in carico", in_=desk)

    assert "In carico a: Bruno Conti" in desk.last.text
    assert case_of(town, reference).operator == f"telegram:{bruno.id}"


async def test_the_resident_reads_who_has_seen_the_data(town: TestTown) -> None:
    """Office, name and moment of every look, for the owner alone; nobody, as long as nobody looked."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await ada.says("/pratiche")
    await ada.presses("Chi ha visto i miei dati")
    assert ada.last.text == f"Richiesta {reference}: nessuno ha ancora aperto i tuoi dati."

    await bruno.presses("Vedi dati", in_=desk)
    await town.later(timedelta(hours=1))
    await bruno.presses("Altro…", "Da stampare", in_=desk)
    await ada.presses("Chi ha visto i miei dati")

    assert ada.last.text == (
        f"Chi ha aperto i dati della richiesta {reference} (accessi: 2):\n"
        "• 02/03/2026 alle 11:00: Servizi sociali, Bruno Conti\n"
        "• 02/03/2026 alle 10:00: Servizi sociali, Bruno Conti"
    )
    assert b"RSSDAA85T50G107F" in bruno.last.file
    dino = town.telegram.person("Dino Verdi")
    await dino.starts()
    await town.forges(dino, f"seen:{reference}")
    assert "Bruno" not in dino.last.text


async def test_private_rights_last_for_a_shift(town: TestTown) -> None:
    """From the private chat an operator works for twelve hours after acting at the desk."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await bruno.says(f"/pratica {reference}")
    assert bruno.last.text == say("general.unknown-command", "it")
    await bruno.presses("Prendo in carico", in_=desk)

    await bruno.says(f"/pratica {reference}")
    assert "Codice fiscale: RSSDAA85T50G107F" in bruno.last.text
    assert events_of(town, reference)[-1].deed is Deed.SEEN
    await town.later(timedelta(hours=12))
    await bruno.says(f"/pratica {reference}")

    assert bruno.last.text == say("general.unknown-command", "it")


async def test_an_anonymous_administrator_changes_nothing(town: TestTown) -> None:
    """Whoever works on a case has a name: "the group" gets no card, and its words are not taken."""
    bruno, desk = await at_work(town)
    _, reference = await filed(town)
    await bruno.presses("Chiedi integrazione", in_=desk)
    await bruno.says_anonymously("Per quali settimane?", in_=desk)
    await bruno.says_anonymously(f"/cerca {reference}", in_=desk)
    assert desk.last.text.startswith("Non trovo nessuna richiesta così tra quelle del tuo ufficio.")
    await bruno.says_anonymously(f"/pratica {reference}", in_=desk)

    assert desk.last.text == say("desk.anonymous", "it")
    assert case_of(town, reference).state is State.SUBMITTED


async def test_whoever_left_the_group_is_no_operator(town: TestTown) -> None:
    """The rights that the private chat had from the desk end with it."""
    bruno, desk = await at_work(town)
    carla = town.telegram.person("Carla Neri")
    await carla.starts()
    await carla.joins(desk)
    _, reference = await filed(town)
    await carla.presses("Vedi dati", in_=desk)
    await bruno.presses("Vedi dati", in_=desk)

    await carla.leaves(desk)
    for person in (carla, bruno):
        await person.says(f"/pratica {reference}")
    await carla.starts(f"data_{reference}")

    assert "Ada Rossi" not in carla.last.text
    assert carla.received[-2].text == say("general.unknown-command", "it")
    assert "Ada Rossi" in bruno.last.text
