# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record on disk, time that stands still, and a van that carries what it is given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.relay import DatabaseThread
from bot.simulator import Hands
from bot.store import Sqlite, Store
from tests.relay.van import Van
from tests.rooms import NOW


@pytest.fixture
def clock() -> Hands:
    """Monday morning."""
    return Hands(NOW)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record on disk."""
    store = Store(Sqlite(tmp_path / "town.db"))
    store.migrate()
    yield store
    store.engine.close()


@pytest.fixture
def thread() -> Iterator[DatabaseThread]:
    """The thread that touches it."""
    thread = DatabaseThread()
    yield thread
    thread.close()


@pytest.fixture
def van() -> Van:
    """An empty van."""
    return Van()
