# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.reading.pieces import pieces
from bot.answers.reading.text import LONGEST, MOST_WORDS, fold, sentences, words


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("Perché l'ACQUA è chiusa?", ["perche", "l", "acqua", "e", "chiusa"]),
        ("Ciaooooo!!!", ["ciao"]),
        ("creșă și grădiniță", ["cresa", "si", "gradinita"]),
        ("بيتُ الماءِ", ["بيت", "الماء"]),
        ("ਪੀਣ ਵਾਲਾ", ["ਪੀਣ", "ਵਾਲਾ"]),
        ("ni\u200bdo\u202e", ["nido"]),
        ("ni\u00addo", ["nido"]),
        ("", []),
    ],
)
def test_words_without_ornaments(written: str, cut: list[str]) -> None:
    """Case, accents, vowel signs and invisible characters do not count; Indic vowels do."""
    assert words(written) == cut


def test_forms_of_alef_are_one() -> None:
    """People write alef with and without its hamza."""
    assert fold("أحمد") == fold("احمد")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is, whatever it was."""
    once = fold(text)
    assert words(once) == words(text)


def test_a_novel_is_cut() -> None:
    """No more than one chat message is read."""
    assert len(fold("parola " * 9999)) <= LONGEST
    assert len(words("ab " * 9999)) <= MOST_WORDS


@pytest.mark.parametrize("sign", ["\u3300", "\ufdfa"], ids=["square-apaato", "salla"])
def test_signs_that_stand_for_many_letters_are_cut_as_well(sign: str) -> None:
    """A message of ligatures is read no further than any other."""
    assert len(fold(sign * LONGEST)) == LONGEST


def test_the_end_of_a_message_full_of_accents_is_read() -> None:
    """Letters with two signs each come apart into three, and none is lost by that."""
    assert fold("\u1ebf" + "n\u1ebf" * (LONGEST // 2 - 1) + "a").endswith("nenea")


def test_sentences_end_at_marks_and_lines() -> None:
    """A question mark, a full stop before a space and a new line end a sentence."""
    assert list(sentences("Quanto costa?E dove\nalle 8.30. Grazie")) == [
        "Quanto costa?",
        "E dove",
        "alle 8.30.",
        "Grazie",
    ]


def test_pieces_know_the_edges_of_a_word() -> None:
    """Three to five letters, with the word's edges as a space."""
    assert dict(pieces(["blu"])) == {" bl": 1, "blu": 1, "lu ": 1, " blu": 1, "blu ": 1, " blu ": 1}
