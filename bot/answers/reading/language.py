# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells the language of a message from its script and its words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log10

from bot.answers.reading.lexicon import RAREST, Wordlist
from bot.answers.thresholds import BASE_WORD, FOREIGN, HINT, HOME, ONCE_IN_A_WHILE, SEEN, TELLING_WORD, UNTOLD
from bot.model import REFERENCE_LANGUAGE

LISTED = ("it", "en", "ro", "es", "fr")
"""Languages in Latin script with a word list; others are known by the words of `courtesy.yaml`."""
LATIN = range(0x300)
"""Letters of the languages that are told by their words."""
SCRIPTS = {
    "ar": range(0x600, 0x700),
    "pa": range(0xA00, 0xA80),
    "hi": range(0x900, 0x980),
    "ru": range(0x400, 0x530),
    "zh": range(0x4E00, 0xA000),
}
"""Letters by which a language is told, whatever the words."""
UKRAINIAN = frozenset("іїєґ")
"""Letters of Ukrainian that Russian does not have."""
UNREADABLE = "und"
"""The language of letters that we cannot read, as ISO 639 names it."""
SCRIPT_FROM = 0.2
"""Share of the words from which a script tells the language: a name among them does not."""
READ = 60
"""Words that are looked at: more say nothing new."""


class Languages:
    """Guesses languages from word lists, the words of our own texts, and telling words of the others."""

    def __init__(
        self,
        telling: Mapping[str, frozenset[str]],
        own: Mapping[str, Mapping[str, int]],
        listed: Mapping[str, Wordlist],
    ) -> None:
        self._listed = {language: listed[language] for language in LISTED}
        self._own = own
        self._total = {language: sum(uses.values()) for language, uses in own.items()}
        self._telling = {
            language: frozenset(word for word in some if not self._is_ours(word))
            for language, some in telling.items()
        }
        self._shared = {language: some - self._telling[language] for language, some in telling.items()}

    def _is_ours(self, word: str) -> bool:
        """Whether our own texts use the word, or the town's language uses it more than once in a while."""
        used = any(word in uses for uses in self._own.values())
        return used or self._commonness(REFERENCE_LANGUAGE, (word,)) >= ONCE_IN_A_WHILE

    def is_word(self, word: str) -> bool:
        """Whether a language that we know has this folded word."""
        return any(word in some for some in (*self._own.values(), *self._telling.values())) or any(
            word in listed for listed in self._listed.values()
        )

    def guess(self, words: Sequence[str], *, hint: str = "", seen: str = "") -> str:
        """The language of these folded words; where they do not tell, the one seen before, else the hint."""
        some = [word for word in words[:READ] if not word.isdigit()]
        if script := _by_script(some):
            return "uk" if script == "ru" and self._is_ukrainian(some) else script
        scores = {each: self._score(each, some) for each in dict.fromkeys((*LISTED, *self._telling))}
        scores[REFERENCE_LANGUAGE] += HOME
        language, bonus = (seen, SEEN) if seen else (hint[:2], HINT)
        if language in scores:
            scores[language] += bonus
        elif language in self._own:
            scores[language] = UNTOLD * bonus
        return max(scores, key=lambda language: scores[language])

    def _is_ukrainian(self, words: Iterable[str]) -> bool:
        telling = self._telling.get("uk", frozenset())
        return any(word in telling or not UKRAINIAN.isdisjoint(word) for word in words)

    def _score(self, language: str, words: Sequence[str]) -> float:
        telling = self._telling.get(language, frozenset())
        own = self._own.get(language, {})
        score = sum(TELLING_WORD * (word in telling) + BASE_WORD * (word in own) for word in words)
        if language in LISTED:
            score += self._commonness(language, words)
        else:
            # What is said in both ("da", "hai" in Punjabi too) speaks for neither.
            shared = [word for word in words if word in self._shared.get(language, ())]
            score += self._commonness(REFERENCE_LANGUAGE, shared)
        return score if own else score - FOREIGN

    def _commonness(self, language: str, words: Iterable[str]) -> float:
        return sum(max(0.0, RAREST + log10(self._share(language, word))) for word in words)

    def _share(self, language: str, word: str) -> float:
        """The word's share of running text: what our own texts and the word list say, half and half."""
        listed = 10 ** -self._listed[language].rarity(word)
        total = self._total.get(language, 0)
        return (listed + self._own[language].get(word, 0) / total) / 2 if total else listed


def _by_script(words: Sequence[str]) -> str:
    """The language that the first letters of these words alone tell; an empty text where they are Latin."""
    strange = Counter(_script(word[0]) for word in words if ord(word[0]) not in LATIN)
    language, many = max(strange.items(), key=lambda each: each[1], default=("", 0))
    return language if many >= SCRIPT_FROM * len(words) else ""


def _script(letter: str) -> str:
    return next((language for language, some in SCRIPTS.items() if ord(letter) in some), UNREADABLE)
