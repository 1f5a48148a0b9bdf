# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages as bubbles for a terminal of 80 columns, with or without colours."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from bot.simulator.markup import units
from bot.simulator.message import Message
from bot.simulator.refusal import Json

WIDTH = 80
BAR = "│ "


class Palette(Struct, frozen=True):
    """Escape sequences by look (an entity type, or a part of the screen); empty for none."""

    looks: dict[str, str] = {}

    def paint(self, text: str, *looks: str) -> str:
        """The text in those looks."""
        codes = "".join(self.looks.get(look, "") for look in looks)
        return f"{codes}{text}\x1b[0m" if codes and text else text


PLAIN = Palette()
ANSI = Palette(
    {
        "bold": "\x1b[1m",
        "italic": "\x1b[3m",
        "underline": "\x1b[4m",
        "strikethrough": "\x1b[9m",
        "code": "\x1b[36m",
        "pre": "\x1b[36m",
        "text_link": "\x1b[4m",
        "blockquote": "\x1b[2m",
        "expandable_blockquote": "\x1b[2m",
        "button": "\x1b[1;34m",
        "notice": "\x1b[33m",
        "name": "\x1b[1;32m",
        "frame": "\x1b[2m",
    }
)


class Cell(Struct, frozen=True):
    """One character and the looks it has."""

    char: str
    looks: tuple[str, ...] = ()


def bubble(message: Message, name: str, palette: Palette = PLAIN, width: int = WIDTH) -> Iterator[str]:
    """The lines of one message: its sender, its text, what is attached."""
    yield palette.paint(name, "name")
    bar = palette.paint(BAR, "frame")
    if message.text:
        for line in wrapped(cells(message.text, message.entities), width - len(BAR)):
            yield (bar + painted(line, palette)).rstrip()
    if message.attachment:
        yield f"{bar}[{message.attachment}, {len(message.file)} B]"


def keys(rows: Sequence[Sequence[str]], first: int, palette: Palette, width: int = WIDTH) -> Iterator[str]:
    """Numbered buttons, in the rows of the keyboard; a row that is too wide is broken."""
    number = first
    for row in rows:
        line = ""
        for label in row:
            key = f"[{number}] {' '.join(label.split())}"
            number += 1
            if line and len(line) + len(key) + 3 > width - len(BAR):
                yield palette.paint(BAR, "frame") + palette.paint(line, "button")
                line = ""
            line = f"{line}   {key}" if line else key
        yield palette.paint(BAR, "frame") + palette.paint(line, "button")


def cells(text: str, entities: Sequence[Json]) -> list[Cell]:
    """The characters of a text with their looks; the address of a link follows its words."""
    found: list[Cell] = []
    at = 0
    for char in text:
        looks = [each["type"] for each in entities if each["offset"] <= at < each["offset"] + each["length"]]
        found.append(Cell(char, tuple(looks)))
        at += units(char)
        for link in entities:
            if link["offset"] + link["length"] == at and (address := hidden(link, text)):
                found += [Cell(each) for each in f" ({address})"]
    return found


def hidden(entity: Json, text: str) -> str:
    """The address that a link does not show in its own words, or ``."""
    url = str(entity.get("url", ""))
    bare = re.sub(r"^(https?://|mailto:|tel:)|/$", "", url)
    return "" if bare in text else url


def wrapped(line: Sequence[Cell], width: int) -> Iterator[list[Cell]]:
    """Lines of at most `width` characters, broken between words, and within what is longer."""
    text = "".join(cell.char for cell in line)
    start = 0
    for paragraph in text.split("\n"):
        for begin, end in _breaks(paragraph, width):
            yield list(line[start + begin : start + end])
        start += len(paragraph) + 1


def _breaks(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(paragraph) - begin > width:
        space = paragraph.rfind(" ", begin + 1, begin + width + 1)
        end = space if space > begin else begin + width
        yield begin, end
        begin = end + 1 if space > begin else end
    yield begin, len(paragraph)


def painted(line: Sequence[Cell], palette: Palette) -> str:
    """A line as text, with its looks."""
    runs = groupby(line, key=lambda cell: cell.looks)
    return "".join(palette.paint("".join(cell.char for cell in run), *looks) for looks, run in runs)


def rule(title: str, width: int = WIDTH) -> str:
    """A line across the screen with a title."""
    head = f"── {title} "
    return head + "─" * max(2, width - len(head))


def short(text: str, width: int) -> str:
    """The text on one line, cut to that many characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
