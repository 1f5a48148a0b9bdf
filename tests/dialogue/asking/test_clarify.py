# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asked back: at most three choices, each a button and a number that can be typed."""

from datetime import timedelta

import pytest

from bot.simulator import Person
from tests.townhall import TestTown

CHOICES = [
    "Nido e servizi per bambini da 0 a 3 anni",
    "Contributo per i centri estivi",
    "Tasse del Comune: IMU e TARI",
]


async def asked_back(town: TestTown) -> Person:
    """Somebody who wrote a word that three services share."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says("bonus")
    assert ada.last.text.splitlines()[2:5] == [f"{n}. {title}" for n, title in enumerate(CHOICES, start=1)]
    return ada


async def test_choices_are_buttons_and_numbers(town: TestTown) -> None:
    """Three numbered buttons, the same in the text, and a way out."""
    ada = await asked_back(town)

    assert [button.label for button in ada.last.buttons] == [
        *(f"{n}. {title}" for n, title in enumerate(CHOICES, start=1)),
        "Nessuna di queste",
    ]


@pytest.mark.parametrize("typed", ["2", "2.", "la 2", "due", "la seconda", "Numero 2"])
async def test_a_typed_number_chooses(town: TestTown, typed: str) -> None:
    """«2», or as people say it, is the second one."""
    ada = await asked_back(town)

    await ada.says(typed)

    assert ada.last.text.startswith(CHOICES[1])


async def test_a_number_means_nothing_later(town: TestTown) -> None:
    """After half an hour, or after another answer, «2» chooses nothing."""
    ada = await asked_back(town)
    await town.later(timedelta(minutes=31))
    await ada.says("2")
    assert not ada.last.text.startswith(CHOICES[1])

    await ada.says("bonus")
    await ada.presses("1. ")
    await ada.says("2")

    assert not ada.last.text.startswith(CHOICES[1])


async def test_another_question_is_a_question(town: TestTown) -> None:
    """Whoever ignores the choices and writes on is answered."""
    ada = await asked_back(town)

    await ada.says("come chiedo il contributo per il centro estivo?")

    assert ada.last.text.startswith("Contributo per i centri estivi – Come fare")


async def test_a_choice_can_be_another_body(town: TestTown) -> None:
    """«Bolletta» may be of the water company: that is one of the choices, and says whom to turn to."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("bolletta")
    assert len(ada.last.buttons) == 3

    await ada.says("2")

    assert "Questo non riguarda il Comune di Orio Litta. Devi rivolgerti a: SAL" in ada.last.text
