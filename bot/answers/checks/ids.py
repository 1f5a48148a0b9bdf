# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every id names something that exists."""

from collections.abc import Collection, Iterator

from bot.answers.checks.scope import Scope
from bot.answers.library import body
from bot.answers.library.dossier import Dossier
from bot.answers.library.service import Service
from bot.model import Problem
from bot.written import close_to, read

FORMS = "forms"


def problems(scope: Scope) -> Iterator[Problem]:
    """Offices, forms and topics that are named and do not exist."""
    topics = [dossier.topic for dossier in scope.dossiers]
    forms = sorted(path.stem for path in (scope.shelf.folder / FORMS).glob("*.yaml"))
    for dossier, service in scope.services():
        yield from _office(scope, dossier, service)
        yield from _known(dossier, "form", (service.form,), forms)
        yield from _form_of(scope, dossier, service)
        yield from _known(
            dossier, "related", service.related, [each for each in topics if each != dossier.topic]
        )
    yield from _orphans(scope, topics)
    yield from _bodies(scope)


def _office(scope: Scope, dossier: Dossier, service: Service) -> Iterator[Problem]:
    if service.office not in scope.offices:
        yield from _known(dossier, "office", (service.office,), scope.offices)
    elif dossier.topic not in [topic.text for topic in scope.offices[service.office]]:
        yield dossier.wrong(
            f"'office' is '{service.office}', whose topics in offices.yaml lack '{dossier.topic}'; "
            "right is the same office in both files",
            "office",
        )


def _form_of(scope: Scope, dossier: Dossier, service: Service) -> Iterator[Problem]:
    """The form of a service that is about another: an office would get what is not its own."""
    path = scope.shelf.folder / FORMS / f"{service.form}.yaml"
    written = read(path, []) if service.form and path.exists() else None
    topic = written.keys.get("topic") if written else None
    if topic is not None and topic.text != dossier.topic:
        right = f"right is a form with `topic: {dossier.topic}`"
        yield dossier.wrong(f"'form' is '{service.form}', which is about '{topic.text}'; {right}", "form")


def _known(dossier: Dossier, key: str, named: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    for name in named:
        if name and name not in known:
            yield dossier.wrong(f"'{key}' names '{name}', which is none; {close_to(name, known)}", key)


def _orphans(scope: Scope, topics: Collection[str]) -> Iterator[Problem]:
    """Topics that an office claims and nobody has written."""
    for office, claimed in scope.offices.items():
        for topic in claimed:
            if topic.text not in topics:
                yield topic.wrong(
                    f"office '{office}' has the topic '{topic.text}', which has no folder; right is one"
                )


def _bodies(scope: Scope) -> Iterator[Problem]:
    """Matters that no sheet is about and that are said to be of an office which is none."""
    path = scope.shelf.folder / body.FILE
    written = read(path, []) if path.exists() else None
    for name, entry in (written.keys if written else {}).items():
        office = entry.keys.get("office")
        if office is not None and office.text not in (body.ANY_OFFICE, *scope.offices):
            right = close_to(office.text, scope.offices)
            yield office.wrong(f"'{name}' is of the office '{office.text}', which is none; {right}")
