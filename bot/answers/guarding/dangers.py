# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sees that somebody is in danger by what a message speaks of: who, which part of the body, what happened.

`dangers.yaml` has, for each language, the words of some notions (`person`, `fallen`, `unresponsive`), and
once for all languages the notions that together are a danger. They may come in any order, near each other,
and mistyped. `word*` is any word that begins so; of several words each comes after the other, nearly.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.reading.text import fold, split
from bot.answers.reading.yamlfile import opened
from bot.answers.thresholds import MOST_REPAIRS, NEAR, NOTION_GAP, NOTION_REPAIR_FROM
from bot.model import Problem
from bot.written import accepted, close_to

FILE = "dangers.yaml"
REMEMBERED = 8192
"""Words of which it is kept what they begin and were meant to be; residents write new ones for ever."""
CALM = "calm"
"""The notion that puts out the rules of `unless_calm`."""
Places = Mapping[str, Mapping[str, Sequence[int]]]
"""Where in a message each notion is spoken of, by language."""


class Entry(Struct, frozen=True):
    """One way to speak of a notion: its words, in order."""

    language: str
    notion: str
    words: tuple[str, ...]
    whole: frozenset[str]
    """The words that must be there as they are."""


class Rule(Struct, frozen=True):
    """Notions that together are a danger of some kind."""

    kind: str
    notions: tuple[str, ...]
    unless: tuple[str, ...]
    """Notions that make it harmless (written with a `-` before them)."""
    sure: bool
    """Whether nothing else in the message can make it harmless."""

    def holds(self, at: Mapping[str, Sequence[int]]) -> bool:
        """Whether all notions are spoken of near each other; `at` is where each one is."""
        if any(each not in at for each in self.notions) or any(each in at for each in self.unless):
            return False
        starts = sorted(place for each in self.notions for place in at[each])
        return any(
            all(any(start <= place <= start + NEAR for place in at[each]) for each in self.notions)
            for start in starts
        )


def calm(places: Places) -> bool:
    """Whether a message speaks of something that makes its words harmless, as one of our services."""
    return any(CALM in at for at in places.values())


class Dangers:
    """The notions of every language, and the rules."""

    def __init__(
        self,
        entries: Iterable[Entry],
        rules: Sequence[Rule],
        known: Callable[[str], bool],
        remembered: int | None = REMEMBERED,
    ) -> None:
        self._rules = rules
        self._known = known
        self._exact: dict[str, list[Entry]] = {}
        self._begun: dict[str, list[Entry]] = {}
        spellings: dict[str, None] = {}
        for entry in entries:
            first = entry.words[0]
            shelf = self._begun if first.endswith("*") else self._exact
            shelf.setdefault(first.removesuffix("*"), []).append(entry)
            spellings |= dict.fromkeys(entry.words)
        self._spellings = frozenset(spellings)
        self._starts = frozenset(each[:-1] for each in spellings if each.endswith("*"))
        long = [each for each in spellings if len(each.removesuffix("*")) >= NOTION_REPAIR_FROM]
        self._whole = _shelved(each for each in long if not each.endswith("*"))
        self._beginnings = _shelved(each[:-1] for each in long if each.endswith("*"))
        self._begun_by = lru_cache(remembered)(self._starting)
        self._mended = lru_cache(remembered)(self._mended_word)

    @classmethod
    def load(
        cls, folder: Path, known: Callable[[str], bool], remembered: int | None = REMEMBERED
    ) -> "Dangers":
        """The file `dangers.yaml`; `known` tells a real word from a mistyped one.

        `remembered`: of how many words it is kept what they say; None for all, while examples are learned.

        Raises:
            BadKnowledge: it cannot be used; each line says where, what and what is right.
        """
        entries, rules = accepted(partial(listed, folder))
        return cls(entries, rules, known, remembered)

    def kind(self, places: Places) -> str:
        """The kind of danger that these notions are, or an empty text."""
        rule = self.rule(places)
        return rule.kind if rule else ""

    def rule(self, places: Places) -> Rule | None:
        """The first rule by which these notions are a danger."""
        sure_only = calm(places)
        for rule in self._rules:
            if (rule.sure or not sure_only) and any(rule.holds(at) for at in places.values()):
                return rule
        return None

    def notions(self, words: Sequence[str]) -> Places:
        """Where each notion is spoken of in these folded words."""
        meant = self._repaired(words)
        places: dict[str, dict[str, list[int]]] = {}
        beginnings: dict[str, list[Entry]] = {}
        said = frozenset(meant)
        for at, word in enumerate(meant):
            if word not in beginnings:
                beginnings[word] = [each for each in self._begun_by(word) if each.whole <= said]
            for entry in beginnings[word]:
                if len(entry.words) == 1 or _goes_on(entry.words, meant, at):
                    places.setdefault(entry.language, {}).setdefault(entry.notion, []).append(at)
        return places

    def _starting(self, word: str) -> tuple[Entry, ...]:
        begun = [self._begun.get(word[:size], ()) for size in range(2, len(word) + 1)]
        return tuple(chain(self._exact.get(word, ()), *begun))

    def _repaired(self, words: Sequence[str]) -> list[str]:
        meant: dict[str, str] = {}
        tried = 0
        for word in dict.fromkeys(words):
            mended = self._mended(word) if tried < MOST_REPAIRS else None
            tried += mended is not None
            meant[word] = mended or word
        return [meant[word] for word in words]

    def _mended_word(self, word: str) -> str | None:
        """What a strange word was meant to be, or the word itself; None where it is not strange."""
        return self._nearest(word) if self._strange(word) else None

    def _strange(self, word: str) -> bool:
        if len(word) < NOTION_REPAIR_FROM or not word.isascii() or not word.isalpha():
            return False
        if word in self._spellings or any(word[:end] in self._starts for end in range(3, len(word))):
            return False
        return not self._known(word)

    def _nearest(self, word: str) -> str:
        """The word, or the beginning of words, a slip away; the first letter is hardly ever mistyped."""
        size, first = len(word), word[0]
        whole = [each for by in (0, 1, -1) for each in self._whole.get((first, size + by), ())]
        if near := process.extractOne(word, whole, scorer=OSA.distance, score_cutoff=1):
            return str(near[0])
        for length in range(1, size + 2):
            some = self._beginnings.get((first, length), ())
            for cut in dict.fromkeys((word[:length], word[: length + 1], word[: length - 1])) if some else ():
                if near := process.extractOne(cut, some, scorer=OSA.distance, score_cutoff=1):
                    return str(near[0])
        return word


