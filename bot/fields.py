# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of one written mapping, asked for one by one.

Whatever is wrong is noted as a `Problem`, so that a clerk sees all mistakes at once. What is asked for
and cannot be used comes back as a harmless value of the right type: whoever loads refuses when problems
were noted.
"""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from msgspec import structs

from bot.model import REFERENCE_LANGUAGE, Problem
from bot.written import Written, close_to

MISSING = "missing"
"""The word for a value that only the municipality can give and has not given yet."""
NONE = "none"
"""The word for a value that does not exist."""
ABOVE_ZERO = range(1, 1_000_000_000)
"""The whole numbers that are right where nothing else is said."""

_FLAGS = ("true", "false")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")
_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,4})?")


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

    def worded(self, key: str) -> tuple[Written, ...]:
        """The entries of a list, each of which has to be words."""
        entries = self.entries(key)
        for entry in entries:
            if not entry.text:
                # `- one thing: another` is a mapping in YAML.
                self.wrong(entry, f"'{key}' has {entry.shown()}; right is words, in quotes if need be")
        return entries

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        return tuple(entry.text for entry in self.worded(key))

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

    def number(self, key: str, among: range = ABOVE_ZERO) -> int:
        """A whole number `among` those that are right; 0 where it cannot be used."""
        found = self.need(key)
        if found is None:
            return 0
        if not _is_among(found.text, among):
            self.wrong(found, f"'{key}' is {found.shown()}; right is a whole number {_ends(among)}")
            return 0
        return int(found.text)

    def numbers(self, key: str, among: range = ABOVE_ZERO) -> tuple[int, ...]:
        """A list of whole numbers; those that cannot be used are left out."""
        entries = self.entries(key)
        for entry in entries:
            if not _is_among(entry.text, among):
                self.wrong(entry, f"'{key}' has {entry.shown()}; right is whole numbers {_ends(among)}")
        return tuple(int(entry.text) for entry in entries if _is_among(entry.text, among))

    def decimal(self, key: str) -> Decimal:
        """A number like 3.125; 0 where it cannot be used."""
        found = self.need(key)
        if found is None:
            return Decimal(0)
        if not _DECIMAL.fullmatch(found.text):
            self.wrong(found, f"'{key}' is {found.shown()}; right is a number like 3.125")
            return Decimal(0)
        return Decimal(found.text)

    def flag(self, key: str) -> bool:
        """Whether it says `true`; False where there is no such line."""
        found = self.maybe(key)
        if found is not None and found.text not in _FLAGS:
            self.wrong(found, f"'{key}' is {found.shown()}; right is {' or '.join(_FLAGS)}")
        return found is not None and found.text == _FLAGS[0]

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

    def part(self, key: str) -> "Fields":
        """A mapping within this one; without keys where it cannot be used."""
        return self._part(key, self.need(key))

    def maybe_part(self, key: str) -> "Fields":
        """A mapping within this one that may be absent: then it is without keys."""
        return self._part(key, self.maybe(key))

    def _part(self, key: str, found: Written | None) -> "Fields":
        return Fields(found or structs.replace(self.written, value={}), f"'{key}'", self._problems)

    def pairs(self) -> dict[str, str]:
        """Every key, with its words."""
        return {key: self.text(key) for key in self.written.keys}

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Every key, with its list of words."""
        return {key: self.words(key) for key in self.written.keys}

    def named(self) -> list[tuple[str, Written]]:
        """Every entry of the lists under the keys, with its key."""
        return [(key, entry) for key in self.written.keys for entry in self.worded(key)]

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


def _is_among(text: str, among: range) -> bool:
    return bool(_WHOLE.fullmatch(text)) and int(text) in among


def _ends(among: range) -> str:
    return "above 0" if among == ABOVE_ZERO else f"from {among[0]} to {among[-1]}"
