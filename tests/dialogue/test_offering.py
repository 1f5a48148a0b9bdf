# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever the bot asks or offers is answered in words as well: a yes, a no, what stands on a button."""

from datetime import timedelta

import pytest

from bot.simulator import Person
from tests.residents import files
from tests.townhall import TestTown

DELETE = "voglio che cancelliate tutti i miei dati"
LAMP = "lampione rotto in via Mazzini"
GONE = "Fatto. Ho cancellato i tuoi dati."
UNCLEAR = "Non ho capito se vuoi. Premi un pulsante, oppure scrivi «sì» o «no»."


async def told(town: TestTown, *words: str) -> Person:
    """Somebody who has said these words, one after another."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(*words)
    return ada


@pytest.mark.parametrize(
    "yes", ["si", "Sì!", "confermo", "certo", "ok procedi", "sì, cancella", "sì grazie", "cancella tutto"]
)
async def test_a_clear_yes_erases(town: TestTown, yes: str) -> None:
    """A yes, a confirmation and the words of the button do what the button does."""
    ada = await told(town, DELETE, yes)

    assert ada.last.text.startswith(GONE)


@pytest.mark.parametrize("unclear", ["ok", "va bene", "boh", "forse", "grazie", "sì?"])
async def test_what_is_no_clear_yes_erases_nothing_and_shows_the_choice_again(
    town: TestTown, unclear: str
) -> None:
    """What cannot be taken back is clearly wanted: a mere "ok" is asked once more, and then a yes counts."""
    ada = await told(town, DELETE, unclear)
    assert "Sì, cancella" in [button.label for button in ada.last.buttons]

    await ada.says("sì")

    assert ada.last.text.startswith(GONE)


@pytest.mark.parametrize(
    "no", ["no", "no grazie", "lascia stare", "annulla", "no, lascia tutto com'è", "non cancellare niente"]
)
async def test_a_no_erases_nothing(town: TestTown, no: str) -> None:
    """A no and whatever gives up leave everything, and the choice is over."""
    ada = await told(town, DELETE, no)
    assert ada.last.text.startswith("I tuoi dati.")

    await ada.says("sì")

    assert not ada.last.text.startswith(GONE)


async def test_other_buttons_of_a_choice_are_said_too(town: TestTown) -> None:
    """Whoever takes a copy home first still answers the question above it."""
    ada = await told(town, DELETE, "scarica una copia (pdf)")
    assert ada.last.attachment == "i-miei-dati.pdf"

    await ada.says("sì")

    assert ada.last.text.startswith(GONE)


@pytest.mark.parametrize("between", ["quanto costa il nido?", "mia nonna è caduta", "ciao", "/menu"])
async def test_a_yes_after_something_else_erases_nothing(town: TestTown, between: str) -> None:
    """Whoever asks or tells something else meanwhile has not said yes to the question before it."""
    ada = await told(town, DELETE, between, "sì")

    assert not ada.last.text.startswith(GONE)
    assert not ada.last.text.startswith("Prego")


async def test_a_late_yes_erases_nothing(town: TestTown) -> None:
    """After half an hour a yes is to nothing, and is not thanked for as if something were done."""
    ada = await told(town, DELETE)
    await town.later(timedelta(minutes=31))

    await ada.says("sì")

    assert ada.last.text.startswith("Non ho capito a che cosa dici di sì.")


async def test_what_was_offered_is_forgotten_with_what_was_asked(town: TestTown) -> None:
    """After half an hour the record holds no button of the choice any more."""
    await told(town, DELETE)
    rows = "select conversation from conversations"
    assert "mydata:erased" in str(town.house.store.engine.rows(rows))

    await town.later(timedelta(minutes=32))

    assert "mydata:erased" not in str(town.house.store.engine.rows(rows))


async def test_a_choice_is_answered_though_a_form_waits(town: TestTown) -> None:
    """The question that was asked last is answered first, then the form."""
    ada = await told(town, "/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says("/dati")
    await ada.presses("Cancella i miei dati")

    await ada.says("sì")

    assert ada.last.text.startswith(GONE)


@pytest.mark.parametrize(("said", "told_"), [("sì", "Hai ritirato la richiesta"), ("no", "Che cosa")])
async def test_taking_a_request_back_is_answered_in_words(town: TestTown, said: str, told_: str) -> None:
    """The second yes may be typed there as well."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)
    await ada.says("/pratiche")
    await ada.presses("Ritira la richiesta")

    await ada.says(said)

    assert told_ in ada.last.text


@pytest.mark.parametrize(
    "yes", ["sì", "sì grazie", "manda", "sì, portala all'ufficio", "chiedi all'ufficio", "ok"]
)
async def test_a_yes_brings_the_question_to_the_office(town: TestTown, yes: str) -> None:
    """Where the bot offers to bring it, the words asked are shown as they would be sent."""
    ada = await told(town, LAMP)
    assert "Se vuoi, porto io la tua domanda all'ufficio." in ada.last.text

    await ada.says(yes)

    assert f"«{LAMP}»" in ada.last.text


