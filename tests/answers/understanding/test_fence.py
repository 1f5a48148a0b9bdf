# SPDX-License-Identifier: AGPL-3.0-or-later
"""Data that a chat should not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Reader
from bot.answers.fence import found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("il mio codice è RSSMRA80A01H501U grazie", ["codice-fiscale"]),
        ("rssmra80a01h501u", ["codice-fiscale"]),
        ("RSS MRA 80A01 H501U", ["codice-fiscale"]),
        ("IBAN IT60 X054 2811 1010 0000 0123 456 e ho un figlio", ["iban"]),
        ("it60x0542811101000000123457 con un refuso", ["iban"]),
        ("DE89370400440532013000", ["iban"]),
        ("carta 4539 1488 0343 6467", ["card"]),
        ("la pratica 26-0042-K del 12/05/2026", []),
        ("telefono 333 1234567 oppure 0377 94425", []),
        ("partita iva 12345670017", []),
        ("IT è la sigla dell'Italia", []),
    ],
)
def test_kinds_of_sensitive_data(text: str, kinds: list[str]) -> None:
    """Tax codes, accounts and cards are seen, also spaced or mistyped; references and phones are not."""
    assert list(found(text)) == kinds


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    """Nothing makes the fence fall over."""
    assert set(found(text)) <= {"codice-fiscale", "iban", "card"}


@pytest.mark.parametrize("text", ["ho il diabete, mi spetta il trasporto?", "mio figlio è autistico"])
def test_health_is_private(reader: Reader, text: str) -> None:
    """A diagnosis in a question is told apart, and the question is read all the same."""
    assert reader.read(text).sensitive == ("health",)


def test_a_question_without_secrets_is_not_fenced(reader: Reader) -> None:
    """The common case: nothing to delete."""
    assert reader.read("quanto costa il nido?").sensitive == ()
