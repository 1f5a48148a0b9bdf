# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real database file for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Sqlite, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record on disk."""
    store = Store(Sqlite(tmp_path / "town.db"))
    store.migrate()
    yield store
    store.engine.close()
