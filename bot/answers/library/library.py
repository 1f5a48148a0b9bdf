# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything the bot may say about the services: what is not in here is not known."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from bot.answers.library.dossier import Dossier, shelf
from bot.answers.library.markup import html, plain
from bot.answers.library.page import Page
from bot.answers.library.service import Service, Source
from bot.answers.library.vocabularies import FACETS
from bot.errors import BadKnowledge
from bot.model import REFERENCE_LANGUAGE
from bot.written import accepted


class Section(Struct, frozen=True, kw_only=True):
    """What is said of one facet of a topic, with where it comes from and until when it may be trusted."""

    topic: str
    facet: str
    language: str
    """The language it is written in, which may not be the one asked for."""
    html: Markup
    """Safe HTML; {office.*} and {town.*} are still to be filled in."""
    text: str
    sources: tuple[Source, ...]
    verified_on: date
    review_by: date
    outdated_translation: bool = False
    """True where the Italian original was changed after this translation."""

    def stale(self, today: date) -> bool:
        """Whether the day by which somebody had to read it again has passed."""
        return today > self.review_by


class Library(Struct, frozen=True):
    """The services, their sections and the fixed pages; never changes."""

    services: Mapping[str, Service]
    """By topic."""
    sections: Mapping[tuple[str, str, str], Section]
    """By topic, facet and language."""
    pages: Mapping[tuple[str, str], Page]
    """By page and language."""

    def section(self, topic: str, facet: str, language: str) -> Section | None:
        """What is said of that facet, in Italian where nobody has translated it; None where nothing is."""
        found = self.sections.get((topic, facet, language))
        return found or self.sections.get((topic, facet, REFERENCE_LANGUAGE))

    def facets(self, topic: str, language: str) -> tuple[str, ...]:
        """The facets of a topic about which something is said, in the national order."""
        return tuple(facet for facet in FACETS if self.section(topic, facet, language))

    def page(self, id: str, language: str) -> Markup:  # noqa: A002  # what the room next door calls it
        """A fixed text, in Italian where nobody has translated it; {town.*} is still to be filled in.

        Raises:
            BadKnowledge: there is no such page.
        """
        found = self.pages.get((id, language)) or self.pages.get((id, REFERENCE_LANGUAGE))
        if found is None:
            known = ", ".join(sorted({page for page, _ in self.pages}))
            raise BadKnowledge(f"no page '{id}'; pages are: {known or '(none)'}")
        return found.html

    def names(self, language: str) -> Iterator[tuple[str, str]]:
        """What people call each service in a language, with its topic."""
        for topic, service in self.services.items():
            title = service.title.get(language)
            for name in (*([title] if title else []), *service.names.get(language, ())):
                yield name, topic


def load(folder: Path) -> Library:
    """The library under `folder`.

    Raises:
        BadKnowledge: something cannot be used; each line says where, what and what is right.
    """
    written = accepted(partial(shelf, folder))
    sections = [section for dossier in written.dossiers for section in _sections(dossier)]
    return Library(
        services={dossier.topic: dossier.service for dossier in written.dossiers if dossier.service},
        sections={(section.topic, section.facet, section.language): section for section in sections},
        pages={(page.id, page.language): page for page in written.pages},
    )


def _sections(dossier: Dossier) -> Iterator[Section]:
    service, original = dossier.service, dossier.sheets.get(REFERENCE_LANGUAGE)
    if service is None:
        return
    for language, sheet in dossier.sheets.items():
        for draft in sheet.drafts:
            yield Section(
                topic=dossier.topic,
                facet=draft.facet,
                language=language,
                html=html(draft.body, language),
                text=plain(draft.body),
                sources=tuple(service.sources[key] for key in draft.source_keys()),
                verified_on=draft.verified_on or service.verified_on,
                review_by=draft.review_by or service.review_by,
                outdated_translation=original is not None and sheet.updated < original.updated,
            )
