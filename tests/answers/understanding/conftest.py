# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reader of the shipped knowledge, learned once for all tests."""

from pathlib import Path

import pytest

from bot.answers import Reader, load

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that residents write to."""
    return Reader.build(load(KNOWLEDGE), KNOWLEDGE)
