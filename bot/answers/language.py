# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the language of a message from its script and its words."""

from collections.abc import Mapping, Sequence

from bot.answers.lexicon import RAREST, wordlist

LISTED = ("it", "en", "ro", "ar", "es", "fr")
"""Languages with a word list; the others are known by the words of `courtesy.yaml`."""
HINT = 1.0
SEEN = 2.0
HOME = 1.0
"""What the app's hint, the conversation so far and the town's language weigh, in orders of magnitude."""


class Languages:
    """Guesses languages; knows the telling words of languages that have no word list."""

    def __init__(self, telling: Mapping[str, frozenset[str]]) -> None:
        self._telling = telling

    def guess(self, words: Sequence[str], *, hint: str = "", seen: str = "") -> str:
        """The language of these folded words; the hints decide where the words do not."""
        if any("\u0600" <= letter <= "\u06ff" for word in words[:20] for letter in word):
            return "ar"
        if any("\u0a00" <= letter <= "\u0a7f" for word in words[:20] for letter in word):
            return "pa"
        scores = {language: self._score(language, words[:60]) for language in (*LISTED, *self._telling)}
        scores["it"] += HOME
        for language, bonus in ((hint[:2], HINT), (seen, SEEN)):
            if language in scores:
                scores[language] += bonus
        return max(scores, key=lambda language: scores[language])

    def _score(self, language: str, words: Sequence[str]) -> float:
        telling = self._telling.get(language, frozenset())
        score = sum(4.0 for word in words if word in telling)
        if language in LISTED and language != "ar":
            listed = wordlist(language)
            score += sum(RAREST - listed.rarity(word) for word in words if not word.isdigit())
        return score
