# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences read from their beginning."""

from hypothesis import given
from hypothesis import strategies as st

from bot.forms.sentence import Sentence

FILLERS = ("aspetta", "aspetta un attimo", "no")


def test_the_longest_phrase_is_taken_off_and_the_rest_stays_as_written() -> None:
    """Capitals, accents and marks of a name or an address are not lost."""
    rest = Sentence.of("Aspetta un attimo: l'e-mail è Ada.Rossi@libero.it").past(FILLERS)

    assert rest.text == ": l'e-mail è Ada.Rossi@libero.it"
    assert rest.told == "l'e-mail è Ada.Rossi@libero.it"
    assert rest.past(("l e mail",)).past(("e",)).told == "Ada.Rossi@libero.it"


def test_phrases_are_whole_words() -> None:
    """«Nora» does not begin with «no»."""
    assert Sentence.of("Nora").past(FILLERS) == Sentence.of("Nora")


def test_as_many_as_there_are() -> None:
    """«No aspetta, no» is nothing but three of them."""
    assert Sentence.of("no aspetta, no!").past_all(FILLERS).is_over
    assert not Sentence.of("no aspetta, sì").past_all(FILLERS).is_over


@given(st.text(max_size=60))
def test_any_text_is_only_ever_shortened(text: str) -> None:
    """Whatever is written, what is left is an end of it."""
    whole = Sentence.of(text)
    assert whole.text.endswith(whole.past_all(FILLERS).text)
