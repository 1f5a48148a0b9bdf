# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that the texts of a town teach, in parts of which each can be learned by another process.

A part for each language (what its messages are about) and one for the likeness to cries for help in all
languages. None needs what another teaches; whatever was learned is found in the memory.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from bot.answers.guarding.dangers import FILE as DANGERS
from bot.answers.guarding.dangers import Dangers
from bot.answers.learning.learned import Lesson, lesson, vocabulary
from bot.answers.learning.likeness import Likeness, Told
from bot.answers.learning.textbook import Textbook, alarm_files, files
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.reading.courtesy import FILE as COURTESY
from bot.answers.reading.courtesy import Courtesy
from bot.answers.reading.glossary import Glossary
from bot.answers.reading.language import LISTED, Languages
from bot.answers.reading.lexicon import Wordlist, wordlist
from bot.phrases import LANGUAGES

LIKENESS = "likeness"
"""The part that is no language."""


class Names(Protocol):
    """Whoever knows what the services are called (a Library)."""

    def names(self, language: str) -> Iterable[tuple[str, str]]:
        """What people call each service in one language, with its topic."""


class Lessons:
    """What there is to learn; each part is learned, and the examples are read, where they are asked for."""

    def __init__(
        self,
        called: Names,
        folder: Path,
        memory: Memory = NO_MEMORY,
        textbook: Callable[[], Textbook] | None = None,
    ) -> None:
        """What the examples and the other files of words in `folder` teach, or `textbook` instead of those.

        Raises:
            BadKnowledge: a glossary or the courtesies cannot be used.
        """
        self.called, self.folder = called, folder
        self.listed: Callable[[str], Wordlist] = cache(partial(wordlist, memory=memory))
        """The word list of a language."""
        self._memory = memory
        self._textbook = textbook or cache(partial(Textbook.load, folder))
        taught = [language for language in LANGUAGES if files(folder, language)]
        self.glossaries = {language: Glossary.load(folder, language) for language in taught}
        """By the languages that there is a lesson in."""
        self.courtesy = Courtesy.load(folder)

    def missing(self) -> list[list[str]]:
        """The parts that the memory lacks and could keep, in groups that take about as long to learn.

        Raises:
            BadKnowledge: one is lacking, and an example cannot be used.
        """
        parts = (*self.glossaries, LIKENESS)
        lacking = [part for part in parts if not self._memory.has(_file(part), self._source(part))]
        if not lacking or not self._memory.is_writable():
            return []
        # Whoever learns elsewhere could only say that it failed.
        self._textbook()
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
        make = partial(self._lesson, language)
        return self._memory.of(_file(language), Lesson, self._source(language), make)

    def likeness(self) -> Likeness:
        """How cries for help are told from other messages."""
        return self._memory.of(LIKENESS, Likeness, self._source(LIKENESS), self._likeness)

    def _lesson(self, language: str) -> Lesson:
        glossary, examples = self.glossaries[language], self._textbook().labelled[language]
        return lesson(glossary, examples, self.listed(language), language)

    def _likeness(self) -> Likeness:
        textbook = self._textbook()
        lists = {each: self.listed(each) for each in LISTED}
        own = {each: vocabulary(known, textbook.labelled[each]) for each, known in self.glossaries.items()}
        languages = Languages(self.courtesy.telling, own, lists)
        dangers = Dangers.load(self.folder, languages.is_word, remembered=None)
        cries = [(Told.of(text, dangers), kind) for text, kind in textbook.cries]
        return Likeness.learned(cries, (Told.of(text, dangers) for text in textbook.ordinary))

    def _source(self, part: str) -> Mapping[str, bytes]:
        """All that a part is learned from: what stands in each file, under its name."""
        languages = [*self.glossaries] if part == LIKENESS else [part]
        paths = [path for each in languages for path in _taught_by(self.folder, each)]
        if part == LIKENESS:
            paths += [*alarm_files(self.folder), self.folder / DANGERS, self.folder / COURTESY]
        there = (path for path in paths if path.exists())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in there}


def _taught_by(folder: Path, language: str) -> list[Path]:
    return [*files(folder, language), folder / f"glossary.{language}.yaml"]


def _file(part: str) -> str:
    """What the memory calls a part."""
    return part if part == LIKENESS else f"lesson.{part}"
