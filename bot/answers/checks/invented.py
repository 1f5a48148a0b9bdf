# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nothing local is invented: a wrong phone number from the municipality is worse than none."""

from collections.abc import Iterator

from bot.answers.checks.scope import Scope
from bot.answers.figures import figures
from bot.model import Problem

_WHY = (
    "is in none of town.yaml, offices.yaml, figures.yaml; right is a placeholder like {office.phone}, "
    "or a line in figures.yaml with its source"
)


def problems(scope: Scope) -> Iterator[Problem]:
    """Phone numbers, prices, times, e-mail addresses and places that nobody has given."""
    for passage in scope.passages():
        for offset, line in enumerate(passage.text.splitlines()):
            for figure in figures(line):
                if figure.id not in scope.figures:
                    what = f"{figure.kind} '{figure.shown}'"
                    yield Problem(passage.path, passage.line + offset, f"{what} {_WHY}")
