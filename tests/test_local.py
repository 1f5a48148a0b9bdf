# SPDX-License-Identifier: AGPL-3.0-or-later
"""What only the municipality can give is given, to be confirmed, or missing."""

from pathlib import Path

import pytest

from bot.fields import Fields
from bot.local import Local, local
from bot.model import Problem
from bot.written import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phone: missing", Local()),
        ("phone: 0377 000111", Local({"it": "0377 000111"})),
        ("phone: {value: 0377 000111, confirm: true}", Local({"it": "0377 000111"}, confirm=True)),
        ("phone: {it: mattina, en: morning}", Local({"it": "mattina", "en": "morning"})),
    ],
)
def test_a_local_value_is_given_or_missing(text: str, expected: Local) -> None:
    """In one way or by language, confirmed or not."""
    problems = list[Problem]()
    written = parse(text, Path("town.yaml"), problems)

    assert written is not None
    assert local(Fields(written, "the town", problems), "phone") == expected
    assert problems == []


def test_a_value_to_be_confirmed_says_so_in_the_readers_language() -> None:
    """And a missing one is empty, for whoever shows it to say so."""
    assert Local({"it": "x"}, confirm=True).spoken("it") == "x (da confermare)"
    assert Local({"it": "x"}, confirm=True).spoken("en") == "x (to be confirmed)"
    assert Local({"it": "mattina", "en": "morning"}).spoken("en") == "morning"
    assert Local().spoken("en") == ""
