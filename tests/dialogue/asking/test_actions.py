# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests of one's own, asked for in one's own words."""

import pytest

from bot.cases import reference as written
from tests.residents import files
from tests.townhall import TestTown

NOBODYS = written(2026, 99)


@pytest.mark.parametrize("said", ["{}", "stato richiesta {}", "a che punto è {}", "annulla {}"])
async def test_the_number_of_ones_own_case_shows_it(town: TestTown, said: str) -> None:
    """The case with its buttons."""
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)

    await ada.says(said.format(reference))

    assert reference in ada.last.text
    assert "Ritira la richiesta" in [button.label for button in ada.last.buttons]


@pytest.mark.parametrize("said", ["{}", "stato richiesta {}", "a che punto è {}"])
async def test_a_number_of_others_reveals_nothing(town: TestTown, said: str) -> None:
    """Somebody else's number and one that does not exist lead to the same words, as with /stato."""
    ada, dino = town.telegram.person("Ada Rossi"), town.telegram.person("Dino Verdi")
    reference = await files(ada)
    await dino.starts()

    await dino.says(said.format(reference))
    theirs = dino.last.text
    await dino.says("/annulla", said.format(NOBODYS))
    nobodys = dino.last.text
    await dino.says("/annulla", f"/stato {reference}")

    assert reference not in theirs
    assert theirs == nobodys == dino.last.text


async def test_taking_back_what_was_sent_leads_to_ones_cases(town: TestTown) -> None:
    """«Annulla la mia domanda» without a form under way shows them; «annulla» alone is about nothing."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says("annulla la mia domanda")
    assert ada.last.text == "Non c'è niente da annullare."
    reference = await files(ada)

    await ada.says("annulla")
    assert ada.last.text == "Non c'è niente da annullare."
    await ada.says("annulla la mia domanda")

    assert reference in ada.last.text
    assert "Ritira la richiesta" in [button.label for button in ada.last.buttons]
