# SPDX-License-Identifier: AGPL-3.0-or-later
"""How people talk in the middle of a form: weary, relieved, unsure, called away, curious."""

import pytest

from bot.phrases import say
from bot.simulator import Person
from tests.townhall import TestTown

ROLE = "Chi sei per il bambino o la bambina?"
NAME = "Come ti chiami?"
CODE = "Qual è il tuo codice fiscale?"
MACHINE = "Sono un programma automatico del Comune di Orio Litta, non una persona."


async def in_form(town: TestTown, *answers: str) -> Person:
    """Somebody in the form of the summer camps, after these answers."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says(*answers)
    return ada


@pytest.mark.parametrize(
    "said",
    [
        "lascio perdere",
        "non ho voglia, lascio perdere",
        "non voglio più farla",
        "basta, non mi va più",
        "Lasciamo stare...",
        "uffa, è troppo lungo, ci rinuncio",
        "I don't want to do it anymore",
    ],
)
async def test_whoever_has_had_enough_of_the_form_leaves_it(town: TestTown, said: str) -> None:
    """It is asked whether the answers go; of a wish to die nobody speaks."""
    ada = await in_form(town, "genitore")

    await ada.says(said)

    assert ada.last.text == say("apply.discard-sure", "it")
    assert not any("112" in message.text for message in ada.received)


@pytest.mark.parametrize(
    "said",
    ["voglio farla finita", "non voglio più vivere", "basta, voglio farla finita", "non ce la faccio più"],
)
async def test_whoever_has_had_enough_of_life_gets_help(town: TestTown, said: str) -> None:
    """However like the others it begins."""
    ada = await in_form(town, "genitore")

    await ada.says(said)

    assert "112" in ada.received[-2].text
    assert ada.last.text.startswith("Domanda 2 di")


@pytest.mark.parametrize(
    "said", ["ok è arrivata l'ambulanza", "per fortuna l'abbiamo trovata", "falso allarme, scusate"]
)
async def test_the_good_end_of_a_danger_is_no_danger(town: TestTown, said: str) -> None:
    """A calm word, and the form waits."""
    ada = await in_form(town, "genitore")

    await ada.says("mio padre non respira")
    assert "112" in ada.received[-2].text
    await ada.says(said)

    assert ada.received[-2].text == say("apply.talk.relief", "it")
    assert NAME in ada.last.text


@pytest.mark.parametrize(
    "said",
    [
        "mio padre non respira",
        "è arrivata l'ambulanza ma non respira",
        "mio padre non respira, continuo dopo",
        "mia mamma ha l'alzheimer e non la trovo più",
    ],
)
async def test_a_cry_goes_first_whatever_stands_beside_it(town: TestTown, said: str) -> None:
    """Neither relief nor a form put off hides it."""
    ada = await in_form(town, "genitore")

    await ada.says(said)

    assert "112" in ada.received[-2].text
    assert NAME in ada.last.text


async def test_whoever_is_unwell_and_goes_on_later_gets_the_number(town: TestTown) -> None:
    """Where it may be a cry, the form is not simply laid aside."""
    ada = await in_form(town)

    await ada.says("non mi sento bene, continuo dopo")

    assert "112" in ada.received[-2].text
    assert ROLE in ada.last.text


async def test_whoever_cannot_go_alone_is_not_lost(town: TestTown) -> None:
    """In the form for a lift an illness is why it is asked for, and nobody is missing."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Trasporto", "Ho letto e capito")
    await ada.says("mia mamma ha l'alzheimer")

    assert not any("112" in message.text for message in ada.received)
    assert "Per chi è il trasporto?" in ada.last.text


@pytest.mark.parametrize(
    "said",
    [
        "aspetta devo andare a prendere mio figlio, continuo dopo",
        "adesso non posso",
        "lo faccio dopo che ora ho da fare",
        "sorry, i'll finish later",
    ],
)
@pytest.mark.parametrize("back", ["riprendo il modulo", "continuo il modulo", "Eccomi"])
async def test_whoever_is_called_away_goes_on_later(town: TestTown, said: str, back: str) -> None:
    """The draft is kept as after the button, and plain words take it up again."""
    ada = await in_form(town)

    await ada.says(said)

    assert ada.last.text == say("drafts.later", "it", days=30)
    await ada.says(back)
    assert ROLE in ada.last.text


