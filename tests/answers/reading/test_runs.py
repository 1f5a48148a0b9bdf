# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words in a row."""

from bot.answers.reading.runs import pairs, triples


def test_runs_keep_the_order_of_the_words() -> None:
    """Who hits whom, and what costs how much, is said by the order alone."""
    words = ["quanto", "costa", "il", "nido"]

    assert [*pairs(words)] == ["quanto costa", "costa il", "il nido"]
    assert [*triples(words)] == ["quanto costa il", "quanto … il", "costa il nido", "costa … nido"]


def test_few_words_make_no_runs() -> None:
    """One word has nothing beside it, two have nothing between them."""
    assert [*pairs(["nido"])] == [*triples(["nido", "quanto"])] == [*pairs([])] == []
