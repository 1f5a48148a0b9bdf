# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a field kind makes of an answer: read, in doubt, half chosen, or not read."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

NOT_NEEDED = ""
"""Value of an optional field that was skipped."""

TO_OFFICE = "?"
"""Value of a field that the person leaves to the office."""


class Moment(Struct, frozen=True):
    """What an answer is read against: the day, and the language of the conversation."""

    today: date
    language: str


class Read(Struct, frozen=True):
    """Read without doubt: the value the office needs."""

    value: str


class Doubt(Struct, frozen=True):
    """Readable, but not surely what was meant: ask `question` (a phrase key), offer the candidates.

    Values are shown as they are, so they must read the same in every language (`03/05/2021`).
    """

    question: str
    candidates: tuple[str, ...]
    values: Mapping[str, str] = {}


class Partly(Struct, frozen=True):
    """Some of several choices are made; the question stays open."""

    value: str


class Unread(Struct, frozen=True):
    """Not usable: why, as a phrase key and its values."""

    problem: str
    values: Mapping[str, str] = {}


Reading = Read | Doubt | Partly | Unread
