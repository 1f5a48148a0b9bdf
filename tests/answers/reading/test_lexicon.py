# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stems, rarity, and typing errors."""

import pytest

from bot.answers.reading.lexicon import Lexicon, wordlist
from bot.answers.thresholds import MOST_REPAIRS

LEXICON = Lexicon(
    "it",
    {
        "nido": 500,
        "dio": 1,
        "costa": 80,
        "sta": 100,
        "accesso": 70,
        "acesso": 1,
        "adesso": 90,
        "centro": 90,
        "biblioteca": 5,
        "residenza": 5,
        "tessera": 5,
        "iscrizione": 5,
        "carta": 200,
        "d": 200,
        "identita": 90,
        "grest": 150,
        "fresa": 12,
    },
    wordlist("it"),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("bibblioteca", "biblioteca"),
        ("residensa", "residenza"),
        ("iscrizzione", "iscrizione"),
        ("bilbioteca", "biblioteca"),
        ("nodo", "nodo"),
        ("vita", "vita"),
        ("x9y8", "x9y8"),
        ("nid", "nid"),
        ("ndio", "nido"),
        ("csta", "costa"),
        ("nidoo", "nido"),
        ("grets", "grest"),
        ("acesso", "accesso"),
        ("fresa", "fresa"),
    ],
)
def test_mistyped_words_are_repaired_and_real_ones_left(written: str, meant: str) -> None:
    """A slip leads to the word that our texts use most; a real word of the language stays, however near."""
    assert LEXICON.repaired(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cartadidentita", ("carta", "d", "identita")),
        ("centronido", ("centro", "nido")),
        ("nidosta", ("nidosta",)),
        ("centrofresco", ("centrofresco",)),
        ("identitacartaidentitacartaidentita", ("identitacartaidentitacartaidentita",)),
    ],
)
def test_words_run_together_are_parted(written: str, meant: tuple[str, ...]) -> None:
    """Where words that our texts use often make up the whole, two of them more than an article."""
    assert LEXICON.repaired_all([written]) == [meant]


def test_common_words_say_little() -> None:
    """From nothing for "di" to all for a rare word."""
    assert LEXICON.telling("di") == 0.0
    assert LEXICON.telling("microchip") == 1.0


def test_word_lists_know_their_language() -> None:
    """Each list knows its own words."""
    assert "quando" in wordlist("it")
    assert "pineapple" in wordlist("en")
    assert "qqqzzz" not in wordlist("it")


def test_nonsense_is_repaired_only_so_far() -> None:
    """Thousands of strange words cost no more than the first few: a slip after those stays as it is."""
    nonsense = [f"{letter}qxzk" for letter in "abcdefghilmnopqrstuvz"][: MOST_REPAIRS - 2]
    written = ["bibblioteca", *nonsense, "residensa", "iscrizzione", "bibblioteca"]
    read = LEXICON.repaired_all(written)

    assert len(written) == MOST_REPAIRS + 2
    assert [read[0], *read[-3:]] == [("biblioteca",), ("residenza",), ("iscrizzione",), ("biblioteca",)]
