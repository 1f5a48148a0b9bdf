# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has told of a danger is not sent on to a service by the next words."""

from datetime import timedelta

import pytest

from tests.townhall import TestTown

CRY = "mio marito mi picchia"


@pytest.mark.parametrize(
    "said",
    [
        "dove posso andare a dormire coi bambini?",
        "non so cosa fare adesso",
        "e poi?",
        "va bene grazie aspetto che passi",
        "ok grazie",
        "ciao",
    ],
)
async def test_words_that_may_go_on_with_the_danger_do(town: TestTown, said: str) -> None:
    """The numbers again, for that danger: no page about summer camps, no three services, no "prego"."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(CRY)

    await ada.says(said)

    assert ada.last.text.startswith("Se il pericolo c'è ancora, chiama subito il 112.")
    assert (
        "\n\nPer la violenza c'è il 1522: puoi chiedere anche dove andare, tu e i tuoi figli" in ada.last.text
    )
    await ada.presses("Mi serve aiuto adesso")
    assert "Se sei in pericolo adesso, chiama il 112." in ada.last.text


async def test_a_plain_question_is_answered_and_ends_it(town: TestTown) -> None:
    """Who was misunderstood gets the answer asked for, and what is unclear later is asked back as ever."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(CRY, "quanto costa l'asilo nido?")
    assert "Se il pericolo" not in ada.last.text

    await ada.says("chi ha vinto il giro d'italia?")

    assert ada.last.text.startswith("Non lo so:")


async def test_after_half_an_hour_it_is_forgotten(town: TestTown) -> None:
    """No word of it was kept, and the kind of danger no longer than a question."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(CRY)
    assert "picchia" not in str(town.house.store.engine.rows("select conversation from conversations"))
    await town.later(timedelta(minutes=32))

    await ada.says("chi ha vinto il giro d'italia?")

    assert ada.last.text.startswith("Non lo so:")


async def test_another_danger_is_told_without_what_it_sounds_like(town: TestTown) -> None:
    """The second cry gets its own numbers, and no section of a sheet below them."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    await ada.says(CRY)

    await ada.says("c'è fuoco in cucina, brucia tutta la casa")

    assert ada.last.text.startswith("Se qualcuno è in pericolo, chiama subito il 112.")
    assert list(ada.last.buttons) == []
