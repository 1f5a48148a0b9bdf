# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole conversations, as `tests/conversations` tells them."""

import pytest

from tests.played import Played, Player, conversations
from tests.townhall import TestTown


@pytest.mark.parametrize("conversation", conversations(), ids=lambda told: told.name)
async def test_conversation(town: TestTown, conversation: Played) -> None:
    """It goes as it is written."""
    await Player(town).plays(conversation)


def test_none_is_lost() -> None:
    """A file that is not found would make all of them pass."""
    assert len(conversations()) >= 60