async def test_a_yes_to_another_body_is_no_question(town: TestTown) -> None:
    """Where only another body's name is told, nothing was offered."""
    ada = await told(town, "vaccini per neonati dove", "ok")

    assert "Posso mandare" not in ada.last.text


@pytest.mark.parametrize("yes", ["sì", "invia", "manda", "usa queste parole", "sì, usa queste parole"])
async def test_the_words_shown_are_used_after_a_yes(town: TestTown, yes: str) -> None:
    """What was asked goes into the office's form."""
    ada = await told(town, LAMP, "sì", yes)
    assert "Domanda all'ufficio" in ada.last.text

    await ada.presses("Ho letto e capito")
    await ada.says("salta")

    assert LAMP in ada.last.text


async def test_a_no_asks_for_other_words(town: TestTown) -> None:
    """As the button says: another question is written instead."""
    ada = await told(town, LAMP, "sì", "no")
    await ada.presses("Ho letto e capito")

    assert "Scrivi la tua domanda." in ada.last.text


async def test_whoever_gives_up_sends_no_question(town: TestTown) -> None:
    """The words are forgotten, and nothing begins."""
    ada = await told(town, LAMP, "sì", "lascia stare")

    assert ada.last.text.startswith("Va bene, ho annullato.")
    assert LAMP not in str(town.house.store.engine.rows("select conversation from conversations"))


async def test_other_words_replace_those_shown(town: TestTown) -> None:
    """Whoever writes the question better has the better one sent."""
    better = "la mensa c'è anche il venerdì? Quanto costa un pasto?"
    ada = await told(town, LAMP, "sì", better)
    assert f"«{better}»" in ada.last.text
    assert LAMP not in ada.last.text

    await ada.says("sì")
    await ada.presses("Ho letto e capito")
    await ada.says("salta")

    assert better in ada.last.text


async def test_secrets_never_replace_the_words_shown(town: TestTown) -> None:
    """What a chat should not hold is not read back, whatever was offered."""
    ada = await told(town, LAMP, "sì", "il mio codice fiscale è RSSDAA85T50G107F, serve altro?")

    assert "RSSDAA85T50G107F" not in ada.last.text
    assert "RSSDAA85T50G107F" not in str(
        town.house.store.engine.rows("select conversation from conversations")
    )


async def test_a_cry_is_heard_above_a_choice(town: TestTown) -> None:
    """Somebody in danger is not asked whether the words may be sent."""
    ada = await told(town, LAMP, "sì", "aiuto mio marito non respira")

    assert "chiama subito il 112" in ada.last.text


@pytest.mark.parametrize("said", ["avvisami quando apre", "Avvisami quando apre!"])
async def test_a_button_of_a_sheet_is_said(town: TestTown, said: str) -> None:
    """The words on any button that was just shown do what it does."""
    ada = await told(town, "nido quando apre", said)

    assert ada.last.text.startswith(
        "Va bene. Quando apre Nido e servizi per bambini da 0 a 3 anni ti scrivo qui"
    )


@pytest.mark.parametrize("said", ["sì", "ok", "no", "non mi interessa"])
async def test_nobody_in_danger_is_thanked(town: TestTown, said: str) -> None:
    """After the numbers a mere yes or no gets the number once more, shortly."""
    ada = await told(town, "mia nonna è caduta", said)

    assert ada.last.text.startswith("Se il pericolo c'è ancora, chiama subito il 112.")


async def test_no_interest_is_taken_calmly(town: TestTown) -> None:
    """It takes nothing back and opens no list."""
    ada = await told(town, "quanto costa il nido?", "non mi interessa")

    assert ada.last.text == "Va bene, lascio così. Se ti serve altro, scrivimi."


async def test_whoever_gives_up_after_a_danger_is_still_in_it(town: TestTown) -> None:
    """Nothing is cancelled that has to do with the danger."""
    ada = await told(town, "mia nonna è caduta", "sì", "lascia stare", "e poi?")

    assert "112" in ada.last.text


async def test_a_yes_to_help_brings_the_numbers(town: TestTown) -> None:
    """Who says yes below «Mi serve aiuto adesso» is told all of them again."""
    ada = await told(town, "mia nonna è caduta", "sì", "sì")

    assert "Altri numeri: 118" in ada.last.text


@pytest.mark.parametrize(
    ("language", "wish", "yes", "done"),
    [
        ("en", "delete my data", "yes, delete", "I have deleted"),
        ("ro", "șterge datele mele", "da", "am șters"),
        ("ar", "احذف بياناتي", "نعم", "حذفت"),
    ],
)
async def test_a_yes_counts_in_every_language(
    town: TestTown, language: str, wish: str, yes: str, done: str
) -> None:
    """Yes and the button's words are those of the language that is spoken."""
    ada = town.telegram.person("Ada Rossi", language=language)
    await ada.starts()
    await ada.says(wish)
    await ada.says(yes)

    assert done in ada.last.text
