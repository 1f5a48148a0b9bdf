# SPDX-License-Identifier: AGPL-3.0-or-later
"""The little markup of sheets: paragraphs, `- ` lists and **bold**; nothing else."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from bot.phrases.checks import RIGHT_TO_LEFT

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_STRANGE = {
    "a heading": re.compile(r"^#"),
    "a list with '*' or '+'": re.compile(r"^\s*[*+] "),
    "a list within a list": re.compile(r"^\s+- "),
    "a link in brackets": re.compile(r"\[[^\]]*\]\("),
    "a table": re.compile(r"^\s*\|"),
    "code": re.compile(r"`"),
    "an HTML tag": re.compile(r"</?\w+[^>]*>"),
    # Nobody sees them, and they hide a word from whoever searches for it.
    "an invisible character": re.compile(
        r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u202a-\u202e\u2028\u2029\u2060\ufeff]"
    ),
}
# Without it, a line that begins with a Latin word or a number is laid out from left to right.
_RIGHT_TO_LEFT_MARK = "\u200f"


def html(body: str, language: str) -> Markup:
    """The body as safe HTML with the tags that chats know; placeholders stay as they are."""
    mark = _RIGHT_TO_LEFT_MARK if language in RIGHT_TO_LEFT else ""
    lines = (mark + _line(line) if line.strip() else "" for line in body.splitlines())
    return Markup("\n".join(lines).strip())  # noqa: S704  # every line was escaped


def plain(body: str) -> str:
    """The body without its markup, a line for a line."""
    return _BOLD.sub(r"\1", body).strip()


def strange(body: str) -> Iterator[tuple[int, str]]:
    """Markup that is none of ours: how many lines below the first, and what it is."""
    for offset, line in enumerate(body.splitlines()):
        yield from ((offset, what) for what, pattern in _STRANGE.items() if pattern.search(line))
        if line.count("**") % 2:
            yield offset, "a '**' without its second one"


def _line(line: str) -> str:
    bold = _BOLD.sub(r"<b>\1</b>", str(escape(line.rstrip())))
    return f"• {bold[2:]}" if bold.startswith("- ") else bold
