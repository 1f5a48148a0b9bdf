# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the language of a message from its script and its words."""

from collections.abc import Mapping, Sequence

from bot.answers.lexicon import RAREST, Wordlist
from bot.answers.thresholds import BASE_WORD, FOREIGN, HINT, HOME, SEEN, TELLING_WORD
from bot.model import REFERENCE_LANGUAGE

LISTED = ("it", "en", "ro", "es", "fr")
"""Languages in Latin script with a word list; others are known by the words of `courtesy.yaml`."""
SCRIPTS = {"ar": ("\u0600", "\u06ff"), "pa": ("\u0a00", "\u0a7f")}
READ = 60
"""Words that are looked at: more say nothing new."""


class Languages:
    """Guesses languages from word lists, the words of our own texts, and telling words of the others."""

    def __init__(
        self,
        telling: Mapping[str, frozenset[str]],
        vocabularies: Mapping[str, frozenset[str]],
        listed: Mapping[str, Wordlist],
    ) -> None:
        home, at_home = vocabularies.get(REFERENCE_LANGUAGE, frozenset()), listed[REFERENCE_LANGUAGE]
        self._listed = {language: listed[language] for language in LISTED}
        self._vocabularies = vocabularies
        self._telling = {
            language: frozenset(word for word in some if word not in home and word not in at_home)
            for language, some in telling.items()
        }

    def is_word(self, word: str) -> bool:
        """Whether a language that we know has this folded word."""
        return any(word in listed for listed in self._listed.values()) or any(
            word in some for some in (*self._vocabularies.values(), *self._telling.values())
        )

    def guess(self, words: Sequence[str], *, hint: str = "", seen: str = "") -> str:
        """The language of these folded words; the hints decide where the words do not."""
        for language, (first, last) in SCRIPTS.items():
            if any(first <= letter <= last for word in words[:READ] for letter in word):
                return language
        some = [word for word in words[:READ] if not word.isdigit()]
        scores = {each: self._score(each, some) for each in dict.fromkeys((*LISTED, *self._telling))}
        scores[REFERENCE_LANGUAGE] += HOME
        for language, bonus in ((hint[:2], HINT), (seen, SEEN)):
            if language in scores:
                scores[language] += bonus
        return max(scores, key=lambda language: scores[language])

    def _score(self, language: str, words: Sequence[str]) -> float:
        telling = self._telling.get(language, frozenset())
        own = self._vocabularies.get(language, frozenset())
        score = sum(TELLING_WORD * (word in telling) + BASE_WORD * (word in own) for word in words)
        if language in LISTED:
            listed = self._listed[language]
            score += sum(RAREST - listed.rarity(word) for word in words)
        return score if own else score - FOREIGN
