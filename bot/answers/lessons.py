# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that the texts of a town teach, in parts of which each can be learned by another process.

A part for each language (what its messages are about) and one for the likeness to cries for help in all
languages. None needs what another teaches; whatever was learned is found in the memory.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Protocol, Self

from bot.answers.alarms import NO_SHEETS, Alarms
from bot.answers.courtesy import Courtesy
from bot.answers.dangers import FILE as DANGERS
from bot.answers.dangers import Dangers
from bot.answers.glossary import Glossary
from bot.answers.language import LISTED, Languages
from bot.answers.learned import Labelled, Lesson, lesson, vocabulary
from bot.answers.lexicon import Wordlist, wordlist
from bot.answers.likeness import Likeness, Told
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.messages import Messages
from bot.answers.yamlfile import read

LANGUAGES = ("it", "en", "ro", "ar")
"""Languages that sheets and examples may be in."""
LIKENESS = "likeness"
"""The part that is no language."""


class ExampleText(Protocol):
    """A message as people write it, and what it asks."""

    @property
    def text(self) -> str:
        """The message."""

    @property
    def topic(self) -> str:
        """The topic it asks about."""

    @property
    def facet(self) -> str:
        """What it asks about that topic."""


class Examples(Protocol):
    """Whatever has the example questions of the sheets (a Library)."""

    def examples(self, language: str) -> Iterable[ExampleText]:
        """The example questions in one language."""

    def names(self, language: str) -> Iterable[tuple[str, str]]:
        """What people call each service in one language, with its topic."""


class Lessons:
    """What there is to learn; the texts are read at once, each part is learned where it is asked for."""

    def __init__(
        self,
        library: Examples,
        messages: Mapping[str, Messages],
        alarms: Sequence[Alarms],
        folder: Path,
        memory: Memory = NO_MEMORY,
    ) -> None:
        """Examples, messages (by language), alarms, and the other files of words in `folder`."""
        self.library, self.folder = library, folder
        self.listed: Callable[[str], Wordlist] = cache(partial(wordlist, memory=memory))
        """The word list of a language."""
        self._memory = memory
        every = {language: _labelled(library, messages, language) for language in LANGUAGES}
        self._examples = {language: some for language, some in every.items() if some}
        self.glossaries = {language: Glossary.load(folder, language) for language in self._examples}
        """By the languages that there is a lesson in."""
        self.courtesy = Courtesy.load(folder)
        self._dangers = read(folder / DANGERS)
        self._alarming = [cry for each in alarms for cry in each.cries]
        self._ordinary = [each.text for some in every.values() for each in some]
        self._ordinary += [text for each in alarms for text in each.harmless]

    @classmethod
    def load(cls, library: Examples, folder: Path, memory: Memory = NO_MEMORY) -> Self:
        """What the library's examples and the files of words in `folder` teach."""
        messages = {each: Messages.load(folder, each) for each in LANGUAGES}
        alarms = [Alarms.load(folder, each) for each in (*LANGUAGES, NO_SHEETS)]
        return cls(library, messages, alarms, folder, memory)

    def missing(self) -> list[list[str]]:
        """The parts that the memory lacks and could keep, in groups that take about as long to learn."""
        parts = (*self.glossaries, LIKENESS)
        lacking = [part for part in parts if not self._memory.has(_file(part), self._source(part))]
        if not lacking or not self._memory.is_writable():
            return []
        groups = (
            [part for part in lacking if part != LIKENESS],
            [part for part in lacking if part == LIKENESS],
        )
        return [group for group in groups if group]

    def learn(self, part: str) -> None:
        """Have one part in the memory: a language, or `LIKENESS`."""
        if part == LIKENESS:
            self.likeness()
        else:
            self.lesson(part)

    def lesson(self, language: str) -> Lesson:
        """What the messages in one language are about."""
        glossary, examples = self.glossaries[language], self._examples[language]
        make = partial(lesson, glossary, examples, self.listed(language), language)
        return self._memory.of(_file(language), Lesson, self._source(language), make)

    def likeness(self) -> Likeness:
        """How cries for help are told from other messages."""
        return self._memory.of(LIKENESS, Likeness, self._source(LIKENESS), self._likeness)

    def _likeness(self) -> Likeness:
        lists = {each: self.listed(each) for each in LISTED}
        languages = Languages(self.courtesy.telling, self._vocabularies(), lists)
        dangers = Dangers.load(self.folder, languages.is_word, remembered=None)
        cries = [(Told.of(text, dangers), kind) for text, kind in self._alarming]
        return Likeness.learned(cries, (Told.of(text, dangers) for text in self._ordinary))

    def _vocabularies(self) -> Mapping[str, Mapping[str, int]]:
        return {
            each: vocabulary(glossary, self._examples[each]) for each, glossary in self.glossaries.items()
        }

    def _source(self, part: str) -> object:
        """All that a part is learned from."""
        if part == LIKENESS:
            telling = {language: sorted(words) for language, words in self.courtesy.telling.items()}
            return self._alarming, self._ordinary, self._dangers, telling, [*self.glossaries.values()]
        return part, self.glossaries[part], self._examples[part]


def _labelled(library: Examples, messages: Mapping[str, Messages], language: str) -> list[Labelled]:
    """What people write in a language who are in no danger."""
    examples = [Labelled(each.text, each.topic, each.facet) for each in library.examples(language)]
    return [*examples, *(Labelled(text, label) for text, label in messages[language].labelled)]


def _file(part: str) -> str:
    """What the memory calls a part."""
    return part if part == LIKENESS else f"lesson.{part}"
