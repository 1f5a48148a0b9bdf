# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ridge regression from sparse vectors to classes, without ever holding more than the vectors themselves."""

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
    Solved near enough by conjugate gradients: exactly takes three times as long, and tells classes no better.
    """
    if not rows:
        return np.zeros((width, targets.shape[1]), np.float32)
    table = _Table(rows, width, dense_from)
    wanted = np.ascontiguousarray(targets.T)
    shares = np.zeros_like(wanted)
    rest = wanted.copy()
    direction = rest.copy()
    size = np.einsum("ij,ij->i", rest, rest)
    for _ in range(STEPS):
        ahead = table.scores(table.weights(direction)) + ridge * direction
        # A class that is solved already must not divide nothing by nothing.
        stride = size / np.maximum(np.einsum("ij,ij->i", direction, ahead), TINY)
        shares += stride[:, None] * direction
        rest -= stride[:, None] * ahead
        left = np.einsum("ij,ij->i", rest, rest)
        direction = rest + direction * (left / np.maximum(size, TINY))[:, None]
        size = left
    return np.ascontiguousarray(table.weights(shares).T)


class _Table:
    """Some rows: the few columns that many use as a block, the many columns that few use one by one."""

    def __init__(self, rows: Sequence[Sparse], width: int, dense_from: int) -> None:
        who = np.repeat(np.arange(len(rows)), [len(at) for at, _ in rows])
        at = np.concatenate([each for each, _ in rows])
        value = np.concatenate([each for _, each in rows])
        few = at < dense_from
        self._who, self._at, self._value = who[few], at[few], value[few]
        self._block = np.zeros((len(rows), width - dense_from), np.float32)
        self._block[who[~few], at[~few] - dense_from] = value[~few]
        self._alone = dense_from

    def scores(self, weights: Floats) -> Floats:
        """What weights (classes x width) say of each row: classes x rows."""
        alone = [np.bincount(self._who, self._value * own[self._at], len(self._block)) for own in weights]
        return np.array(alone, np.float32) + weights[:, self._alone :] @ self._block.T

    def weights(self, shares: Floats) -> Floats:
        """The rows added up, each by its share in each class (classes x rows): classes x width."""
        alone = [np.bincount(self._at, self._value * own[self._who], self._alone) for own in shares]
        return np.hstack([np.array(alone, np.float32), shares @ self._block])
