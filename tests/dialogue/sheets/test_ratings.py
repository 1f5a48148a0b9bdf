# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two thumbs under each answer: each counts once, and nobody's name is with it."""

from datetime import date, timedelta

import pytest

from bot.answers.vote import Tally
from bot.phrases import say
from bot.simulator import Person
from tests.townhall import TestTown

ASKED = "come chiedo il contributo per il centro estivo?"


def tallies(town: TestTown) -> tuple[Tally, ...]:
    """All votes so far."""
    return town.house.store.ratings.since(date(2026, 1, 1))


async def reads(town: TestTown, name: str = "Ada Rossi", asked: str = ASKED) -> Person:
    """Somebody who asked and got the section on how to apply."""
    person = town.telegram.person(name)
    await person.says(asked)
    assert person.last.text.startswith("Contributo per i centri estivi – Come fare")
    return person


async def test_both_thumbs_stand_in_one_row(town: TestTown) -> None:
    """Every answer asks, in its last row."""
    ada = await reads(town)

    assert [button.label for button in ada.last.rows[-1]] == ["👍 Utile", "👎 Non utile"]


async def test_each_answer_counts_once_a_person(town: TestTown) -> None:
    """Pressed twice, pressed the other way, typed after it: one vote. Another person's counts again."""
    ada, dino = await reads(town), await reads(town, "Dino Verdi")
    answer = ada.last

    await ada.presses("👍 Utile", on=answer)
    assert ada.toast == "Grazie, me lo segno."
    await ada.presses("👎 Non utile", on=answer)
    assert ada.toast == say("ratings.already", "it")
    await ada.says("non utile")
    assert ada.last.text == say("ratings.already", "it")
    await dino.presses("👎 Non utile")

    assert tallies(town) == (Tally("centri-estivi", "come", 1, 1),)


async def test_a_new_answer_can_be_voted_on(town: TestTown) -> None:
    """The next answer is another one, even if it is the same section."""
    ada = await reads(town)
    await ada.presses("👍 Utile")
    await ada.says(ASKED)
    await ada.presses("👍 Utile")

    assert tallies(town) == (Tally("centri-estivi", "come", 2, 0),)


async def test_words_count_as_well(town: TestTown) -> None:
    """A thumb or «utile» typed after an answer is a vote on it; after half an hour it is not."""
    ada, dino = await reads(town), await reads(town, "Dino Verdi")
    await ada.says("👍🏼")
    assert ada.last.text == say("ratings.thanks", "it")
    await dino.says("non mi è stato utile")
    assert dino.last.text == say("ratings.sorry", "it")

    late = await reads(town, "Carla Neri")
    await town.later(timedelta(minutes=31))
    await late.says("👎")

    assert tallies(town) == (Tally("centri-estivi", "come", 1, 1),)


@pytest.mark.parametrize(
    ("signs", "counted"),
    [("👍👍👍", (1, 0)), ("👎🏽!!", (0, 1)), ("😊 👍", (1, 0)), ("👍 molto utile", (1, 0)), ("❤️", (0, 0))],
)
async def test_a_thumb_among_other_signs_counts(town: TestTown, signs: str, counted: tuple[int, int]) -> None:
    """Several of them, of any colour, beside other emoji or words for a vote; no other sign votes."""
    ada = await reads(town)

    await ada.says(signs)

    assert sum(each.useful for each in tallies(town)) == counted[0]
    assert sum(each.useless for each in tallies(town)) == counted[1]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("👎 mio padre non respira", "112"),
        ("👍 e quando apre la biblioteca?", "Biblioteca"),
        ("👍 il mio codice è RSSMRA80A01H501U", say("ask.sensitive", "it")),
    ],
    ids=["cry", "question", "secret"],
)
async def test_words_beside_a_thumb_are_read(town: TestTown, said: str, heard: str) -> None:
    """A cry for help is heard, a question answered, a secret taken off the chat: none of them is a vote."""
    ada = await reads(town)
    before = len(ada.received)

    await ada.says(said)

    assert any(heard in message.text for message in ada.received[before:])
    assert not any("RSSMRA80A01H501U" in message.text for message in ada.messages)
    assert tallies(town) == ()


async def test_nobody_is_named_in_the_record_of_votes(town: TestTown) -> None:
    """The table holds a day, a section and two sums."""
    ada = await reads(town)
    await ada.presses("👎 Non utile")

    assert town.house.store.engine.rows("select * from ratings") == [
        {"day": "2026-03-02", "topic": "centri-estivi", "facet": "come", "useful": 0, "useless": 1}
    ]


async def test_a_forged_vote_counts_nothing(town: TestTown) -> None:
    """A thumb for a section that does not exist is an old button."""
    ada = await reads(town)
    for does in ("rate:up:centri-estivi:prezzo:1", "rate:su:centri-estivi:come:1", "rate:up:luna:come:1"):
        await town.forges(ada, does)
        assert ada.toast == say("general.too-old", "it")

    assert tallies(town) == ()


async def test_a_thumb_down_offers_the_office_with_the_words_asked(town: TestTown) -> None:
    """One tap further, the question stands there, ready for the office."""
    ada = await reads(town)

    await ada.presses("👎 Non utile", "Chiedi all'ufficio")

    assert f"«{ASKED}»" in ada.last.text
