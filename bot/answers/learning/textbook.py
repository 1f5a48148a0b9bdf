# SPDX-License-Identifier: AGPL-3.0-or-later
"""All examples of what people write: the texts that teach. They are read where something is learned only."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import Struct

from bot.answers.learning import alarms, messages
from bot.answers.library import questions
from bot.answers.library.questions import FOLDERS
from bot.model import Problem
from bot.phrases import LANGUAGES
from bot.written import accepted


class Labelled(Struct, frozen=True):
    """An example message: a topic's (or another label's), on a facet or none."""

    text: str
    label: str
    facet: str = ""


class Textbook(Struct, frozen=True):
    """What people write, and what it means."""

    labelled: Mapping[str, tuple[Labelled, ...]]
    """What people write who are in no danger, by language."""
    cries: tuple[tuple[str, str], ...]
    """Cries for help in all languages, each with its kind of danger."""
    harmless: tuple[str, ...]
    """What shares words with cries for help and is none, in all languages."""

    @classmethod
    def load(cls, folder: Path) -> "Textbook":
        """The examples in `folder`; none where there are no files.

        Raises:
            BadKnowledge: something cannot be used; each line says where, what and what is right.
        """
        return accepted(partial(_read, folder))

    @property
    def ordinary(self) -> Iterator[str]:
        """Every message that is no cry for help."""
        yield from (each.text for each in chain.from_iterable(self.labelled.values()))
        yield from self.harmless


def files(folder: Path, language: str) -> list[Path]:
    """The files whose examples teach what messages in a language are about."""
    topics = sorted(folder.glob(FOLDERS))
    return _saying([messages.path(folder, language), *(questions.path(each, language) for each in topics)])


def alarm_files(folder: Path) -> list[Path]:
    """The files of cries for help in any language."""
    return _saying([alarms.path(folder, each) for each in alarms.LANGUAGES])


def _saying(paths: Iterable[Path]) -> list[Path]:
    """The files that are there, and not empty."""
    return [path for path in paths if path.exists() and path.stat().st_size]


def _read(folder: Path, problems: list[Problem]) -> Textbook:
    heard = [alarms.examples(folder, language, problems) for language in alarms.LANGUAGES]
    return Textbook(
        labelled={language: tuple(_labelled(folder, language, problems)) for language in LANGUAGES},
        cries=tuple((text.text, kind) for cries, _ in heard for text, kind in cries),
        harmless=tuple(text.text for _, harmless in heard for text in harmless),
    )


def _labelled(folder: Path, language: str, problems: list[Problem]) -> Iterator[Labelled]:
    for topic in sorted(folder.glob(FOLDERS)):
        for each in questions.asked(topic, language, problems):
            yield Labelled(each.text, each.topic, each.facet)
    for text, label in messages.examples(folder, language, problems):
        yield Labelled(text.text, label)
