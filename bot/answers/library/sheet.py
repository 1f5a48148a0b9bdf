# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the texts of a sheet: `services/<topic>/<language>.md`."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from bot.answers.library.markup import strange
from bot.answers.library.vocabularies import FACETS
from bot.fields import Fields, as_day
from bot.model import Problem
from bot.written import Written, close_to, parse

_FENCE = "---"
_HEADING = re.compile(r"## *(.*)")
_HEADER = re.compile(r"(\w+): *(.*?)(?: +#.*)?")
_HEADERS = ("source", "verified_on", "review_by")


class Draft(Struct, frozen=True, kw_only=True):
    """One section as written, and where."""

    facet: str
    path: Path
    line: int
    """The line of its heading."""
    body: str
    body_line: int
    sources: Written | None
    """Keys of the service's sources, with commas; None where the section names none."""
    verified_on: date | None
    review_by: date | None

    def source_keys(self) -> tuple[str, ...]:
        """The keys of the sources it names."""
        named = self.sources.text if self.sources else ""
        return tuple(key.strip() for key in named.split(",") if key.strip())


class Sheet(Struct, frozen=True):
    """A whole sheet in one language."""

    path: Path
    updated: date
    drafts: tuple[Draft, ...]

    def draft(self, facet: str) -> Draft | None:
        """The section of a facet."""
        return next((draft for draft in self.drafts if draft.facet == facet), None)


def front(path: Path, problems: list[Problem]) -> tuple[Written | None, list[str], int]:
    """The values between the first two `---` lines, the lines after them, and the number of the first."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        problems.append(Problem(path, 1, "not written in UTF-8; right is to save it as UTF-8"))
        return None, [], 1
    if not lines or lines[0] != _FENCE or _FENCE not in lines[1:]:
        problems.append(
            Problem(path, 1, "no values at the top; right is '---', 'updated: 2026-11-24', '---'")
        )
        return None, lines, 1
    end = lines.index(_FENCE, 1)
    return parse("\n".join(lines[1:end]), path, problems, first_line=2), lines[end + 1 :], end + 2


def sheet(path: Path, problems: list[Problem]) -> Sheet:
    """The sheet at `path`; whatever is wrong is noted."""
    written, lines, first_line = front(path, problems)
    updated = date.max
    if written is not None:
        fields = Fields(written, "the top of the sheet", problems)
        updated = fields.day("updated")
        fields.close()
    drafts = tuple(_drafts(path, lines, first_line, problems))
    problems += _misplaced(drafts)
    return Sheet(path, updated, drafts)


def _drafts(path: Path, lines: list[str], first_line: int, problems: list[Problem]) -> Iterator[Draft]:
    starts = [number for number, line in enumerate(lines) if _HEADING.fullmatch(line)]
    for number in range(starts[0] if starts else len(lines)):
        if lines[number].strip():
            problems.append(
                Problem(
                    path, first_line + number, "words before the first '## '; right is a section for them"
                )
            )
            break
    for start, end in pairwise([*starts, len(lines)]):
        yield _draft(path, lines[start:end], first_line + start, problems)


def _draft(path: Path, lines: list[str], line: int, problems: list[Problem]) -> Draft:
    heading = _HEADING.fullmatch(lines[0])
    facet = heading[1].strip() if heading else ""
    if facet not in FACETS:
        problems.append(Problem(path, line, f"unknown section '{facet}'; {close_to(facet, FACETS)}"))
    headers, used = _headers(path, lines[1:], line + 1, problems)
    body_lines = lines[1 + used :]
    blank = next((number for number, text in enumerate(body_lines) if text.strip()), len(body_lines))
    body = "\n".join(body_lines[blank:]).rstrip()
    body_line = line + 1 + used + blank
    if not body:
        problems.append(
            Problem(path, line, f"section '{facet}' is empty; right is words, or no such section")
        )
    problems += (
        Problem(path, body_line + offset, f"{what}; right is plain text, '- ' lists and **bold** only")
        for offset, what in strange(body)
    )
    days = {key: as_day(headers[key], key, problems) for key in _HEADERS[1:] if key in headers}
    return Draft(
        facet=facet,
        path=path,
        line=line,
        body=body,
        body_line=body_line,
        sources=headers.get("source"),
        verified_on=days.get("verified_on"),
        review_by=days.get("review_by"),
    )


def _headers(
    path: Path, lines: list[str], first_line: int, problems: list[Problem]
) -> tuple[dict[str, Written], int]:
    """The `key: value` lines under a heading, up to the first blank one, and how many there are."""
    headers: dict[str, Written] = {}
    for number, text in enumerate(lines):
        line = first_line + number
        header = _HEADER.fullmatch(text.strip())
        if not header or not text.strip():
            return headers, number
        key = header[1]
        if key not in _HEADERS:
            problems.append(Problem(path, line, f"unknown line '{key}:'; {close_to(key, _HEADERS)}"))
        if key in headers:
            problems.append(Problem(path, line, f"line '{key}:' stands here twice; right is once"))
        headers[key] = Written(path, line, header[2])
    return headers, len(lines)


def _misplaced(drafts: tuple[Draft, ...]) -> Iterator[Problem]:
    """Sections that stand twice, or out of the national order."""
    seen: list[str] = []
    for draft in drafts:
        if draft.facet in seen:
            yield Problem(draft.path, draft.line, f"section '{draft.facet}' stands here twice; right is once")
        elif draft.facet in FACETS:
            later = [facet for facet in seen if FACETS.index(facet) > FACETS.index(draft.facet)]
            if later:
                yield Problem(
                    draft.path,
                    draft.line,
                    f"section '{draft.facet}' stands after '{later[0]}'; right is before",
                )
            seen.append(draft.facet)
