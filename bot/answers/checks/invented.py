# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nothing local is invented: a wrong phone number from the municipality is worse than none."""

from collections.abc import Iterator

from bot.answers.checks.scope import Passage, Scope
from bot.answers.library.figures import Figure, figures
from bot.model import Problem

_WHY = (
    "is in none of town.yaml, offices.yaml, figures.yaml; right is a placeholder like {office.phone}, "
    "or a line in figures.yaml with its source"
)


def problems(scope: Scope) -> Iterator[Problem]:
    """Phone numbers, prices, times, days, e-mail addresses, places and people that nobody has given."""
    for passage in scope.everything():
        for offset, line in enumerate(passage.text.splitlines()):
            for figure in figures(line):
                if figure.id not in scope.figures and not _chosen(figure, passage):
                    what = f"{figure.kind} '{figure.shown}'"
                    yield Problem(passage.path, passage.line + offset, f"{what} {_WHY}")


def _chosen(figure: Figure, passage: Passage) -> bool:
    """Whether it is a day of the week to choose in a form: nothing else stands there."""
    return figure.kind == "day" and passage.what == "text" and passage.text == figure.shown
