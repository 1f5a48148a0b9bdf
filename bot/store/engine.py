# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the store asks of a database: four verbs, one SQL text for every engine.

The SQL keeps to what the engines share: lower case, `:named` values, ids made by us, times as
ISO-8601 UTC text of fixed width (so that they compare as text), JSON as text, `on conflict`, `returning`.
"""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

Row = dict[str, Any]


class Engine(Protocol):
    """A database, used from one thread."""

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Run a statement and return its rows, as dictionaries by column."""
        ...

    def run(self, sql: str, **values: object) -> int:
        """Run a statement and return how many rows it changed."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is kept together, or not at all. Not nested."""
        ...

    def migrate(self, folder: Path) -> list[str]:
        """Run the scripts of `folder` that have not run yet, by name; returns their names."""
        ...

    def scrub(self) -> None:
        """What was deleted is in none of the database's files any more, unless somebody is reading it."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: UTC, microseconds, always 32 characters."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(stamped: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.fromisoformat(stamped)


def as_json(value: Struct) -> str:
    """A value as the store writes it."""
    return msgspec.json.encode(value, enc_hook=_plain).decode()


def _plain(value: object) -> str:
    """Safe HTML is a string with a promise: the promise is made again when it is read."""
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(f"the store does not know how to write a {type(value).__name__}")
