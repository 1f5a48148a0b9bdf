# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages that no sheet may answer: emergencies, reports of wrongdoing, attacks on the bot.

A phrase of `guards.<language>.yaml` is a row of words that must all come, in this order, with at most
`GAP` others between two of them. `a/b` is either word, `word*` any word that begins so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from bot.answers.text import fold
from bot.answers.yamlfile import read

GAP = 3


class Phrase(Struct, frozen=True):
    """One phrase to look for; each place lists the words that may stand there."""

    kind: str
    places: tuple[tuple[str, ...], ...]

    def starts(self, words: Sequence[str], at: int) -> bool:
        """Whether the phrase begins with the word at `at` and goes on from there."""
        if not _fits(words[at], self.places[0]):
            return False
        for place in self.places[1:]:
            rest = range(at + 1, min(at + 2 + GAP, len(words)))
            found = next((position for position in rest if _fits(words[position], place)), None)
            if found is None:
                return False
            at = found
        return True


class Guards:
    """The phrases of every language, looked for in every message whatever its language."""

    def __init__(self, alarms: Iterable[Phrase], calmers: Iterable[Phrase] = ()) -> None:
        alarms = list(alarms)
        self._kinds = dict.fromkeys(phrase.kind for phrase in alarms)
        self._alarms = _by_start(alarms)
        self._calmers = _by_start(calmers)

    @classmethod
    def load(cls, paths: Iterable[Path], part: str) -> "Guards":
        """The guards in that part (`guards`, `private`) of these files."""
        alarms: list[Phrase] = []
        calmers: list[Phrase] = []
        for path in paths:
            for kind, entry in (read(path).get(part) or {}).items():
                alarms += phrases(kind, entry.get("any") or ())
                calmers += phrases(kind, entry.get("unless") or ())
        return cls(alarms, calmers)

    def kind(self, words: Sequence[str], calmed: Iterable[str] = ()) -> str:
        """The kind of alarm that these folded words set off, or an empty text; never one of `calmed`.

        Of several, the one that the files name first: danger comes before anger.
        """
        quiet = {*calmed, *(phrase.kind for phrase in _all(self._calmers, words))}
        rung = {phrase.kind for phrase in _all(self._alarms, words)} - quiet
        return next((kind for kind in self._kinds if kind in rung), "")


def phrases(kind: str, lines: Iterable[object]) -> list[Phrase]:
    """The phrases written on these lines."""
    found = []
    for line in lines:
        places = tuple(tuple(map(_folded, place.split("/"))) for place in str(line).replace("'", " ").split())
        if places:
            found.append(Phrase(kind, places))
    return found


def _folded(word: str) -> str:
    return fold(word.removesuffix("*")) + ("*" if word.endswith("*") else "")


def _fits(word: str, place: Sequence[str]) -> bool:
    return any(word.startswith(each[:-1]) if each.endswith("*") else word == each for each in place)


def _by_start(every: Iterable[Phrase]) -> Mapping[str, list[Phrase]]:
    shelves: dict[str, list[Phrase]] = {}
    for phrase in every:
        for word in phrase.places[0]:
            shelves.setdefault(word.removesuffix("*")[:2], []).append(phrase)
    return shelves


def _all(shelves: Mapping[str, list[Phrase]], words: Sequence[str]) -> Iterator[Phrase]:
    for at, word in enumerate(words):
        for phrase in shelves.get(word[:2], ()):
            if phrase.starts(words, at):
                yield phrase
