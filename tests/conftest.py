# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every test may ask for."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.simulator import Hands, Person, PretendTelegram
from bot.store import Sqlite, Store
from tests.rooms import NOW
from tests.townhall import CACHE, TestTown

# A machine that is busy with something else is no mistake of the code under test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def caches() -> Iterator[None]:
    """Commands keep what they learn with the tests, not in anybody's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(CACHE.parent))
        yield


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[TestTown]:
    """The town of Orio Litta, on a Monday morning, with nobody in it yet."""
    town = TestTown(tmp_path / "town.db")
    await town.opens()
    yield town
    await town.closes()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record on disk."""
    store = Store(Sqlite(tmp_path / "town.db"))
    store.migrate()
    yield store
    store.engine.close()


@pytest.fixture
def clock() -> Hands:
    """Monday morning; time stands still until it is moved."""
    return Hands(NOW)


@pytest.fixture
def telegram(clock: Hands) -> PretendTelegram:
    """An empty world."""
    return PretendTelegram(clock=clock)


@pytest.fixture
async def ada(telegram: PretendTelegram) -> Person:
    """A resident whose Start the bot has confirmed already."""
    ada = telegram.person("Ada Rossi")
    await ada.says("/start")
    telegram.updates.clear()
    return ada
