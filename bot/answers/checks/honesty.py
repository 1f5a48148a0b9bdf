# SPDX-License-Identifier: AGPL-3.0-or-later
"""A planned service is never described as one that is there."""

import re
from collections.abc import Iterator

from bot.answers.checks.scope import Scope
from bot.model import Problem

_YEAR = re.compile(r"\d{4}")


def problems(scope: Scope) -> Iterator[Problem]:
    """Planned services whose 'cos-e' does not say of which plan they are an objective."""
    for dossier, service in scope.services():
        if service.status.is_ != "planned":
            continue
        horizon = _years(service.status.horizon)
        for sheet in dossier.sheets.values():
            draft = sheet.draft("cos-e")
            if draft is not None and not horizon <= _years(draft.body):
                yield Problem(
                    draft.path,
                    draft.line,
                    f"'cos-e' of a planned service does not name {service.status.horizon}; "
                    "right is to say that the plan of those years has it as an objective",
                )


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)}
