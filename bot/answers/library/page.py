# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fixed texts that belong to no service: `pages/<page>.<language>.md`."""

from datetime import date
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from bot.answers.library.markup import html, strange
from bot.answers.library.sheet import front
from bot.fields import Fields
from bot.model import Problem


class Page(Struct, frozen=True, kw_only=True):
    """A fixed text as written, and where."""

    id: str
    language: str
    path: Path
    line: int
    """The line where the text begins."""
    body: str
    updated: date
    review_by: date
    sources: tuple[str, ...]
    """Acts and pages it rests on, in words."""

    @property
    def html(self) -> Markup:
        """The text as a chat shows it; {town.*} still to be filled in."""
        return html(self.body, self.language)


def page(path: Path, problems: list[Problem]) -> Page:
    """The page at `path`; whatever is wrong is noted."""
    written, lines, first_line = front(path, problems)
    updated, review_by = date.max, date.max
    sources: tuple[str, ...] = ()
    if written is not None:
        fields = Fields(written, "the top of the page", problems)
        updated, review_by = fields.day("updated"), fields.day("review_by")
        sources = fields.words("sources")
        fields.close()
    blank = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    body = "\n".join(lines[blank:]).rstrip()
    if not body:
        problems.append(Problem(path, first_line, "an empty page; right is words"))
    problems += (
        Problem(
            path, first_line + blank + offset, f"{what}; right is plain text, '- ' lists and **bold** only"
        )
        for offset, what in strange(body)
    )
    id_, _, language = path.stem.rpartition(".")
    return Page(
        id=id_,
        language=language,
        path=path,
        line=first_line + blank,
        body=body,
        updated=updated,
        review_by=review_by,
        sources=sources,
    )
