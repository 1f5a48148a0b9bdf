# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ridge regression from sparse vectors to classes, solved over the examples (there are fewer of them)."""

from collections.abc import Sequence

import numpy as np

from bot.answers.features import Floats, Numbers

Sparse = tuple[Numbers, Floats]
"""Positions and values of the numbers that are not zero."""
STEPS = 10
"""Steps of the solution; from 10 on the share of classes told right no longer changes."""
TINY = np.float32(1e-20)


def fit(rows: Sequence[Sparse], width: int, dense_from: int, targets: Floats, ridge: float) -> Floats:
    """Weights, `width` x classes, that lead from each row to its line of `targets` (rows x classes).

    Positions from `dense_from` on are used by many rows, those before by few: each is summed its own way.
    """
    likeness = _shared_by_many(rows, width, dense_from)
    _add_shared_by_few(likeness, rows, dense_from)
    likeness[np.diag_indices(len(rows))] += ridge
    shares = _solved(likeness, targets)
    weights = np.zeros((width, targets.shape[1]), np.float32)
    for (at, values), share in zip(rows, shares, strict=True):
        weights[at] += np.outer(values, share)
    return weights


def _solved(matrix: Floats, targets: Floats) -> Floats:
    """The solution of `matrix @ solution = targets`, near enough, by conjugate gradients.

    Three times faster than solving exactly for four thousand rows, and no worse at telling classes.
    """
    solution = np.zeros_like(targets)
    rest = targets.copy()
    direction = rest.copy()
    size = np.einsum("ij,ij->j", rest, rest)
    for _ in range(STEPS):
        ahead = matrix @ direction
        # A class that is solved already must not divide nothing by nothing.
        stride = size / np.maximum(np.einsum("ij,ij->j", direction, ahead), TINY)
        solution += stride * direction
        rest -= stride * ahead
        left = np.einsum("ij,ij->j", rest, rest)
        direction = rest + direction * (left / np.maximum(size, TINY))
        size = left
    return solution


def _shared_by_many(rows: Sequence[Sparse], width: int, dense_from: int) -> Floats:
    table = np.zeros((len(rows), width - dense_from), np.float32)
    for line, (at, values) in zip(table, rows, strict=True):
        many = at >= dense_from
        line[at[many] - dense_from] = values[many]
    return table @ table.T


def _add_shared_by_few(likeness: Floats, rows: Sequence[Sparse], dense_from: int) -> None:
    who = np.repeat(np.arange(len(rows)), [len(at) for at, _ in rows])
    position = np.concatenate([at for at, _ in rows])
    value = np.concatenate([values for _, values in rows])
    few = position < dense_from
    order = np.argsort(position[few], kind="stable")
    who, value = who[few][order], value[few][order]
    bounds = np.searchsorted(position[few][order], np.arange(dense_from + 1))
    sizes = np.diff(bounds)
    alone = bounds[:-1][sizes == 1]
    np.add.at(likeness, (who[alone], who[alone]), value[alone] ** 2)
    for start, stop in zip(bounds[:-1][sizes > 1], bounds[1:][sizes > 1], strict=True):
        held = who[start:stop]
        likeness[held[:, None], held] += np.outer(value[start:stop], value[start:stop])
