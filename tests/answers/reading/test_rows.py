# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sparse rows are what the same rows written out are, and regression over them leads to what it should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.answers.learning.ridge import fit
from bot.answers.reading import rows as rows_
from bot.answers.reading.rows import Rows, numbered

WIDE = 6
NUMBER = st.tuples(st.integers(0, 4), st.integers(0, WIDE - 1), st.sampled_from([0.5, 1.0, 2.0]))
NUMBERS = st.lists(NUMBER, max_size=40)
Written = list[tuple[int, int, float]]


def rows(numbers: Written) -> Rows:
    """Five rows with these numbers: of each its row, its place and itself."""
    who, at, value = (np.array([each[part] for each in numbers]) for part in range(3))
    return Rows.added(5, who.astype(int), at.astype(int), value.astype(np.float32))


def dense(some: Rows, wide: int = WIDE) -> NDArray[np.float64]:
    """The same rows, zeros and all."""
    table = np.zeros((some.many, wide))
    np.add.at(table, (some.who, some.at), some.value)
    return table


@given(NUMBERS)
def test_what_falls_on_one_place_is_added_up(numbers: Written) -> None:
    """No row has two numbers at one place, and none is lost."""
    table = np.zeros((5, WIDE))
    for who, at, value in numbers:
        table[who, at] += value
    some = rows(numbers)

    assert dense(some).tolist() == table.tolist()
    assert len(some.at) == len({(who, at) for who, at, _ in numbers})


@given(NUMBERS, st.integers(1, 50))
def test_sums_are_those_of_the_rows_written_out(numbers: Written, block: int) -> None:
    """Across and down, however many numbers are summed up at a time, for several classes side by side."""
    some = rows(numbers)
    weights = np.arange(2.0 * WIDE).reshape(WIDE, 2)
    shares = np.arange(10.0).reshape(5, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_, "BLOCK", block)
        across, down = some.across(), some.down(WIDE)

    assert across(weights).tolist() == (dense(some) @ weights).tolist()
    assert down(shares).tolist() == (dense(some).T @ shares).tolist()


@given(NUMBERS, NUMBERS, st.lists(st.booleans(), min_size=5, max_size=5))
def test_rows_are_joined_chosen_and_cut(one: Written, other: Written, kept: list[bool]) -> None:
    """One after the other; only some of them; only some of their places, counted anew."""
    first, second, some = rows(one), rows(other), np.array(kept)
    places = np.array([*kept, True])

    assert dense(Rows.joined([first, second])).tolist() == [*dense(first).tolist(), *dense(second).tolist()]
    assert dense(first.only(some)).tolist() == dense(first)[some].tolist()
    assert dense(first.where(places), places.sum()).tolist() == dense(first)[:, places].tolist()


def test_every_row_is_made_as_long_as_one() -> None:
    """But for a row without numbers."""
    some = rows([(0, 1, 2.0), (0, 2, 0.5), (3, 0, 0.5)]).unit()

    assert np.linalg.norm(dense(some), axis=1).round(6).tolist() == [1, 0, 0, 1, 0]


def test_things_are_numbered_by_their_bag() -> None:
    """An empty bag has its number too, though nothing in it can show it."""
    assert numbered(["ab", "", "c"]).tolist() == [0, 0, 2]


def test_no_rows_at_all() -> None:
    """Sums over nothing are nothing."""
    none = Rows.joined([])

    assert none.down(2)(np.zeros((0, 3))).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert none.across()(np.zeros((2, 3))).shape == (0, 3)


@given(st.lists(NUMBER, min_size=3, max_size=40), st.integers(0, WIDE))
def test_regression_leads_where_it_does_when_solved_at_once(numbers: Written, dense_from: int) -> None:
    """Wherever the block of common columns begins, and whether a column is of one row or of many."""
    some = rows(numbers)
    targets = np.eye(5, 2, dtype=np.float32)
    table, ridge = dense(some), 0.5
    exact = table.T @ np.linalg.solve(table @ table.T + ridge * np.eye(5), targets)

    assert np.abs(fit(some, WIDE, dense_from, targets, ridge) - exact).max() < 1e-3
