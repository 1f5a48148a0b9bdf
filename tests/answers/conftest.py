# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reader of the shipped knowledge, learned once for all tests."""

import pytest

from bot.answers import Memory, Reader, load
from tests.townhall import CACHE, KNOWLEDGE


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that residents write to."""
    return Reader.build(load(KNOWLEDGE), KNOWLEDGE, Memory(CACHE))
