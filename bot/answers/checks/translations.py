# SPDX-License-Identifier: AGPL-3.0-or-later
"""A translation says what the Italian original says, no more and no less."""

import re
from collections.abc import Iterator
from datetime import date

from bot.answers.checks.scope import Scope
from bot.answers.dossier import Dossier
from bot.answers.figures import plain_number
from bot.answers.place import placeholders
from bot.answers.service import Service
from bot.answers.sheet import Draft, Sheet
from bot.model import REFERENCE_LANGUAGE, Problem, Texts

_NUMBER = re.compile(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/])")
_TELLING = 100
"""Smaller numbers may be spelt out in one language and not in the other."""


def problems(scope: Scope) -> Iterator[Problem]:
    """Translations that are older than the original, or differ from it in what can be counted."""
    for dossier in scope.dossiers:
        original = dossier.sheets.get(REFERENCE_LANGUAGE)
        for language, sheet in dossier.sheets.items():
            if original is not None and language != REFERENCE_LANGUAGE:
                yield from _sheets(original, sheet)
        if dossier.service:
            yield from _titles(dossier, dossier.service, scope)


def _sheets(original: Sheet, translation: Sheet) -> Iterator[Problem]:
    if translation.updated < original.updated != date.max:
        yield Problem(
            translation.path,
            2,
            f"translation of {translation.updated}, older than the Italian of {original.updated}: "
            "residents are told so; right is to translate what changed",
            grave=False,
        )
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
    for what, ours, theirs, grave in (
        ("placeholders", _placeholders(translation), _placeholders(original), True),
        ("sources", set(translation.source_keys()), set(original.source_keys()), True),
        ("dates", _days(translation), _days(original), True),
        ("numbers", _numbers(translation), _numbers(original), False),
    ):
        if ours != theirs:
            yield Problem(
                translation.path,
                translation.line,
                f"{what} of '{translation.facet}' are {_list(ours)}, in Italian {_list(theirs)}; "
                "right is the same in both",
                grave=grave,
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
        for language in sorted({*scope.complete_languages} - source.title.keys()):
            yield dossier.wrong(
                f"title of source '{key}' lacks '{language}'; right is {{it: …, en: …}}",
                "sources",
                key,
                "title",
            )


def _placeholders(draft: Draft) -> set[str]:
    return {f"{{{owner}.{name}}}" for owner, name in placeholders(draft.body)}


def _days(draft: Draft) -> set[str]:
    return {
        f"{name} {day}"
        for name, day in (("verified_on", draft.verified_on), ("review_by", draft.review_by))
        if day and day != date.max
    }


def _numbers(draft: Draft) -> set[str]:
    found = (plain_number(match[0]) for match in _NUMBER.finditer(draft.body))
    return {f"{number.normalize():f}" for number in found if number >= _TELLING}


def _list(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "none"
