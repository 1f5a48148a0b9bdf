# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people say of the talk itself: wait, I do not understand."""

import pytest

from bot.phrases import say
from tests.townhall import TestTown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "Aspetta!"),
        ("it", "aspetta un attimo"),
        ("en", "wait"),
        ("ro", "așteaptă"),
        ("ar", "لحظة"),
    ],
)
async def test_whoever_asks_to_wait_hears_a_calm_line(town: TestTown, language: str, said: str) -> None:
    """Neither a list of requests nor numbers for an emergency."""
    ada = town.telegram.person("Ada Rossi", language=language)
    await ada.starts()

    await ada.says(said)

    assert ada.last.text == say("ask.smalltalk.wait", language).unescape()


@pytest.mark.parametrize("said", ["non ho capito", "spiegati meglio", "puoi spiegare meglio?"])
async def test_whoever_does_not_understand_is_offered_a_person(town: TestTown, said: str) -> None:
    """A person and the topics; after an answer also the simpler questions on it, and its office."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(said)
    alone = [button.label for button in ada.last.buttons]
    assert alone == ["Parla con una persona", "Informazioni sui servizi"]

    await ada.says("quanto costa il nido?", said)

    labels = [button.label for button in ada.last.buttons]
    assert labels[-2:] == alone
    assert "1. Che cos'è" in labels
    await ada.presses("Parla con una persona")
    assert "Istruzione e cultura" in ada.last.text
