# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of the shipped glossaries, as the messages of the base meet them."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from bot.answers.learning.textbook import Textbook
from bot.answers.reading.glossary import Glossary
from bot.answers.reading.lexicon import Lexicon, wordlist
from bot.answers.reading.text import words

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
SELDOM = 7
"""Uses of a word up to which it does little harm that a town has its stem."""


@pytest.mark.parametrize("language", ["it", "en", "ro", "ar"])
def test_no_town_is_taken_for_an_everyday_word(language: str) -> None:
    """Bari has the stem of "bar", Trento that of "trenta", Varese in Romanian that of the summer."""
    lexicon = Lexicon(language, {}, wordlist(language))
    towns = Glossary.load(KNOWLEDGE, language).concepts["other-town"]
    named = set(chain.from_iterable(map(words, towns)))
    stems = {lexicon.stem(*words(town)): town for town in towns if len(words(town)) == 1}
    examples = Textbook.load(KNOWLEDGE).labelled[language]

    hidden = Counter(
        (stems[lexicon.stem(word)], word)
        for example in examples
        for word in words(example.text)
        if word not in named and lexicon.stem(word) in stems
    )

    assert {each: uses for each, uses in hidden.items() if uses > SELDOM} == {}
