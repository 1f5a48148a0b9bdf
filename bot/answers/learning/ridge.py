# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ridge regression from sparse vectors to classes, without ever holding more than the vectors themselves."""

from collections.abc import Callable

import numpy as np

from bot.answers.reading.rows import TINY, Floats, Rows, Weights

STEPS = 10
"""Steps of the solution; from 10 on the share of classes told right no longer changes."""


def fit(rows: Rows, width: int, dense_from: int, targets: Floats, ridge: float) -> Floats:
    """Weights, `width` x classes, that lead from each row to its line of `targets` (rows x classes).

    Positions from `dense_from` on are used by many rows, those before by few: each is summed its own way.
    Solved near enough by conjugate gradients: exactly takes three times as long, and tells classes no better.
    """
    table = _Table(rows, width, dense_from)
    return table.weights(solved(lambda shares: table.scores(shares) + ridge * shares, targets, STEPS))


def solved(ahead: Callable[[Weights], Weights], wanted: Weights, steps: int) -> Weights:
    """What `ahead` leads from to `wanted` (numbers x classes), near enough after some steps.

    By conjugate gradients, all classes side by side: `ahead` is linear, symmetric and positive.
    """
    found = np.zeros_like(wanted)
    rest = direction = wanted
    size = _squares(rest, rest)
    for _ in range(steps):
        led = ahead(direction)
        # A class that is solved already must not divide nothing by nothing.
        stride = size / np.maximum(_squares(direction, led), TINY)
        found = found + stride * direction
        rest = rest - stride * led
        left = _squares(rest, rest)
        direction = rest + left / np.maximum(size, TINY) * direction
        size = left
    return found


def _squares(one: Weights, other: Weights) -> Weights:
    # In twice as many digits: the steps would go astray by what is lost in adding so many numbers up.
    sums: Weights = (one * other).sum(axis=0, dtype=np.float64).astype(one.dtype)
    return sums


class _Table:
    """Some rows: the few columns that many use as a block, the many columns that few use one by one."""

    def __init__(self, rows: Rows, width: int, dense_from: int) -> None:
        places = np.arange(width)
        users = np.bincount(rows.at, minlength=width)
        alone = rows.where(places < dense_from)
        shared = rows.where((places < dense_from) & (users > 1))
        self._across, self._down = shared.across(), shared.down(int(shared.at.max(initial=-1)) + 1)
        # A column that one row uses, two of three, ties it to no other: no need to go there and back.
        self._own = (alone.squares() - shared.squares())[:, None]
        self._alone = alone.down(dense_from)
        block = rows.where(places >= dense_from)
        self._block = np.zeros((rows.many, width - dense_from), np.float32)
        self._block[block.who, block.at] = block.value

    def scores(self, shares: Weights) -> Weights:
        """What the `weights` of these shares say of each row: rows x classes."""
        alone = self._across(self._down(shares)) + self._own * shares
        return alone + self._block @ (self._block.T @ shares)

    def weights(self, shares: Weights) -> Weights:
        """The rows added up, each by its share in each class (rows x classes): width x classes."""
        return np.vstack([self._alone(shares), self._block.T @ shares])
