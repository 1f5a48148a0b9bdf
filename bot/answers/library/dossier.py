# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that was written about the services, as written: what the loader uses and the judge judges."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from bot.answers.library import questions
from bot.answers.library.page import Page, page
from bot.answers.library.service import Service
from bot.answers.library.servicefile import service
from bot.answers.library.sheet import Sheet, sheet
from bot.model import Problem
from bot.phrases import LANGUAGES
from bot.written import Written, close_to, read

SERVICES, PAGES, SERVICE = "services", "pages", "service.yaml"
_TOPIC_FILES = (
    SERVICE,
    *(f"{language}.md" for language in LANGUAGES),
    *(questions.path(Path(), language).name for language in LANGUAGES),
)


class Dossier(Struct, frozen=True):
    """The folder of one topic."""

    topic: str
    path: Path
    service: Service | None
    """None where its service.yaml cannot be read."""
    written: Written | None
    """Its service.yaml as written."""
    sheets: Mapping[str, Sheet]
    """By language."""

    @property
    def service_path(self) -> Path:
        """Where its service.yaml is."""
        return self.path / SERVICE

    def wrong(self, message: str, *keys: str, grave: bool = True) -> Problem:
        """A problem with what service.yaml says under `keys`, one within the other."""
        written = self.written or Written(self.service_path, 1, {})
        return written.nearest(*keys).wrong(message, grave=grave)


class Shelf(Struct, frozen=True):
    """All that is written: one dossier a topic, and the pages."""

    folder: Path
    dossiers: tuple[Dossier, ...]
    pages: tuple[Page, ...]


def shelf(folder: Path, problems: list[Problem]) -> Shelf:
    """Everything under `folder`; whatever cannot be used is noted."""
    if not (folder / SERVICES).is_dir():
        problems.append(Problem(folder / SERVICES, 1, "no such folder; right is one with a folder a topic"))
        return Shelf(folder, (), ())
    topics = sorted(path for path in (folder / SERVICES).iterdir() if path.is_dir())
    return Shelf(
        folder,
        tuple(_dossier(path, problems) for path in topics),
        tuple(page(path, problems) for path in _page_paths(folder, problems)),
    )


def _dossier(path: Path, problems: list[Problem]) -> Dossier:
    problems += (
        Problem(each, 1, f"unknown file '{each.name}'; {close_to(each.name, _TOPIC_FILES)}")
        for each in sorted(path.iterdir())
        if each.name not in _TOPIC_FILES
    )
    sheets = {
        language: sheet(path / f"{language}.md", problems)
        for language in LANGUAGES
        if (path / f"{language}.md").exists()
    }
    written = read(path / SERVICE, problems)
    found = service(path.name, written, problems) if written else None
    if found:
        problems += _unsourced(found, sheets)
    return Dossier(path.name, path, found, written, sheets)


def _unsourced(service: Service, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Sections that name no source, or one that the service does not have."""
    sources = service.sources
    for draft in (draft for each in sheets.values() for draft in each.drafts):
        keys, line = draft.source_keys(), draft.sources.line if draft.sources else draft.line
        right = f"right is `source: <id>` of: {', '.join(sources) or '(no sources in service.yaml)'}"
        if not keys:
            yield Problem(draft.path, line, f"section '{draft.facet}' names no source; {right}")
        for key in keys:
            if key not in sources:
                yield Problem(draft.path, line, f"source '{key}' is not in service.yaml; {right}")


def _page_paths(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    for path in sorted((folder / PAGES).glob("*")):
        id_, _, language = path.stem.rpartition(".")
        if path.suffix == ".md" and id_ and language in LANGUAGES:
            yield path
        else:
            problems.append(
                Problem(path, 1, f"unknown file '{path.name}'; right is a name like privacy.it.md")
            )
