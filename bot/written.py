# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody wrote in a YAML file, with the line of every value.

A file is read into a tree of `Written`; `Fields` then asks a mapping for its keys one by one and notes
whatever is wrong as a `Problem`, so that a clerk sees all mistakes at once. What is asked for and cannot
be used comes back as a harmless value of the right type: whoever loads refuses when problems were noted.
"""

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, structs

from bot.loader import LOADER
from bot.model import REFERENCE_LANGUAGE, Problem, Texts
from bot.phrases import say

MISSING = "missing"
"""The word for a value that only the municipality can give and has not given yet."""
NONE = "none"
"""The word for a value that does not exist."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTHING = ("", "~", "null")


class Written(Struct, frozen=True):
    """One value (words, a list or a mapping) and where it stands."""

    path: Path
    line: int
    value: "str | tuple[Written, ...] | dict[str, Written]"

    @property
    def text(self) -> str:
        """The words, or nothing where it is a list or a mapping."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "tuple[Written, ...]":
        """The entries of a list; nothing where it is no list."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def keys(self) -> "dict[str, Written]":
        """The entries of a mapping; nothing where it is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    def wrong(self, message: str) -> Problem:
        """A problem with this value."""
        return Problem(self.path, self.line, message)

    def shown(self) -> str:
        """The value as an error message quotes it."""
        if isinstance(self.value, str):
            return f"'{self.value}'" if self.value else "nothing"
        return "a list" if isinstance(self.value, tuple) else "a mapping"


def read(path: Path, problems: list[Problem]) -> Written | None:
    """The tree in `path`; None where it cannot be read, which is noted in `problems`."""
    try:
        return parse(path.read_text("utf-8"), path, problems)
    except FileNotFoundError:
        problems.append(Problem(path, 1, "no such file; right is to write it"))
    except UnicodeDecodeError:
        problems.append(Problem(path, 1, "not written in UTF-8; right is to save it as UTF-8"))
    return None


def parse(text: str, path: Path, problems: list[Problem], first_line: int = 1) -> Written | None:
    """The tree in `text`, which begins at `first_line` of `path`; None where it is no YAML."""
    try:
        node = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line if wrong.problem_mark else 0
        # What never ends is noticed one line after the last.
        line = min(line, text.count("\n"))
        problems.append(Problem(path, first_line + line, f"not YAML: {wrong.problem}"))
        return None
    except yaml.YAMLError as wrong:
        problems.append(Problem(path, first_line, f"not YAML: {wrong}"))
        return None
    if node is None:
        return Written(path, first_line, {})
    try:
        return _tree(node, path, problems, first_line)
    except RecursionError:
        problems.append(Problem(path, first_line, "a value holds itself (`*…`); right is to write it out"))
        return None


def _tree(node: Any, path: Path, problems: list[Problem], first_line: int) -> Written:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        plain = node.style is None and node.value in _NOTHING
        return Written(path, line, "" if plain else node.value.strip())
    if isinstance(node, yaml.SequenceNode):
        return Written(path, line, tuple(_tree(each, path, problems, first_line) for each in node.value))
    tree: dict[str, Written] = {}
    for key, value in node.value:
        name, key_line = str(key.value), first_line + key.start_mark.line
        if name in tree:
            # YAML itself would silently keep the last one.
            problems.append(Problem(path, key_line, f"key '{name}' stands here twice; right is once"))
        # The line of the key, not of what follows it: that is where a clerk looks.
        tree[name] = structs.replace(_tree(value, path, problems, first_line), line=key_line)
    return Written(path, line, tree)


def close_to(word: str, known: Collection[str]) -> str:
    """What would be right in place of `word`: the most similar of `known`, or all of them."""
    alike = get_close_matches(word, known, n=1)
    if alike:
        return f"right is probably '{alike[0]}'"
    return f"right is one of: {'; '.join(known) or '(nothing yet)'}"


class Fields:
    """The keys of one mapping, asked for one by one; `close` then finds those nobody asked for."""

    def __init__(self, written: Written, what: str, problems: list[Problem]) -> None:
        """`what` names the mapping in messages (`service 'tributi'`)."""
        self.written = written
        self._what = what
        self._problems = problems
        self._asked: list[str] = []
        if not isinstance(written.value, dict):
            self.wrong(written, f"{what} is {written.shown()}; right is a mapping (`key: value`)")

    def wrong(self, where: Written, message: str) -> None:
        """Notes a problem at a place."""
        self._problems.append(where.wrong(message))

    def maybe(self, key: str) -> Written | None:
        """The value of a key that may be absent."""
        self._asked.append(key)
        return self.written.keys.get(key)

    def need(self, key: str) -> Written | None:
        """The value of a key that has to be there, and not empty."""
        found = self.maybe(key)
        if found is None:
            if isinstance(self.written.value, dict):
                self.wrong(self.written, f"{self._what} lacks '{key}'; right is a line `{key}: …`")
            return None
        if found.value == "":
            self.wrong(found, f"'{key}' is empty; right is a value, or `{MISSING}` where nobody knows it yet")
            return None
        return found

    def text(self, key: str) -> str:
        """The words of a key."""
        found = self.need(key)
        if found is None:
            return ""
        if not isinstance(found.value, str):
            self.wrong(found, f"'{key}' is {found.shown()}; right is plain words")
        return found.text

    def one_of(self, key: str, choices: Collection[str]) -> str:
        """The words of a key, which must be one of `choices`."""
        found = self.need(key)
        if found is not None and found.text not in choices:
            self.wrong(found, f"'{key}' is {found.shown()}; {close_to(found.text, choices)}")
        return found.text if found is not None and found.text in choices else ""

    def several_of(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list of words, each one of `choices`; the list may be empty."""
        entries = self.entries(key)
        for entry in entries:
            if entry.text not in choices:
                self.wrong(entry, f"'{key}' has {entry.shown()}; {close_to(entry.text, choices)}")
        return tuple(entry.text for entry in entries if entry.text in choices)

    def entries(self, key: str) -> tuple[Written, ...]:
        """The entries of a list."""
        found = self.need(key)
        if found is None:
            return ()
        if not isinstance(found.value, tuple):
            self.wrong(found, f"'{key}' is {found.shown()}; right is a list (`[…, …]`)")
        return found.items

    def day(self, key: str) -> date:
        """A date; `date.max` where it cannot be used."""
        found = self.need(key)
        return date.max if found is None else as_day(found, key, self._problems)

    def day_or_missing(self, key: str) -> date | None:
        """A date, or None where it says `missing`."""
        found = self.written.keys.get(key)
        if found is not None and found.text == MISSING:
            self._asked.append(key)
            return None
        return self.day(key)

    def number(self, key: str) -> int:
        """A whole number above 0; 0 where it cannot be used."""
        found = self.need(key)
        if found is None:
            return 0
        if not re.fullmatch(r"[1-9]\d{0,8}", found.text):
            self.wrong(found, f"'{key}' is {found.shown()}; right is a whole number above 0")
            return 0
        return int(found.text)

    def texts(self, key: str) -> dict[str, str]:
        """One text in several languages; Italian has to be there."""
        found = self.need(key)
        if found is None:
            return {REFERENCE_LANGUAGE: ""}
        if REFERENCE_LANGUAGE not in found.keys:
            self.wrong(found, f"'{key}' is {found.shown()}; right is {{it: …, en: …}}, with Italian")
            return {REFERENCE_LANGUAGE: ""}
        for language, text in found.keys.items():
            if not text.text:
                self.wrong(text, f"'{key}' in '{language}' is {text.shown()}; right is plain words")
        return {language: text.text for language, text in found.keys.items()}

    def close(self) -> None:
        """Notes the keys that nobody asked for."""
        for key, value in self.written.keys.items():
            if key not in self._asked:
                self.wrong(value, f"{self._what} has the unknown key '{key}'; {close_to(key, self._asked)}")


