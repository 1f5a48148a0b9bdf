# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ridge regression from sparse vectors to classes, solved over the examples (there are fewer of them)."""

from collections.abc import Sequence

import numpy as np

from bot.answers.features import Floats, Numbers

Sparse = tuple[Numbers, Floats]
"""Positions and values of the numbers that are not zero."""


def fit(rows: Sequence[Sparse], width: int, dense_from: int, targets: Floats, ridge: float) -> Floats:
    """Weights, `width` x classes, that lead from each row to its line of `targets` (rows x classes).

    Positions from `dense_from` on are used by many rows, those before by few: each is summed its own way.
    """
    likeness = _shared_by_many(rows, width, dense_from)
    _add_shared_by_few(likeness, rows, dense_from)
    likeness[np.diag_indices(len(rows))] += ridge
    shares = np.linalg.solve(likeness, targets)
    weights = np.zeros((width, targets.shape[1]), np.float32)
    for (at, values), share in zip(rows, shares, strict=True):
        weights[at] += np.outer(values, share)
    return weights


def _shared_by_many(rows: Sequence[Sparse], width: int, dense_from: int) -> Floats:
    table = np.zeros((len(rows), width - dense_from), np.float32)
    for line, (at, values) in zip(table, rows, strict=True):
        many = at >= dense_from
        line[at[many] - dense_from] = values[many]
    return table @ table.T


def _add_shared_by_few(likeness: Floats, rows: Sequence[Sparse], dense_from: int) -> None:
    holders: dict[int, list[tuple[int, float]]] = {}
    for number, (at, values) in enumerate(rows):
        few = at < dense_from
        for position, value in zip(at[few].tolist(), values[few].tolist(), strict=True):
            holders.setdefault(position, []).append((number, value))
    for held in holders.values():
        who = np.array([number for number, _ in held])
        value = np.array([each for _, each in held], np.float32)
        likeness[np.ix_(who, who)] += np.outer(value, value)
