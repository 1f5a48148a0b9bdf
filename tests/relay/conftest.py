# SPDX-License-Identifier: AGPL-3.0-or-later
"""The thread of the record, and a van that carries what it is given."""

from collections.abc import Iterator

import pytest

from bot.relay import DatabaseThread
from tests.relay.van import Van


@pytest.fixture
def thread() -> Iterator[DatabaseThread]:
    """The thread that touches the record."""
    thread = DatabaseThread()
    yield thread
    thread.close()


@pytest.fixture
def van() -> Van:
    """An empty van."""
    return Van()
