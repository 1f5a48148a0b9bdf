# SPDX-License-Identifier: AGPL-3.0-or-later
"""Desks from the command line: which chats they are, and how one stops being one."""

from pathlib import Path

from click.testing import CliRunner, Result

from bot.cases import Desk
from bot.cli import main
from bot.store import Sqlite, Store
from tests.rooms import NOW
from tests.townhall import KNOWLEDGE


def sportello(database: Path, *words: str) -> Result:
    """Type the words after `sportello`."""
    settings = {"BOT_DATABASE": str(database), "BOT_KNOWLEDGE": str(KNOWLEDGE), "BOT_TOKEN": ""}
    return CliRunner().invoke(main, words, env=settings)


def test_a_desk_is_listed_and_removed(tmp_path: Path) -> None:
    """The address that is printed is the one to type; twice is once too often."""
    database = tmp_path / "office.db"
    store = Store(Sqlite(database))
    store.migrate()
    store.desks.link(Desk("telegram:-1010", "sociali"), NOW)

    listed = sportello(database, "office", "list", "--chats").output
    removed = sportello(database, "office", "unlink", "telegram:-1010")
    again = sportello(database, "office", "unlink", "telegram:-1010")

    assert "Servizi sociali                1 linked, 0 waiting\n             telegram:-1010\n" in listed
    assert (removed.exit_code, removed.output) == (0, "telegram:-1010 is a desk no more\n")
    assert store.desks.offices_at("telegram:-1010") == frozenset()
    assert (again.exit_code, again.output) == (1, "Error: no desk 'telegram:-1010'; desks are (none yet)\n")
    store.engine.close()
