# SPDX-License-Identifier: AGPL-3.0-or-later
"""An answer put right: the same is asked about another topic, or the answer was not what was asked."""

import pytest

from tests.townhall import TestTown

ASKED = "quanto costa il nido?"


@pytest.mark.parametrize(
    "said",
    ["intendevo il grest", "non quello, il centro estivo", "no il centro estivo", "No, intendevo il grest!"],
)
async def test_another_topic_is_asked_the_same(town: TestTown, said: str) -> None:
    """The costs of the nursery, then those of the summer camps."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(ASKED)
    assert ada.last.text.startswith("Nido e servizi per bambini da 0 a 3 anni – Quanto costa")

    await ada.says(said)

    assert ada.last.text.startswith("Contributo per i centri estivi – Quanto costa")


async def test_what_is_asked_anew_counts(town: TestTown) -> None:
    """A correction that says what it wants to know of the other topic is answered with that."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(ASKED)

    await ada.says("no, che documenti servono per il centro estivo?")

    assert ada.last.text.startswith("Contributo per i centri estivi – Che cosa serve")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("no grazie", "Prego."),
        ("no, il passaporto", "Devi rivolgerti a: la Questura"),
        ("no, voglio fare domanda per il centro estivo", "manifestazione di interesse"),
    ],
)
async def test_no_alone_corrects_nothing(town: TestTown, said: str, heard: str) -> None:
    """Thanks, other people's matters and wishes to apply stay what they are."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(ASKED)

    await ada.says(said)

    assert heard in ada.last.text


@pytest.mark.parametrize("said", ["non è quello che ho chiesto", "sbagliato", "Hai sbagliato!"])
async def test_a_wrong_answer_is_not_told_again(town: TestTown, said: str) -> None:
    """What else is known of the topic is offered, by number too, and a person."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(ASKED)

    await ada.says(said)

    labels = [button.label for button in ada.last.buttons]
    assert ada.last.text.startswith("Mi dispiace, non ti ho capito bene.")
    assert "Parla con una persona" in labels
    assert not any(label.endswith("Quanto costa") for label in labels)
    await ada.says("1")
    assert ada.last.text.startswith("Nido e servizi per bambini da 0 a 3 anni – ")


async def test_the_question_answered_wrongly_can_still_be_sent(town: TestTown) -> None:
    """Not «sbagliato» is offered to the office, but what was asked."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(ASKED, "sbagliato")

    await town.forges(ada, "question:")

    assert f"«{ASKED}»" in ada.last.text
