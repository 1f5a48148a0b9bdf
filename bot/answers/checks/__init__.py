# SPDX-License-Identifier: AGPL-3.0-or-later
"""The judge of the knowledge base: one small file for each family of rules."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

from bot.answers import calculators
from bot.answers.checks import (
    aside,
    completeness,
    dates,
    examples,
    honesty,
    ids,
    invented,
    links,
    placeholders,
    readability,
    translations,
    wording,
)
from bot.answers.checks.scope import Scope
from bot.answers.checks.taught import taught
from bot.answers.library import place, questions
from bot.answers.library.dossier import shelf
from bot.answers.library.figures import figures, known
from bot.answers.library.questions import Example
from bot.model import Problem
from bot.phrases import LANGUAGES
from bot.written import Written, read

RULES: tuple[Callable[[Scope], Iterator[Problem]], ...] = (
    completeness.problems,
    ids.problems,
    honesty.problems,
    dates.problems,
    readability.problems,
    wording.problems,
    examples.problems,
    translations.problems,
    placeholders.problems,
    links.problems,
    invented.problems,
)
"""Every family of rules, in the order in which a clerk would look."""


def problems(folder: Path, today: date, local: Collection[str]) -> Iterator[Problem]:
    """Everything wrong with what residents read under `folder`, in the order of files and lines.

    `local` are the values that the municipality has given (`Place.told`, `Offices.told`).
    """
    found: list[Problem] = []
    written = shelf(folder, found)
    town = place.attempt(folder)
    asked = {each.topic: _asked(each.path, found) for each in written.dossiers}
    every = (each for by_language in asked.values() for some in by_language.values() for each in some)
    scope = Scope(
        shelf=written,
        questions=asked,
        taught=tuple(taught(folder, every)),
        today=today,
        languages=town.languages if town else LANGUAGES[:2],
        complete_languages=town.complete_languages if town else LANGUAGES[:2],
        offices=_offices(folder),
        figures=known(folder, found) | {figure.id for text in local for figure in figures(text)},
        forbidden=wording.forbidden(folder, found),
        aside=tuple(aside.passages(folder)),
    )
    for rule in RULES:
        found += rule(scope)
    if (folder / calculators.FOLDER).is_dir():
        found += calculators.problems(folder, today)
    yield from sorted(set(found))


def _asked(topic: Path, problems: list[Problem]) -> dict[str, tuple[Example, ...]]:
    """The example questions of a topic's folder, in the languages that it has a file of."""
    there = [each for each in LANGUAGES if questions.path(topic, each).exists()]
    return {language: questions.asked(topic, language, problems) for language in there}


def _offices(folder: Path) -> dict[str, tuple[Written, ...]]:
    # Whoever owns offices.yaml judges it: what cannot be read there is not said twice.
    path = folder / "offices.yaml"
    written = read(path, []) if path.exists() else None
    offices = written.keys if written else {}
    return {key: office.keys["topics"].items for key, office in offices.items() if "topics" in office.keys}
