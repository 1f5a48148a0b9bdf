# SPDX-License-Identifier: AGPL-3.0-or-later
"""HTML as Telegram reads it: text and entities, or a refusal in Telegram's words.

Behaviour as in TDLib's `parse_html` and its tests; offsets in errors are bytes of UTF-8,
offsets of entities are units of UTF-16.
"""

import re
import sys
from dataclasses import dataclass, field

from bot.simulator.links import web_address
from bot.simulator.refusal import Json, RefusalError, bad_entities, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
MENTION = re.compile(r"tg://user\?id=(\d+)")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#(\d{1,8})|(lt|gt|amp|quot));?")


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def plain(source: str) -> str:
    """`source` with its character references resolved; unknown ones stay as they are."""
    return REFERENCE.sub(_resolved, source)


def _resolved(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= sys.maxunicode else found[0]


@dataclass
class _Open:
    name: str
    attributes: dict[str, str]
    start: int
    piece: int


@dataclass
class _Reader:
    source: str
    at: int = 0
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def bytes(self, at: int) -> int:
        return len(self.source[:at].encode())

    def run(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self.close()
            elif self.source[self.at] == "<":
                self.begin()
            else:
                self.words()
        if self.open:
            raise bad_entities(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.pieces), sorted(self.entities, key=lambda each: (each["offset"], -each["length"]))

    def words(self) -> None:
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        text = plain(self.source[self.at : end])
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise bad_entities(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.pieces.append(text)
        self.length += units(text)
        self.at = end

    def take(self, pattern: str) -> str:
        found = re.compile(pattern).match(self.source, self.at)
        taken = found[0] if found else ""
        self.at += len(taken)
        return taken

    def ended(self) -> bool:
        return self.at >= len(self.source)

    def begin(self) -> None:
        begun = self.at
        self.at += 1
        name = self.take(r"[^\s>]*").lower()
        if self.ended():
            raise bad_entities(f"Unclosed start tag at byte offset {self.bytes(begun)}")
        if name not in TAGS:
            raise bad_entities(f'Unsupported start tag "{name}" at byte offset {self.bytes(begun)}')
        attributes = self.attributes(name, self.bytes(begun))
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise bad_entities(f'Tag "span" must have class "tg-spoiler" at byte offset {self.bytes(begun)}')
        self.open.append(_Open(name, attributes, self.length, len(self.pieces)))

    def attributes(self, name: str, begun: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.take(r"\s*")
            if self.ended():
                raise bad_entities(f'Unclosed start tag "{name}" at byte offset {begun}')
            if self.source[self.at] == ">":
                self.at += 1
                return found
            attribute = self.take(r"[^\s=>]*").lower()
            if not attribute:
                raise bad_entities(f'Empty attribute name in the tag "{name}" at byte offset {begun}')
            found[attribute] = self.value(name, begun) if self.take(r"\s*=\s*") else ""

    def value(self, name: str, begun: int) -> str:
        if self.ended():
            raise bad_entities(f'Unclosed start tag "{name}" at byte offset {begun}')
        quote = self.source[self.at]
        if quote not in "\"'":
            token = self.at
            value = self.take(r"[A-Za-z0-9.-]*").lower()
            if self.ended() or self.source[self.at] not in " \t\r\n>":
                raise bad_entities(f"Unexpected end of name token at byte offset {self.bytes(token)}")
            return value
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise bad_entities(f"Unclosed start tag at byte offset {begun}")
        value = plain(self.source[self.at + 1 : end])
        self.at = end + 1
        return value

    def close(self) -> None:
        begun = self.bytes(self.at)
        if not self.open:
            raise bad_entities(f"Unexpected end tag at byte offset {begun}")
        self.at += 2
        name = self.take(r"[^\s>]*").lower()
        self.take(r"\s*")
        if not self.take(">"):
            raise bad_entities(f"Unclosed end tag at byte offset {begun}")
        opened = self.open.pop()
        if name and name != opened.name:
            raise bad_entities(
                f'Unmatched end tag at byte offset {begun}, expected "</{opened.name}>", found "</{name}>"'
            )
        if self.length > opened.start:
            self.keep(opened)

    def keep(self, opened: _Open) -> None:
        entity: Json = {
            "type": TAGS[opened.name],
            "offset": opened.start,
            "length": self.length - opened.start,
        }
        mention = MENTION.fullmatch(opened.attributes.get("href", "")) if opened.name == "a" else None
        if mention:
            named = "".join(self.pieces[opened.piece :])
            user = {"id": int(mention[1]), "is_bot": False, "first_name": named}
            entity |= {"type": "text_mention", "user": user}
        elif opened.name == "a":
            try:
                entity["url"] = web_address(
                    opened.attributes.get("href") or "".join(self.pieces[opened.piece :])
                )
            except RefusalError:
                return  # Telegram shows such a link as plain text, without a word
        if opened.name == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        if opened.name == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        language = opened.attributes.get("class", "")
        if opened.name == "code" and language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        # In front, because outer tags close later and must come first
        self.entities.insert(0, entity)


def parse(source: str) -> tuple[str, list[Json]]:
    """The text that HTML shows, and its entities.

    Raises:
        RefusalError: `can't parse entities: …`, with the byte where.
    """
    return _Reader(source).run()


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text and entities without the blank margins that Telegram cuts off.

    Raises:
        RefusalError: nothing is left.
    """
    kept = text.rstrip()
    if not kept.strip():
        raise bad_request("text must be non-empty")
    start = units(kept) - units(kept.lstrip()) if not entities else 0
    end = units(kept)
    cut = [each | {"length": min(each["length"], end - each["offset"])} for each in entities]
    return kept[start:], [each for each in cut if each["length"] > 0]
