# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notice before a form: plain words go on, a question gets the why, and nobody is stuck there."""

import pytest

from bot.phrases import say
from bot.simulator import Person
from tests.townhall import TestTown

FIRST = "Chi sei per il bambino o la bambina?"


async def at_the_notice(town: TestTown) -> Person:
    """Somebody who is asked to read the notice."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi")
    return ada


@pytest.mark.parametrize(
    "said",
    [
        "ok",
        "va bene",
        "Ok, ho letto",
        "sì va bene, accetto",
        "letto e accetto",
        "procediamo",
        "tutto chiaro!",
    ],
)
async def test_plain_words_say_that_it_was_read(town: TestTown, said: str) -> None:
    """Nobody needs the button's very words, nor one of them alone."""
    ada = await at_the_notice(town)

    await ada.says(said)

    assert FIRST in ada.last.text


@pytest.mark.parametrize("said", ["va bene?", "ok ma non ho capito", "boh", "grazie", "ok e poi?", "👍"])
async def test_nothing_else_says_so(town: TestTown, said: str) -> None:
    """A question, a doubt and a thumb leave the notice to be read."""
    ada = await at_the_notice(town)

    await ada.says(said)

    assert not any(FIRST in message.text for message in ada.received)
    assert "Ho letto e capito" in ada.last.labels


@pytest.mark.parametrize(
    "said",
    [
        "perché?",
        "a cosa serve?",
        "perché lo devo leggere?",
        "a cosa serve questa informativa?",
        "che fine fanno i miei dati?",
        "chi legge i miei dati?",
    ],
)
async def test_whoever_asks_why_is_told(town: TestTown, said: str) -> None:
    """What the data are for, who reads them, how long they are kept: no sheet about something else."""
    ada = await at_the_notice(town)

    await ada.says(said)

    assert "Chi legge la risposta: l'ufficio Servizi sociali." in ada.received[-2].text
    assert ada.last.text == say("forms.notice", "it")


@pytest.mark.parametrize(
    ("first", "second"), [("boh", "mah"), ("non capisco", "non capisco"), ("boh", "non capisco")]
)
async def test_whoever_is_not_understood_twice_is_told_every_way_on(
    town: TestTown, first: str, second: str
) -> None:
    """Not the same line again, but the words to write; each of them works."""
    ada = await at_the_notice(town)
    await ada.says(first)
    once = ada.last.text

    await ada.says(second)

    stuck = ada.last.text
    assert stuck != once
    assert stuck == (
        "Ecco che cosa puoi fare. Per andare avanti scrivi ho letto. Per sapere a che cosa servono i"
        " tuoi dati scrivi perché. Per parlare con una persona scrivi ufficio. Se non vuoi continuare"
        " scrivi annulla."
    )
    await ada.says("perché")
    assert "Chi legge la risposta" in ada.received[-2].text
    await ada.says("ufficio")
    assert "Servizi sociali" in ada.received[-2].text
    await ada.says("ho letto")
    assert FIRST in ada.last.text
    await ada.says("annulla")
    assert "Sì, butta via" in ada.last.labels


@pytest.mark.parametrize(
    "said", ["no", "no grazie", "non voglio", "No, non accetto.", "annulla", "lasciamo stare", "/annulla"]
)
async def test_whoever_does_not_want_it_has_nothing_to_throw_away(town: TestTown, said: str) -> None:
    """A no to the notice ends there, kindly, with a person to turn to; what is written next is no answer."""
    ada = await at_the_notice(town)

    await ada.says(said)

    assert ada.last.text == say("drafts.declined", "it")
    assert ada.last.labels == ["Parla con una persona", "Torna al menu"]
    await ada.says("continua")
    assert "Continua la richiesta iniziata" not in ada.last.labels


async def test_after_an_answer_the_notice_is_left_with_a_question(town: TestTown) -> None:
    """Whoever went back to it has something to lose."""
    ada = await at_the_notice(town)
    await ada.says("ho letto", "genitore", "indietro", "indietro", "no grazie")

    assert ada.last.text == say("apply.discard-sure", "it")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("read", "why", "operator", "cancel")),
        ("ro", ("am citit", "de ce", "operator", "anulează")),
        ("ar", ("قرأت", "لماذا", "موظف", "إلغاء")),
    ],
)
async def test_the_ways_on_work_in_every_language(
    town: TestTown, language: str, words: tuple[str, ...]
) -> None:
    """The words that are told are words that are understood."""
    ada = await at_the_notice(town)
    await town.forges(ada, f"language:{language}")
    await ada.says("xyz xyz", "zyx zyx")
    assert all(word in ada.last.text for word in words)
    read, why, person, cancel = words

    await ada.says(why)
    assert say("forms.notice-stuck", language).striptags() == ada.last.text
    assert len(ada.received[-2].text) > len(ada.last.text)
    await ada.says(person)
    assert ada.last.text == say("forms.notice-stuck", language).striptags()
    await ada.says(read)
    assert "12" in ada.last.text
    await ada.says(cancel)

    assert say("apply.do.discard", language) in ada.last.labels


async def test_whoever_wants_a_person_gets_the_office(town: TestTown) -> None:
    """In one's own words too, and the notice waits."""
    ada = await at_the_notice(town)

    await ada.says("voglio parlare con una persona vera")

    assert say("welcome.human", "it", town="Comune di Orio Litta").striptags() in ada.received[-2].text
    assert "Ho letto e capito" in ada.last.labels
