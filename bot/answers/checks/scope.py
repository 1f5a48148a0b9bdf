# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every rule may look at."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from bot.answers.library.dossier import Dossier, Shelf
from bot.answers.library.questions import Example
from bot.answers.library.service import Service
from bot.answers.library.sheet import Draft
from bot.written import Written


class Passage(Struct, frozen=True):
    """A stretch of text that residents read, and where it begins."""

    what: str
    path: Path
    line: int
    text: str
    language: str


class Taught(Struct, frozen=True):
    """An example of what people write, and what it is said to be."""

    text: str
    label: str
    """`<topic>/<facet>` of a question, `emergencies:<kind>`, `harmless`, or as in messages.py."""
    language: str
    path: Path
    line: int

    @property
    def is_question(self) -> bool:
        """Whether it is about a sheet."""
        return "/" in self.label


class Scope(Struct, frozen=True, kw_only=True):
    """The knowledge base as written, the day it is judged on, and what may be named in it."""

    shelf: Shelf
    questions: Mapping[str, Mapping[str, tuple[Example, ...]]]
    """Example questions by topic and language."""
    taught: tuple[Taught, ...]
    """Those, and every other example of what people write."""
    today: date
    languages: tuple[str, ...]
    """Languages of every service with a form."""
    complete_languages: tuple[str, ...]
    """Languages of every service."""
    offices: Mapping[str, tuple[Written, ...]]
    """Topics of each office, as written, by office."""
    figures: frozenset[tuple[str, str]]
    """Ids of the phone numbers, prices … that a text may state."""
    forbidden: Mapping[str, Mapping[str, str]]
    """By language: words that no text may use, and what is right."""
    aside: tuple[Passage, ...] = ()
    """What residents read beside sheets and pages."""

    @property
    def dossiers(self) -> tuple[Dossier, ...]:
        """The folders of the topics."""
        return self.shelf.dossiers

    def services(self) -> Iterator[tuple[Dossier, Service]]:
        """The topics whose service.yaml can be read."""
        return ((each, each.service) for each in self.dossiers if each.service is not None)

    def drafts(self) -> Iterator[tuple[str, Draft]]:
        """Every section of every sheet, with its language."""
        for dossier in self.dossiers:
            for language, sheet in dossier.sheets.items():
                yield from ((language, draft) for draft in sheet.drafts)

    def everything(self) -> Iterator[Passage]:
        """Everything that residents read, whoever owns the file."""
        yield from self.passages()
        yield from self.aside

    def passages(self) -> Iterator[Passage]:
        """What residents read of services and pages: sections, pages, titles and descriptions."""
        for language, draft in self.drafts():
            yield Passage(f"section '{draft.facet}'", draft.path, draft.body_line, draft.body, language)
        for page in self.shelf.pages:
            yield Passage(f"page '{page.id}'", page.path, page.line, page.body, page.language)
        for dossier, service in self.services():
            for what, texts in (("title", service.title), ("description", service.description)):
                for language, text in texts.items():
                    line = dossier.wrong("", what, language).line
                    yield Passage(f"'{what}'", dossier.service_path, line, text, language)
