# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is remembered of characters stays small, whatever is written."""

import tracemalloc
from collections.abc import Callable, Collection

import pytest

from bot.answers.guarding import fence
from bot.answers.reading.characters import Characters
from bot.answers.reading.text import LONGEST, fold

RARE = range(0x4E00, 0x4E00 + 20 * LONGEST)
"""More characters than anybody here writes."""


@pytest.mark.parametrize("read", [fold, lambda text: [*fence.found(text)]], ids=["fold", "fence"])
def test_characters_nobody_writes_take_no_memory(read: Callable[[str], Collection[str]]) -> None:
    """One sender could write all of Unicode, and whoever serves for months would keep it."""
    read("à")
    tracemalloc.start()
    for start in RARE[::LONGEST]:
        read("".join(map(chr, range(start, start + LONGEST))))
    read("ciao")
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken < 20 * len(RARE)


def test_a_character_of_our_languages_is_asked_about_once() -> None:
    """Italian, Arabic and Punjabi are read as fast as a table is looked up, whatever was written before."""
    asked: list[int] = []

    def becomes(code: int) -> int:
        asked.append(code)
        return code

    characters = Characters(becomes)
    "".join(map(chr, RARE)).translate(characters)
    asked.clear()
    for _ in range(2):
        assert "à’مਕ".translate(characters) == "à’مਕ"
    assert asked == [ord(sign) for sign in "à’مਕ"]
