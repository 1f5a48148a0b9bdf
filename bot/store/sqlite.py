# SPDX-License-Identifier: AGPL-3.0-or-later
"""SQLite, the engine of one small machine."""

import sqlite3  # noqa: TID251  # this is the store
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from bot.errors import BadSettings
from bot.store.engine import Row

SWITCHES = 100
"""How often opening a file tries to switch it to its write-ahead log."""


class Sqlite:
    """One database file, used from one thread at a time."""

    def __init__(self, path: Path | str) -> None:
        """Open (or create) the file at `path`.

        isolation_level None: we begin and end transactions ourselves, since what Python would
        begin is deferred. synchronous=full: what was confirmed to the channel survives a power cut.

        Raises:
            BadSettings: the file cannot be opened, or is no database.
        """
        try:
            self._connection = sqlite3.connect(
                path, timeout=30, check_same_thread=False, isolation_level=None
            )
            self._write_ahead()
            for pragma in ("synchronous=full", "foreign_keys=on", "secure_delete=on"):
                self._connection.execute(f"pragma {pragma}")
        except sqlite3.DatabaseError as problem:
            raise BadSettings(
                f"BOT_DATABASE: '{path}' cannot be used ({problem});"
                " right is an SQLite file of ours, or a new name in a folder we may write to"
            ) from None
        self._database = Database(self._connection)

    def _write_ahead(self) -> None:
        """Switch the file to its write-ahead log.

        Where another process is doing the same, SQLite says `locked` at once, whatever the timeout:
        so wait for it as one waits for a transaction, and look again.
        """
        for _ in range(SWITCHES):
            try:
                self._connection.execute("pragma journal_mode=wal")
            except sqlite3.OperationalError:
                self._connection.execute("begin immediate")
                self._connection.execute("commit")
            else:
                return

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Run a statement and return its rows, as dictionaries by column."""
        cursor = self._database.execute(sql, values)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def run(self, sql: str, **values: object) -> int:
        """Run a statement and return how many rows it changed."""
        return int(self._database.execute(sql, values).rowcount)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together, or not at all."""
        # Immediate, not deferred: a turn reads before it writes, and a stale
        # snapshot cannot be upgraded once another worker has committed.
        self._database.execute("begin immediate")
        try:
            yield
            self._database.execute("commit")
        except BaseException:
            # A full disk ends the transaction by itself, and a refused commit leaves it open:
            # either way the next one must be able to begin.
            if self._connection.in_transaction:
                self._database.execute("rollback")
            raise

    def migrate(self, folder: Path) -> list[str]:
        """Run the scripts of `folder` that have not run yet, by name; returns their names."""
        self.run("create table if not exists migrations (name text primary key) strict")
        done = []
        for script in sorted(folder.glob("*.sql")):
            with self.transaction():
                if self.run("insert into migrations values (:name) on conflict do nothing", name=script.name):
                    for statement in statements(script.read_text("utf-8")):
                        self.run(statement)
                    done.append(script.name)
        return done

    def scrub(self) -> None:
        """Empty the log beside the file: deleted words are overwritten in the file, but live on in there."""
        self._database.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger is one, whatever semicolons stand in its body."""
    gathered = ""
    for piece in script.split(";"):
        gathered += piece
        if not gathered.strip():
            gathered = ""
        elif sqlite3.complete_statement(f"{gathered};"):
            yield gathered
            gathered = ""
        else:
            gathered += ";"
