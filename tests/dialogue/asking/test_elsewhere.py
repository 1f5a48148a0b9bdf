# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is not ours ends the topic talked about; what is asked next is not answered about ours."""

from datetime import timedelta

import pytest

from tests.townhall import TestTown


@pytest.mark.parametrize(
    ("other", "follow_up", "body"),
    [
        ("come si fa il passaporto?", "e quanto costa?", "la Questura"),
        ("mi serve il passaporto", "che documenti servono?", "la Questura"),
        ("contributo affitto", "quanto danno?", "ALER"),
        ("passaporto", "orari?", "la Questura"),
    ],
)
@pytest.mark.parametrize("earlier", ["quanto costa il nido?", "orari biblioteca", "/menu"])
async def test_a_bare_question_is_still_of_the_body_named(
    town: TestTown, earlier: str, other: str, follow_up: str, body: str
) -> None:
    """It names that body again: neither the topic before it nor three others of ours."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(earlier, other)

    await ada.says(follow_up)

    assert f"Devi rivolgerti a: {body}" in ada.last.text


async def test_a_body_chosen_is_named_again_too(town: TestTown) -> None:
    """Asked back and chosen by its number, it is what the next question is about."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?", "acqua", "2")

    await ada.says("e quanto costa?")

    assert "Devi rivolgerti a: SAL" in ada.last.text


@pytest.mark.parametrize("follow_up", ["quanto costa?", "e i documenti?"])
async def test_after_what_nobody_knows_nothing_is_offered(town: TestTown, follow_up: str) -> None:
    """A wasps' nest is nobody's known to us, and so is what it costs."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?", "ho un nido di vespe sotto il tetto")

    await ada.says(follow_up)

    assert ada.last.text.startswith("Non lo so:")
    assert next(button.label for button in ada.last.buttons) == "Informazioni sui servizi"


async def test_danger_ends_the_topic(town: TestTown) -> None:
    """Nobody who was given numbers to call is told the fees of the nursery."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?", "mio marito mi picchia")

    await ada.says("quanto costa?")

    assert not ada.last.text.startswith("Nido")


async def test_the_topic_before_it_does_not_come_back(town: TestTown) -> None:
    """Not even when the body is forgotten, as everything is of which nothing is kept."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?", "come si fa il passaporto?", "sei un cretino")

    await ada.says("e i documenti?")

    assert not ada.last.text.startswith("Nido")


@pytest.mark.parametrize("said", ["boh", "grazie", "asdkjh"])
async def test_what_says_nothing_ends_nothing(town: TestTown, said: str) -> None:
    """The topic is still the one talked about."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?", said)

    await ada.says("e i documenti?")

    assert ada.last.text.startswith("Nido e servizi per bambini da 0 a 3 anni – Che cosa serve")


async def test_our_own_topic_named_after_it_is_answered(town: TestTown) -> None:
    """Whoever comes back to the municipality's matters is answered, and goes on there."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("come si fa il passaporto?", "quanto costa il nido?")
    assert ada.last.text.startswith("Nido")

    await ada.says("e i documenti?")

    assert ada.last.text.startswith("Nido e servizi per bambini da 0 a 3 anni – Che cosa serve")


async def test_the_body_is_forgotten_after_half_an_hour(town: TestTown) -> None:
    """By then a bare question is about nothing, and the record does not hold whom the person was sent to."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("come si fa il passaporto?")
    rows = "select conversation from conversations"
    assert "questura" in str(town.house.store.engine.rows(rows))

    await town.later(timedelta(minutes=32))

    assert "questura" not in str(town.house.store.engine.rows(rows))
    await ada.says("e quanto costa?")
    assert "Questura" not in ada.last.text


async def test_whom_else_it_may_be_for_goes_on_with_the_topic(town: TestTown) -> None:
    """It is no other matter, and surely no wish to have one's data erased."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("cosa serve per cambiare residenza?")

    await ada.says("e i miei figli?")

    assert ada.last.text.startswith("Cambio di residenza e anagrafe")


async def test_whoever_starts_anew_asks_of_nothing_before(town: TestTown) -> None:
    """After /start a bare question is asked back: of what?"""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("quanto costa il nido?")

    await ada.says("/start", "e i documenti?")

    assert not ada.last.text.startswith("Nido")


async def test_a_matter_of_our_own_office_goes_to_that_office(town: TestTown) -> None:
    """A pothole is no other body's: the office is named, and the question with the same words gets there."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("tecnico", bruno)
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says("c'è una buca enorme in via roma")
    assert "Chi può dirti di più: il Servizio tecnico" in ada.last.text
    assert "Dati non ancora disponibili: telefono, e-mail, orari, indirizzo." in ada.last.text
    await ada.presses("Chiedi all'ufficio", "Sì, usa queste parole", "Ho letto e capito")
    await ada.says("salta")
    await ada.presses("Confermo")

    assert "Servizio tecnico" in ada.last.text
    assert "Domanda all'ufficio" in desk.last.text


async def test_hours_and_phone_are_those_of_the_town_hall(town: TestTown) -> None:
    """Who asks when the town hall opens is told what is known of it, and what is not."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says("a che ora apre il comune?")

    assert "PEC: comune.oriolitta@pec.regione.lombardia.it" in ada.last.text
    assert "Dati non ancora disponibili: telefono, e-mail, orari, indirizzo." in ada.last.text


@pytest.mark.parametrize("earlier", ["c'è una buca enorme in via roma", "come si fa il passaporto?"])
async def test_who_says_more_than_a_word_is_asked_anew_of_what(town: TestTown, earlier: str) -> None:
    """Hours of the town hall are not those of the office or the body named before."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(earlier)

    await ada.says("a che ora apre il comune?")

    assert "Chi può dirti di più: gli uffici del Comune" in ada.last.text
