# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that are known by their hashes alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.reading.hashes import NO_WORDS, Hashes


@given(st.sets(st.text(max_size=8), max_size=40), st.lists(st.text(max_size=8), max_size=40))
def test_what_was_put_in_is_there(words: set[str], others: list[str]) -> None:
    """Each word of the set is found, also the last; nothing else is, and nothing in an empty set."""
    known = Hashes.of(words)

    assert known.has(words).all()
    assert list(known.has(others)) == [each in words for each in others]
    assert not NO_WORDS.has([*words, "nido"]).any()
