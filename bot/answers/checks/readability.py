# SPDX-License-Identifier: AGPL-3.0-or-later
"""Short and plain enough to be read on a phone."""

from collections.abc import Iterator

from bot.answers.checks.scope import Scope
from bot.answers.library.dossier import Dossier
from bot.answers.library.markup import plain
from bot.answers.library.prose import gulpease, length, placed_sentences
from bot.model import REFERENCE_LANGUAGE, Problem

MOST_CHARACTERS = 900
"""Of one section."""
MOST_WORDS = 25
"""Of one sentence."""
LEAST_GULPEASE = 55
"""Of one Italian sheet or page."""
MOST_TITLE, MOST_DESCRIPTION = 60, 160
"""Characters, after the national service sheet."""


def problems(scope: Scope) -> Iterator[Problem]:
    """Sections, sentences, titles that are too long, and Italian that is too hard."""
    for dossier in scope.dossiers:
        yield from _short(dossier)
        yield from _easy(dossier)
    for page in (page for page in scope.shelf.pages if page.language == REFERENCE_LANGUAGE):
        score = gulpease(iter([page.body]))
        if score < LEAST_GULPEASE:
            yield Problem(page.path, page.line, _hard(score))
    for _, draft in scope.drafts():
        size = len(plain(draft.body))
        if size > MOST_CHARACTERS:
            right = f"right is {MOST_CHARACTERS} or fewer"
            yield Problem(draft.path, draft.line, f"section '{draft.facet}' has {size} characters; {right}")
    for passage in scope.passages():
        for offset, sentence in placed_sentences(passage.text):
            words = length(sentence)
            if words > MOST_WORDS:
                yield Problem(
                    passage.path,
                    passage.line + offset,
                    f"a sentence of {words} words ('{sentence[:40]}…'); right is {MOST_WORDS} or fewer",
                )


def _short(dossier: Dossier) -> Iterator[Problem]:
    service = dossier.service
    if service is None:
        return
    for what, texts, most in (
        ("title", service.title, MOST_TITLE),
        ("description", service.description, MOST_DESCRIPTION),
    ):
        for language, text in texts.items():
            if len(text) > most:
                size = f"has {len(text)} characters; right is {most} or fewer"
                yield dossier.wrong(f"'{what}' in '{language}' {size}", what, language)


def _easy(dossier: Dossier) -> Iterator[Problem]:
    sheet = dossier.sheets.get(REFERENCE_LANGUAGE)
    if sheet is None:
        return
    score = gulpease(draft.body for draft in sheet.drafts)
    if score < LEAST_GULPEASE:
        hardest = min(sheet.drafts, key=lambda draft: gulpease(iter([draft.body])))
        yield Problem(sheet.path, hardest.line, f"{_hard(score)}; '{hardest.facet}' is the hardest")


def _hard(score: float) -> str:
    return f"Gulpease is {score:.0f}; right is {LEAST_GULPEASE} or more (shorter words and sentences)"