def as_day(written: Written, what: str, problems: list[Problem]) -> date:
    """A date as written; `date.max`, and a problem noted, where it is none."""
    try:
        if _ISO_DAY.fullmatch(written.text):
            return date.fromisoformat(written.text)
    except ValueError:
        pass
    problems.append(written.wrong(f"'{what}' is {written.shown()}; right is a date like 2026-11-24"))
    return date.max


class Local(Struct, frozen=True):
    """A value that only the municipality can give."""

    texts: Texts = {}
    """By language; empty where nobody has given it yet."""
    confirm: bool = False
    """True for a value from a public data set that the municipality has not confirmed."""

    @property
    def value(self) -> str:
        """The value as written (the Italian one, where languages differ); empty where it is missing."""
        return self.texts.get(REFERENCE_LANGUAGE, "")

    def spoken(self, language: str) -> str:
        """The value in a language, with a word of caution where it is to be confirmed."""
        text = self.texts.get(language) or self.value
        return str(say("written.to-confirm", language, value=text)) if text and self.confirm else text


def local(fields: Fields, key: str, right: str = "", pattern: str = "") -> Local:
    """The local value of a key: words, {it: …, en: …}, `missing`, or {value: …, confirm: true}.

    Where `pattern` is given, the words must match it; `right` then says what it wants.
    """
    found = fields.need(key)
    if found is None or found.text == MISSING:
        return Local()
    given, confirm = found.keys.get("value", found), found.keys.get("confirm")
    if confirm is not None and confirm.text != "true":
        fields.wrong(confirm, f"'confirm' is {confirm.shown()}; right is true, or no such line")
    texts = given.keys or {REFERENCE_LANGUAGE: given}
    for text in texts.values():
        if not text.text or (pattern and not re.fullmatch(pattern, text.text)):
            fields.wrong(text, f"'{key}' is {text.shown()}; right is {right or 'words'}, or `{MISSING}`")
    return Local({language: text.text for language, text in texts.items()}, confirm is not None)


def refusal(problems: Collection[Problem]) -> str:
    """The grave problems as lines, for an error that refuses them all; empty where there is none."""
    return "\n".join(str(problem) for problem in sorted(problems) if problem.grave)
