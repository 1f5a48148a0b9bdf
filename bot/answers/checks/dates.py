# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nobody reads what nobody has checked for long."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.answers.checks.scope import Scope
from bot.answers.library.dossier import Dossier
from bot.answers.library.service import Service
from bot.answers.library.sheet import Draft
from bot.answers.library.vocabularies import GRACE
from bot.model import Problem


def problems(scope: Scope) -> Iterator[Problem]:
    """Texts past their review, and dates that cannot be."""
    for dossier, service in scope.services():
        yield from _service(dossier, service, scope.today)
        for sheet in dossier.sheets.values():
            yield from _future(sheet.path, 2, "updated", sheet.updated, scope.today)
            for draft in sheet.drafts:
                yield from _section(draft, service, scope.today)
    for page in scope.shelf.pages:
        yield from _future(page.path, 2, "updated", page.updated, scope.today)
        yield from _overdue(page.path, 2, f"page '{page.id}'", page.review_by, scope.today)


def _section(draft: Draft, service: Service, today: date) -> Iterator[Problem]:
    """What the section says for itself; the rest it has from its service."""
    if draft.verified_on:
        yield from _future(draft.path, draft.line, "verified_on", draft.verified_on, today)
    if draft.review_by:
        verified = draft.verified_on or service.verified_on
        yield from _overdue(draft.path, draft.line, f"section '{draft.facet}'", draft.review_by, today)
        yield from _backwards(draft.path, draft.line, verified, draft.review_by)


def _service(dossier: Dossier, service: Service, today: date) -> Iterator[Problem]:
    path = dossier.service_path
    verified, review = dossier.wrong("", "verified_on").line, dossier.wrong("", "review_by").line
    yield from _future(path, verified, "verified_on", service.verified_on, today)
    yield from _overdue(path, review, f"service '{service.id}'", service.review_by, today)
    yield from _backwards(path, review, service.verified_on, service.review_by)
    if service.status.since:
        since = dossier.wrong("", "status", "since").line
        yield from _future(path, since, "since", service.status.since, today)
    for key, source in service.sources.items():
        line = dossier.wrong("", "sources", key, "read_on").line
        yield from _future(path, line, f"read_on of '{key}'", source.read_on, today)


def _overdue(path: Path, line: int, what: str, review: date, today: date) -> Iterator[Problem]:
    if today <= review:
        return
    yield Problem(
        path,
        line,
        f"{what} had to be reviewed by {review}, {(today - review).days} days ago; "
        "right is to check its sources, then write new verified_on and review_by",
        grave=today - review > GRACE,
    )


def _future(path: Path, line: int, what: str, day: date, today: date) -> Iterator[Problem]:
    if today < day != date.max:
        yield Problem(path, line, f"'{what}' is {day}, after today; right is the day when somebody did it")


def _backwards(path: Path, line: int, verified: date, review: date) -> Iterator[Problem]:
    if review < verified != date.max:
        yield Problem(
            path, line, f"'review_by' is {review}, before verified_on {verified}; right is after it"
        )
