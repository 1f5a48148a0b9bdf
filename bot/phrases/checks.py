# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with one phrase: tags, length, long sentences, directions."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from string import Formatter

from bot.model import REFERENCE_LANGUAGE

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""Around what may run from left to right within a text from right to left (Unicode 6.3, UAX 9)."""
RIGHT_TO_LEFT = ("ar",)
"""Languages written from right to left."""
LONGEST_TEXT = 4096
"""Characters of a message."""
LONGEST_LABEL = 60
"""Characters on a button; more is cut off on a phone."""
LONGEST_COMMAND = 256
"""Characters of what the app's menu says about a command."""
LONGEST_SENTENCE = 20
"""Words of an Italian sentence."""

_TAGS = ("b", "i", "u", "s", "a", "code", "pre", "blockquote")
_LABELS = ("do", "button", "facet", "end")
_COMMANDS = ("commands",)
_WORDS = ("words", "months", "numbers", "weekdays")
"""Parts of a key under which stand words to be recognised."""
_FILE_NAMES = ("paper.file", "mydata.file-name")
"""Names of files, which hold no marks."""
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s»”)<]|$)|\n")
_VALUE = re.compile(r"(?<!\{)\{[a-z_]+\}(?!\})")
_STRONG = ("L", "R", "AL")


def mistakes(key: str, phrase: str, language: str) -> Iterator[str]:
    """Everything wrong with one phrase, each with what would be right."""
    if key in _FILE_NAMES or set(key.split(".")) & set(_WORDS):
        return
    for check in (_tags, _too_long, _long_sentences, _loose_values, _wrong_way):
        yield from check(key, phrase, language)


def placeholders(phrase: str) -> Iterator[str]:
    """The values that a phrase wants, one by one."""
    return (name for _, name, _, _ in Formatter().parse(phrase) if name)


def visible(phrase: str) -> str:
    """The phrase without tags, as its length counts."""
    return re.sub(r"<[^>]*>", "", phrase)


class _Open(HTMLParser):
    """Follows the tags of a phrase; `wrong` says what does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open.append(tag)
        if tag not in _TAGS:
            self.wrong.append(f"tag <{tag}>; chats know {', '.join(_TAGS)}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing; right is to close the tag that was opened last")


def _tags(_key: str, phrase: str, _language: str) -> Iterator[str]:
    reader = _Open()
    reader.feed(phrase)
    reader.close()
    yield from reader.wrong
    yield from (f"<{tag}> is never closed; right is </{tag}>" for tag in reader.open)


def _too_long(key: str, phrase: str, _language: str) -> Iterator[str]:
    parts = set(key.split("."))
    most = LONGEST_TEXT
    if parts & set(_LABELS):
        most = LONGEST_LABEL
    elif parts & set(_COMMANDS):
        most = LONGEST_COMMAND
    length = len(visible(phrase))
    if length > most:
        yield f"{length} characters; right are at most {most}"


def _long_sentences(_key: str, phrase: str, language: str) -> Iterator[str]:
    if language != REFERENCE_LANGUAGE:
        return
    for sentence in _SENTENCE_END.split(visible(phrase)):
        words = len(sentence.split())
        if words > LONGEST_SENTENCE:
            start = " ".join(sentence.split()[:4])
            yield f"a sentence of {words} words («{start} …»); right are at most {LONGEST_SENTENCE}"


def _loose_values(_key: str, phrase: str, language: str) -> Iterator[str]:
    """A Latin value that is not set apart turns the marks and numbers around it the wrong way."""
    if language not in RIGHT_TO_LEFT:
        return
    for value in _VALUE.finditer(phrase):
        before = phrase[: value.start()]
        if before.count(ISOLATE) <= before.count(END_OF_ISOLATE):
            yield f"{value[0]} is not set apart; right is U+2068 before it and U+2069 behind it"
    if phrase.count(ISOLATE) != phrase.count(END_OF_ISOLATE):
        yield "U+2068 and U+2069 do not come in pairs; right is one of each"


def _wrong_way(_key: str, phrase: str, language: str) -> Iterator[str]:
    """A chat lays out each line by its first letter that is not set apart."""
    if language not in RIGHT_TO_LEFT:
        return
    for line in visible(phrase).splitlines():
        if line.strip() and _bare(line) and _direction(line) not in ("R", "AL"):
            yield f"line «{line.strip()}» would start at the left; right is U+200F before it"


def _bare(line: str) -> bool:
    return any(ch.isalnum() or ch == "{" for ch in line)


def _direction(line: str) -> str:
    depth = 0
    for ch in line:
        depth += (ch == ISOLATE) - (ch == END_OF_ISOLATE)
        if depth == 0 and unicodedata.bidirectional(ch) in _STRONG:
            return unicodedata.bidirectional(ch)
    return ""
