# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages that no sheet may answer: emergencies, reports of wrongdoing, attacks on the bot.

A phrase of `guards.<language>.yaml` is a row of words that must all come, in this order, with at most
`GAP` others between two of them. `a/b` is either word, `word*` any word that begins so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.reading.text import fold
from bot.answers.reading.yamlfile import opened
from bot.fields import Fields
from bot.model import Problem
from bot.written import accepted

GAP = 3
_DOUBLE = re.compile(r"(.)\1")


class Place(Struct, frozen=True):
    """The words that may stand at one place of a phrase: whole ones, and beginnings of others."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether this folded word may stand here."""
        return word in self.whole or word.startswith(self.beginnings)

    def among(self, words: AbstractSet[str]) -> bool:
        """Whether one of these words may stand here."""
        return not self.whole.isdisjoint(words) or (
            bool(self.beginnings) and any(word.startswith(self.beginnings) for word in words)
        )


class Phrase(Struct, frozen=True):
    """One phrase to look for: its places, in order."""

    kind: str
    places: tuple[Place, ...]

    def taken(self, words: Sequence[str], at: int) -> list[int]:
        """Where the words of the phrase stand that begins at `at`; none if it does not go on."""
        every = [at]
        for place in self.places[1:]:
            rest = range(every[-1] + 1, min(every[-1] + 2 + GAP, len(words)))
            found = next((position for position in rest if place.fits(words[position])), None)
            if found is None:
                return []
            every.append(found)
        return every


class Guards:
    """The phrases of every language, looked for in every message whatever its language."""

    def __init__(self, alarms: Iterable[Phrase], calmers: Iterable[Phrase] = ()) -> None:
        alarms = list(alarms)
        self._kinds = dict.fromkeys(phrase.kind for phrase in alarms)
        self._alarms, self._calmers = Shelves(alarms), Shelves(calmers)

    @classmethod
    def load(cls, paths: Iterable[Path], part: str) -> "Guards":
        """The guards in that part (`guards`, `private`) of these files.

        Raises:
            BadKnowledge: one cannot be used; each line says where, what and what is right.
        """
        return accepted(partial(guards, paths, part))

    def kind(self, words: Sequence[str]) -> str:
        """The kind of alarm that these folded words set off, or an empty text.

        Of several, the one that the files name first: danger comes before anger.
        """
        return next(iter(self.kinds(words)), "")

    def kinds(self, words: Sequence[str]) -> list[str]:
        """The kinds of alarm that these folded words set off, in the order of the files."""
        words = [_single(word) for word in words]
        quiet = {phrase.kind for phrase, _ in self._calmers.found(words)}
        rung = {phrase.kind for phrase, _ in self._alarms.found(words)} - quiet
        return [kind for kind in self._kinds if kind in rung]

    def said(self, words: Sequence[str]) -> str:
        """The words of the first phrase that is of their `kind`, or an empty text."""
        kind = self.kind(words)
        every = self._alarms.found([_single(word) for word in words])
        places = next((places for phrase, places in every if phrase.kind == kind), ())
        return " ".join(words[place] for place in places)


def guards(paths: Iterable[Path], part: str, problems: list[Problem]) -> Guards:
    """The guards in that part of these files, as far as they can be read; whatever is wrong is noted."""
    alarms: list[Phrase] = []
    calmers: list[Phrase] = []
    for path in paths:
        file = opened(path, problems)
        for kind, written in file.maybe_part(part).written.keys.items():
            guard = Fields(written, f"guard '{kind}'", problems)
            alarms += phrases(kind, guard.words("any") if guard.maybe("any") else ())
            calmers += phrases(kind, guard.words("unless") if guard.maybe("unless") else ())
            guard.close()
    return Guards(alarms, calmers)


class Shelves:
    """Phrases by how they begin."""

    def __init__(self, every: Iterable[Phrase]) -> None:
        self._whole: dict[str, list[Phrase]] = {}
        self._beginnings: dict[str, list[tuple[str, Phrase]]] = {}
        for phrase in every:
            for word in phrase.places[0].whole:
                self._whole.setdefault(word, []).append(phrase)
            for beginning in phrase.places[0].beginnings:
                self._beginnings.setdefault(beginning[:2], []).append((beginning, phrase))

    def found(self, words: Sequence[str]) -> Iterator[tuple[Phrase, Sequence[int]]]:
        """The phrases that are said in these folded words, and where each of their words stands."""
        said = set(words)
        likely = {word: list(self._likely(word, said)) for word in said}
        for at, word in enumerate(words):
            for phrase in likely[word]:
                if places := phrase.taken(words, at):
                    yield phrase, places

    def _likely(self, word: str, said: AbstractSet[str]) -> Iterator[Phrase]:
        """Phrases that begin with this word, and whose other places have a word in the message."""
        begun = [phrase for start, phrase in self._beginnings.get(word[:2], ()) if word.startswith(start)]
        for phrase in (*self._whole.get(word, ()), *begun):
            if all(place.among(said) for place in phrase.places[1:]):
                yield phrase


def phrases(kind: str, lines: Iterable[str]) -> list[Phrase]:
    """The phrases written on these lines."""
    split = (line.replace("'", " ").split() for line in lines)
    return [Phrase(kind, tuple(map(_place, places))) for places in split if places]


def _place(written: str) -> Place:
    every = written.split("/")
    return Place(
        whole=frozenset(_single(fold(each)) for each in every if not each.endswith("*")),
        beginnings=tuple(_single(fold(each[:-1])) for each in every if each.endswith("*")),
    )


def _single(word: str) -> str:
    """A word without double letters: who writes in haste, or by ear, writes "amazo" for "ammazzo"."""
    return _DOUBLE.sub(r"\1", word)
