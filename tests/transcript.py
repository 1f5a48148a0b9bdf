# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chat in README.md, played anew: `python -m tests.transcript` puts it there.

`transcript.txt` holds what is typed, line by line. `[Words]` presses the button of those words,
and what follows a line that begins with `~` is left out of README.
"""

import asyncio
import io
import re
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from bot.cli import play
from bot.settings import Settings
from bot.simulator import Hands
from tests.townhall import CACHE, KNOWLEDGE

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- transcript -->\n```text\n", "```\n<!-- end -->"
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LEFT_OUT = "[…]\n"
SIZE = re.compile(r", \d+ B\]")


class Played(Struct, frozen=True):
    """A chat that was played."""

    typed: tuple[str, ...]
    """The lines as the terminal got them, buttons as numbers."""
    shown: str
    """What stood on the screen, without what is left out."""


async def played(script: str) -> Played:
    """The script, played in the whole house on a Tuesday morning that stands still."""
    out, typed = io.StringIO(), []
    screens: list[tuple[bool, str]] = []

    async def lines() -> AsyncIterator[str]:
        shown = True
        for line in script.splitlines():
            screens.append((shown, _taken(out)))
            shown = not line.startswith("~")
            typed.append(_number(line, "".join(text for _, text in screens)))
            yield typed[-1]
        screens.append((shown, _taken(out)))

    with tempfile.TemporaryDirectory(prefix="sportello-") as folder:
        wanted = Settings(database=Path(folder) / "try.db", knowledge=KNOWLEDGE, cache=CACHE)
        await play(wanted, lines(), out, clock=Hands(MORNING))
    return Played(tuple(typed), _cut([*screens, (True, _taken(out))]))


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def _number(line: str, screen: str) -> str:
    """The line without its mark; for `[Words]`, the number of the latest button of those words."""
    line = line.removeprefix("~")
    if not line.startswith("["):
        return line
    found = re.findall(rf"\[(\d+)\] {re.escape(line[1:-1])}(?=$|   )", screen, re.MULTILINE)
    assert found, f"no button {line} on the screen:\n{screen[-2000:]}"
    return str(found[-1])


def _cut(screens: list[tuple[bool, str]]) -> str:
    shown = "".join(text if seen else LEFT_OUT + text.splitlines()[-1] for seen, text in screens)
    text = SIZE.sub("]", re.sub(r"(\[…\]\n.* > )+", r"\1", shown))
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def in_readme(readme: str) -> str:
    """The chat that stands in README.

    Raises:
        ValueError: the markers are gone.
    """
    start = readme.index(BEGIN) + len(BEGIN)
    return readme[start : readme.index(END, start)]


def renewed(readme: str, shown: str) -> str:
    """README with that chat instead of the one that stands there."""
    return readme.replace(f"{BEGIN}{in_readme(readme)}{END}", f"{BEGIN}{shown}{END}")


if __name__ == "__main__":
    again = asyncio.run(played((HERE / "transcript.txt").read_text("utf-8")))
    README.write_text(renewed(README.read_text("utf-8"), again.shown), "utf-8")
