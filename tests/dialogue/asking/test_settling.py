# SPDX-License-Identifier: AGPL-3.0-or-later
"""A few words after a question was asked back: understood together with it."""

from datetime import timedelta

import pytest

from tests.townhall import TestTown


@pytest.mark.parametrize(
    ("asked", "reply", "heard"),
    [
        ("acqua", "del rubinetto", "Devi rivolgerti a: SAL"),
        ("acqua", "frizzante", "Casa dell'acqua – "),
        ("acqua", "gasata", "Casa dell'acqua – "),
        ("bolletta", "acqua", "Devi rivolgerti a: SAL"),
        ("campo", "da calcio", "Impianti sportivi"),
        ("certificato", "di nascita", "Cambio di residenza e anagrafe"),
        ("tessera", "sanitaria", "Devi rivolgerti a: ASST di Lodi"),
        ("isee", "al caf", "Devi rivolgerti a: un CAF"),
        ("asilo", "ha 4 anni", "Devi rivolgerti a: la segreteria"),
        ("asilo", "ha due anni", "Nido e servizi"),
        ("bonus", "del nido", "Nido e servizi"),
    ],
)
async def test_a_reply_in_words_chooses(town: TestTown, asked: str, reply: str, heard: str) -> None:
    """It is the choice it stands for, though by itself it is none."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(asked)
    assert "Premi un pulsante oppure scrivi il numero." in ada.last.text

    await ada.says(reply)

    assert heard in ada.last.text


async def test_what_settles_nothing_is_asked_back_with_all_the_words(town: TestTown) -> None:
    """The second question back keeps both messages: both go to the office."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("isee", "come si fa")
    assert "3. Un CAF" in ada.last.text

    await ada.presses("Nessuna di queste")

    assert "«isee come si fa»" in ada.last.text


@pytest.mark.parametrize(
    ("reply", "heard"),
    [
        ("grazie", "Prego."),
        ("che tempo fa domani?", "Non lo so:"),
        ("contributo affitto", "Devi rivolgerti a: ALER"),
        ("quando apre la biblioteca?", "Biblioteca"),
        ("aiuto mi sento male non respiro", "112"),
        ("voglio parlare con una persona", "una persona"),
    ],
    ids=["smalltalk", "unknown", "body", "answer", "emergency", "action"],
)
async def test_what_is_clear_by_itself_is_no_reply(town: TestTown, reply: str, heard: str) -> None:
    """Whoever goes on to something else after a question back is heard with that."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("acqua")

    await ada.says(reply)

    assert heard in ada.last.text


async def test_after_half_an_hour_a_reply_replies_to_nothing(town: TestTown) -> None:
    """The words asked back about are forgotten by then."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("certificato")
    await town.later(timedelta(minutes=31))

    await ada.says("di nascita")

    assert not ada.last.text.startswith("Cambio di residenza")


@pytest.mark.parametrize("secret", ["ha due anni RSSDAA85T50G107F", "dei piccoli, è autistico"])
async def test_sensitive_words_are_joined_to_nothing(town: TestTown, secret: str) -> None:
    """They are taken off the chat and kept with no other words."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("asilo")

    await ada.says(secret)

    assert any("Attenzione: nel tuo messaggio" in message.text for message in ada.received)
    assert secret not in str(town.house.store.engine.rows("select conversation from conversations"))


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("certificato RSSMRA80A01", "H501U"),
        ("certificato RSSMRA", "80A01H501U"),
        ("acqua la password", "Pippo123"),
        ("certificato 4111 1111", "1111 1111"),
    ],
)
async def test_a_secret_in_two_halves_is_one(town: TestTown, asked: str, reply: str) -> None:
    """The second half is taken off the chat and told of once; the first is kept no longer either."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(asked)
    assert "Premi un pulsante oppure scrivi il numero." in ada.last.text
    before = len(ada.received)

    await ada.says(reply)

    assert sum("Attenzione: nel tuo messaggio" in each.text for each in ada.received[before:]) == 1
    assert not any("112" in message.text for message in ada.received)
    assert reply not in [message.text for message in ada.messages]
    kept = str(town.house.store.engine.rows("select conversation from conversations"))
    assert asked not in kept
    assert reply not in kept


async def test_however_often_one_is_asked_back_little_is_joined(town: TestTown) -> None:
    """Whoever never says more is understood by the last words again, not by a whole conversation."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(*["la tessera"] * 20)
    assert "Premi un pulsante oppure scrivi il numero." in ada.last.text

    await ada.presses("Nessuna di queste")

    assert 1 <= ada.last.text.count("la tessera") <= 15