async def test_whoever_is_in_the_form_already_is_asked_once_more(town: TestTown) -> None:
    """Taking up what is open is no wrong answer, nor is asking for a moment."""
    ada = await in_form(town)

    await ada.says("riprendo il modulo")
    assert ada.last.text.startswith("Domanda 1 di")
    await ada.says("un attimo")

    assert ada.received[-2].text == say("apply.talk.wait", "it")
    assert ROLE in ada.last.text


@pytest.mark.parametrize("said", ["ma lei è una persona vera?", "sei un robot?", "chi sei?"])
@pytest.mark.parametrize("answers", [(), ("genitore",)])
async def test_whoever_wonders_is_told_who_this_is(
    town: TestTown, said: str, answers: tuple[str, ...]
) -> None:
    """A machine, with a person to be had; then the question again."""
    ada = await in_form(town, *answers)

    await ada.says(said)

    assert ada.received[-2].text.startswith(MACHINE)
    assert (NAME if answers else ROLE) in ada.last.text


@pytest.mark.parametrize(
    "said", ["e se non ho il codice fiscale dietro?", "salta", "boh", "non lo so", "non me lo ricordo"]
)
async def test_whoever_has_no_answer_now_is_told_why_and_how_to_go_on(town: TestTown, said: str) -> None:
    """What it is for, that it can wait, that the office can ask; and no page about something else."""
    ada = await in_form(town, "genitore", "Ada Rossi")

    await ada.says(said)

    why = "Serve a non confondere due persone con lo stesso nome. Sullo schermo lo mostro coperto."
    assert ada.last.text.startswith(say("forms.problem.missing", "it", why=why))
    assert CODE in ada.last.text
    assert "Lascia all'ufficio" in ada.last.labels
    await ada.says("più tardi")
    assert ada.last.text == say("drafts.later", "it", days=30)


@pytest.mark.parametrize("said", ["boh", "non lo so", "non me lo ricordo"])
@pytest.mark.parametrize("answers", [(), ("genitore",), ("genitore", "Ada Rossi", "non ce l'ho ancora")])
async def test_nobody_who_does_not_know_is_called_so(
    town: TestTown, said: str, answers: tuple[str, ...]
) -> None:
    """A choice, a name, a number: the same kindness."""
    ada = await in_form(town, *answers)
    asked = ada.last.text.splitlines()[2]

    await ada.says(said)

    assert "scrivi «più tardi»" in ada.last.text
    assert asked in ada.last.text


async def test_what_is_not_needed_can_be_left_out(town: TestTown) -> None:
    """Whoever has no idea of it is told how."""
    ada = await in_form(town, "genitore", "Ada Rossi", "non ce l'ho ancora", "333 1234567", "boh")

    assert ada.last.text.startswith("Non fa niente.\nSe non ce l'hai o non vuoi rispondere, scrivi «salta».")


async def test_a_surname_put_right_keeps_the_first_name(town: TestTown) -> None:
    """The form goes on where it was, and back is back."""
    ada = await in_form(town, "genitore", "Ada Rosini", "ho sbagliato il cognome, sono Rossini")

    assert ada.last.text.startswith("Ho segnato «Nome e cognome»: Ada Rossini.")
    assert CODE in ada.last.text
    await ada.says("indietro")
    assert NAME in ada.last.text
    assert "La tua risposta finora: Ada Rossini" in ada.last.text


async def test_back_from_an_answer_put_right_halfway_is_back(town: TestTown) -> None:
    """It does not jump ahead to the question that was open."""
    ada = await in_form(town, "genitore", "Ada Rosini", "ho sbagliato il nome")
    assert NAME in ada.last.text

    await ada.says("indietro")
    assert ROLE in ada.last.text
    await ada.says("genitore")
    assert CODE in ada.last.text


@pytest.mark.parametrize("said", ["aiuto non capisco il modulo", "mi aiuti con il modulo?"])
async def test_whoever_does_not_get_on_with_the_form_is_led_to_a_person(town: TestTown, said: str) -> None:
    """With none open, none is opened."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(said)

    assert "Lascia una domanda all'ufficio" in ada.last.labels
    assert "Quale richiesta vuoi fare?" not in ada.last.text