def listed(folder: Path, problems: list[Problem]) -> tuple[list[Entry], list[Rule]]:
    """What `dangers.yaml` says, as far as it can be read; whatever is wrong is noted."""
    file = opened(folder / FILE, problems)
    notions = file.maybe_part("words")
    entries: list[Entry] = []
    for language in notions.written.keys:
        spoken = notions.part(language)
        for notion, lines in spoken.pairs().items():
            ways = [_tokens(line) for line in lines.split(",")]
            entries += [_entry(language, notion, tokens) for tokens in ways if any(tokens)]
            if lines and not all(map(any, ways)):
                right = "right is words between the commas"
                problems.append(
                    spoken.written.nearest(notion).wrong(f"'{notion}' has an empty word; {right}")
                )
    known = {each.notion for each in entries}
    rules: list[Rule] = []
    for part in ("sure", "unless_calm"):
        for kind, line in file.maybe_part(part).named():
            rule = _rule(kind, line.text, part)
            rules.append(rule)
            # Under a mistyped notion the rule would never hold, or hold always, and nobody would know.
            unknown = [each for each in (*rule.notions, *rule.unless) if each not in known]
            problems += [line.wrong(f"rule of '{kind}': {close_to(each, known)}") for each in unknown]
    file.close()
    return entries, rules


def _entry(language: str, notion: str, tokens: tuple[str, ...]) -> Entry:
    whole = frozenset(each for each in tokens[1:] if not each.endswith("*"))
    return Entry(language, notion, tokens, whole)


def _rule(kind: str, line: str, part: str) -> Rule:
    notions = tuple(each for each in line.split() if not each.startswith("-"))
    unless = tuple(each[1:] for each in line.split() if each.startswith("-"))
    return Rule(kind, notions, unless, sure=part == "sure")


def _goes_on(tokens: Sequence[str], words: Sequence[str], at: int) -> bool:
    for token in tokens[1:]:
        start = token.removesuffix("*")
        for place in range(at + 1, min(at + 2 + NOTION_GAP, len(words))):
            if words[place] == token or (start != token and words[place].startswith(start)):
                at = place
                break
        else:
            return False
    return True


@cache
def _token(part: str) -> str:
    """A word as it is compared; only the words of our own file come here, many of them often."""
    return "".join(split(fold(part.removesuffix("*")))) + "*" * part.endswith("*")


def _tokens(line: str) -> tuple[str, ...]:
    return tuple(_token(part) for part in line.replace("'", " ").split())


def _shelved(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """These words by their first letter and how long they are."""
    shelves: dict[tuple[str, int], list[str]] = {}
    for each in words:
        shelves.setdefault((each[0], len(each)), []).append(each)
    return shelves
