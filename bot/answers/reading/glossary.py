# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words people use: synonyms by concept, short spellings, words with two meanings, courtesies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.reading.text import words
from bot.answers.reading.yamlfile import opened
from bot.fields import Fields
from bot.model import Problem
from bot.written import Written, accepted


class Choice(Struct, frozen=True):
    """One meaning of an ambiguous word: a topic of ours, or the body in charge elsewhere."""

    topic: str = ""
    facet: str = ""
    elsewhere: str = ""


class Frame(Struct, frozen=True):
    """Greetings, thanks and formulas of politeness: around a message they say nothing of what is asked."""

    before: Sequence[str] = ()
    """What only opens a message ("vorrei sapere")."""
    after: Sequence[str] = ()
    """What only closes it ("in attesa di risposta"): at its head the same words may be the matter."""
    anywhere: Sequence[str] = ()


class Glossary(Struct, frozen=True):
    """The glossary of one language."""

    concepts: Mapping[str, Sequence[str]] = {}
    ambiguous: Mapping[str, Sequence[Choice]] = {}
    abbreviations: Mapping[str, str] = {}
    frame: Frame = Frame()

    @classmethod
    def load(cls, folder: Path, language: str) -> "Glossary":
        """The file `glossary.<language>.yaml`; an empty glossary where there is none.

        Raises:
            BadKnowledge: it cannot be used; each line says where, what and what is right.
        """
        return accepted(partial(glossary, folder, language))


def glossary(folder: Path, language: str, problems: list[Problem]) -> Glossary:
    """The glossary of one language, as far as it can be read; whatever is wrong is noted."""
    file = opened(folder / f"glossary.{language}.yaml", problems)
    ambiguous = file.maybe_part("ambiguous").written.keys
    found = Glossary(
        concepts=file.maybe_part("concepts").lists(),
        ambiguous={word: _choices(word, entry, problems) for word, entry in ambiguous.items()},
        abbreviations=file.maybe_part("abbreviations").pairs(),
        frame=_frame(file.maybe_part("frame")),
    )
    file.close()
    return found


def _frame(fields: Fields) -> Frame:
    known = {place: fields.words(place) for place in Frame.__struct_fields__ if fields.maybe(place)}
    fields.close()
    return Frame(**known)


def _choices(word: str, written: Written, problems: list[Problem]) -> tuple[Choice, ...]:
    fields = Fields(written, f"'{word}'", problems)
    choices = [_choice(word, entry, problems) for entry in fields.entries("choices")]
    fields.close()
    return tuple(choices)


def _choice(word: str, written: Written, problems: list[Problem]) -> Choice:
    fields = Fields(written, f"a choice of '{word}'", problems)
    known = {key: fields.text(key) for key in Choice.__struct_fields__ if fields.maybe(key)}
    fields.close()
    return Choice(**known)


class Phrases:
    """Finds listed phrases in a run of words, word forms apart."""

    def __init__(self, named: Mapping[str, Sequence[str]], stem: Callable[[str], str]) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        self._longest: dict[str, int] = {}
        for name, phrases in named.items():
            for phrase in phrases:
                key = tuple(stem(word) for word in words(str(phrase)))
                if key and name not in self._names.setdefault(key, []):
                    self._names[key].append(name)
                    self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def found(self, stems: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Each name found, with the first word of its phrase and the one after its last."""
        for start, stem in enumerate(stems):
            for stop in range(start + 1, min(start + self._longest.get(stem, 0), len(stems)) + 1):
                for name in self._names.get(tuple(stems[start:stop]), ()):
                    yield name, start, stop
