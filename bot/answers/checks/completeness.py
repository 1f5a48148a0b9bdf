# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nothing is lacking: facets, languages, example questions."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from bot.answers.checks.scope import Scope
from bot.answers.library.dossier import Dossier
from bot.answers.library.questions import Example
from bot.answers.library.service import Service
from bot.answers.library.vocabularies import FACETS
from bot.model import REFERENCE_LANGUAGE, Problem

Questions: TypeAlias = Mapping[str, tuple[Example, ...]]
"""The example questions of one topic, by language."""
ENOUGH = {"it": 5, "en": 3, "ro": 2, "ar": 2}
"""Example questions that every facet needs, by language."""
ENOUGH_WITH_FORM = {**ENOUGH, "it": 10}
"""The same for services with a form, where most people will ask."""


def problems(scope: Scope) -> Iterator[Problem]:
    """Files and facets that are missing."""
    for dossier, service in scope.services():
        languages = scope.languages if service.form else scope.complete_languages
        for language in languages:
            yield from _files(dossier, scope.questions[dossier.topic], language)
        yield from _facets(dossier, scope.questions[dossier.topic], service)
        yield from _enough(dossier, scope.questions[dossier.topic], service)


def _files(dossier: Dossier, asked: Questions, language: str) -> Iterator[Problem]:
    for name, there in (
        (f"{language}.md", dossier.sheets),
        (f"questions.{language}.yaml", asked),
    ):
        if language not in there:
            yield Problem(
                dossier.path / name, 1, f"no such file; right is '{dossier.topic}' in '{language}' too"
            )


def _facets(dossier: Dossier, asked: Questions, service: Service) -> Iterator[Problem]:
    """The Italian sheet has every facet, and no example asks for one that it has not."""
    sheet = dossier.sheets.get(REFERENCE_LANGUAGE)
    if sheet is None:
        return
    there = {draft.facet for draft in sheet.drafts}
    for facet in FACETS:
        if facet not in there and facet not in service.without:
            right = f"right is one, or `without: [{facet}]` in service.yaml"
            yield Problem(sheet.path, 1, f"no section '{facet}'; {right}")
    first = {example.facet: example for some in asked.values() for example in some[::-1]}
    for facet in FACETS:
        if facet in first and facet not in there:
            where = first[facet]
            yield Problem(
                where.path, where.line, f"questions for '{facet}', which has no section; right is one"
            )


def _enough(dossier: Dossier, asked: Questions, service: Service) -> Iterator[Problem]:
    least = ENOUGH_WITH_FORM if service.form else ENOUGH
    for language, some in asked.items():
        sheet = dossier.sheets.get(language)
        for facet in FACETS:
            if sheet is None or sheet.draft(facet) is None:
                continue
            count = sum(1 for example in some if example.facet == facet)
            if count < least[language]:
                yield Problem(
                    dossier.path / f"questions.{language}.yaml",
                    1,
                    f"{count} questions for '{facet}'; right are {least[language]} or more",
                )
