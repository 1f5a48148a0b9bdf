# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many messages as lines of JSON, each understood on its own: for whoever measures."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import UNSET, Struct, UnsetType

from bot.cli_ask import Asking, as_values

RIGHT = 'right is {"id": 1, "text": "…"} or {"id": 1, "dialogue": ["…"]}'
BYTE_ORDER = b"\xef\xbb\xbf"
"""What some editors write before the first line."""
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a line that is no such line raises; the last where it nests without end."""


Id = str | int | float | None


class Asked(Struct, frozen=True):
    """One line of a batch: a message, or a dialogue of which the last message counts."""

    id: Id = None
    text: str | UnsetType = UNSET
    dialogue: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where there is no message: a mistyped key is no empty one."""
        if self.text is UNSET and not self.dialogue:
            raise ValueError("there is neither a text nor a dialogue")

    @property
    def messages(self) -> tuple[str, ...]:
        """Everything that was written, in order."""
        return self.dialogue or (self.text or "",)


class _Named(Struct, frozen=True):
    """A line of which only the id can be read."""

    id: Id = None


class Answered(Struct, frozen=True):
    """One line of the outcome."""

    line: str
    """JSON: what the message was understood as, or under `error` why it could not be read."""
    is_wrong: bool = False


def batch(asking: Asking, lines: Iterable[bytes]) -> Iterator[Answered]:
    """One line for each line, in order, empty ones aside; what cannot be read is told in its place."""
    for number, line in enumerate(lines, start=1):
        if written := line.removeprefix(BYTE_ORDER).strip():
            yield _understood(asking, written, number)


def _understood(asking: Asking, written: bytes, number: int) -> Answered:
    try:
        asked = msgspec.json.decode(written, type=Asked)
    except UNREADABLE as problem:
        return Answered(
            _as_json({"id": _id(written), "error": f"line {number}: {problem}; {RIGHT}"}), is_wrong=True
        )
    return Answered(_as_json({"id": asked.id, **as_values(asking.finding(asked.messages))}))


def _id(written: bytes) -> Id:
    try:
        return msgspec.json.decode(written, type=_Named).id
    except UNREADABLE:
        return None


def _as_json(told: dict[str, object]) -> str:
    return msgspec.json.encode(told).decode()
