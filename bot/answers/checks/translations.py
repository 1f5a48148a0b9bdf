# SPDX-License-Identifier: AGPL-3.0-or-later
"""A translation says what the Italian original says, no more and no less."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from bot.answers.checks.links import LINK
from bot.answers.checks.scope import Scope
from bot.answers.library.dossier import Dossier
from bot.answers.library.figures import plain_number
from bot.answers.library.page import Page
from bot.answers.library.place import placeholders
from bot.answers.library.service import Service
from bot.answers.library.sheet import Draft, Sheet
from bot.model import REFERENCE_LANGUAGE, Problem, Texts

_NUMBER = re.compile(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/])")
_TELLING = 100
"""Smaller numbers may be spelt out in one language and not in the other."""
Fact = tuple[str, set[str], set[str], bool]
"""What is compared, what the translation and the original have of it, and whether a difference is grave."""


def problems(scope: Scope) -> Iterator[Problem]:
    """Translations that are older than the original, or differ from it in what can be counted."""
    for dossier in scope.dossiers:
        original = dossier.sheets.get(REFERENCE_LANGUAGE)
        for language, sheet in dossier.sheets.items():
            if original is not None and language != REFERENCE_LANGUAGE:
                yield from _sheets(original, sheet)
        if dossier.service:
            yield from _titles(dossier, dossier.service, scope)
    for original_page in (page for page in scope.shelf.pages if page.language == REFERENCE_LANGUAGE):
        theirs = {page.language: page for page in scope.shelf.pages if page.id == original_page.id}
        for language in scope.languages:
            if language in theirs:
                yield from _pages(original_page, theirs[language])
            else:
                path = original_page.path.with_name(f"{original_page.id}.{language}.md")
                yield Problem(path, 1, f"no such file; right is '{original_page.id}' in '{language}' too")


def _pages(original: Page, translation: Page) -> Iterator[Problem]:
    if translation.updated < original.updated != date.max:
        yield _older(translation.path, translation.updated, original.updated)
    facts = (
        ("placeholders", _placeholders(translation.body), _placeholders(original.body), True),
        ("links", _links(translation.body), _links(original.body), True),
        ("numbers", _numbers(translation.body, least=1), _numbers(original.body, least=1), True),
        ("paragraphs", {_paragraphs(translation)}, {_paragraphs(original)}, True),
    )
    yield from _differing(translation, "", facts)


def _older(path: Path, ours: date, theirs: date) -> Problem:
    return Problem(
        path,
        2,
        f"translation of {ours}, older than the Italian of {theirs}: "
        "residents are told so; right is to translate what changed",
        grave=False,
    )


def _sheets(original: Sheet, translation: Sheet) -> Iterator[Problem]:
    if translation.updated < original.updated != date.max:
        yield _older(translation.path, translation.updated, original.updated)
    for draft in original.drafts:
        if translation.draft(draft.facet) is None:
            yield Problem(
                translation.path, 1, f"no section '{draft.facet}', which the Italian sheet has; right is one"
            )
    for draft in translation.drafts:
        theirs = original.draft(draft.facet)
        if theirs is None:
            yield Problem(
                draft.path,
                draft.line,
                f"section '{draft.facet}' is not in the Italian sheet; right is in both",
            )
        else:
            yield from _sections(theirs, draft)


def _sections(original: Draft, translation: Draft) -> Iterator[Problem]:
    facts = (
        ("placeholders", _placeholders(translation.body), _placeholders(original.body), True),
        ("links", _links(translation.body), _links(original.body), True),
        ("sources", set(translation.source_keys()), set(original.source_keys()), True),
        ("dates", _days(translation), _days(original), True),
        ("numbers", _numbers(translation.body), _numbers(original.body), False),
    )
    yield from _differing(translation, f" of '{translation.facet}'", facts)


def _differing(translation: Draft | Page, of: str, facts: Iterable[Fact]) -> Iterator[Problem]:
    for what, ours, theirs, grave in facts:
        if ours != theirs:
            yield Problem(
                translation.path,
                translation.line,
                f"{what}{of} are {_list(ours)}, in Italian {_list(theirs)}; right is the same in both",
                grave,
            )


def _titles(dossier: Dossier, service: Service, scope: Scope) -> Iterator[Problem]:
    wanted = {*scope.complete_languages, *dossier.sheets}
    named: tuple[tuple[str, Texts], ...] = (("title", service.title), ("description", service.description))
    for what, texts in named:
        for language in sorted(wanted - texts.keys()):
            yield dossier.wrong(f"'{what}' lacks '{language}'; right is every language of the service", what)
    for language in sorted(wanted - service.names.keys()):
        yield dossier.wrong(f"'names' lack '{language}'; right is every language of the service", "names")
    for key, source in service.sources.items():
        for language in sorted(wanted - source.title.keys()):
            yield dossier.wrong(
                f"title of source '{key}' lacks '{language}'; right is every language of the service",
                "sources",
                key,
                "title",
            )


def _placeholders(body: str) -> set[str]:
    return {f"{{{owner}.{name}}}" for owner, name in placeholders(body)}


def _links(body: str) -> set[str]:
    return {link.rstrip(".,;:") for link in LINK.findall(body)}


def _days(draft: Draft) -> set[str]:
    return {
        f"{name} {day}"
        for name, day in (("verified_on", draft.verified_on), ("review_by", draft.review_by))
        if day and day != date.max
    }


def _numbers(body: str, least: int = _TELLING) -> set[str]:
    found = (plain_number(match[0]) for match in _NUMBER.finditer(body))
    return {f"{number.normalize():f}" for number in found if number >= least}


def _paragraphs(page: Page) -> str:
    return str(sum(1 for part in page.body.split("\n\n") if part.strip()))


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "none"
