# SPDX-License-Identifier: AGPL-3.0-or-later
"""Slips of the keyboard: how far a mistyped word is from the one that was meant."""

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.answers.thresholds import DOUBLED, KEY_BESIDE, LEFT_OUT, SWAPPED

_DOUBLE = re.compile(r"(.)\1")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> frozenset[tuple[str, str]]:
    """The pairs of letters that lie side by side on a keyboard."""
    beside = {(row[at], row[at + 1]) for row in _ROWS for at in range(len(row) - 1)}
    for upper, lower in pairwise(_ROWS):
        beside |= {(upper[at], lower[at]) for at in range(len(lower))}
        beside |= {(upper[at + 1], lower[at]) for at in range(len(lower)) if at + 1 < len(upper)}
    return frozenset(beside | {(right, left) for left, right in beside})


_BESIDE = _neighbours()


def distance(typed: str, meant: str) -> float:
    """Slips from `meant` to `typed`; those that fingers make by themselves count less than one."""
    slips = OSA.distance(typed, meant)
    return slips - (1 - _weight(typed, meant)) if slips else slips


def _weight(typed: str, meant: str) -> float:
    """What the lightest slip between the two counts."""
    if len(typed) != len(meant):
        if _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", meant):
            return DOUBLED
        return LEFT_OUT if len(typed) < len(meant) else 1
    if sorted(typed) == sorted(meant):
        return SWAPPED
    apart = [pair for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]]
    return KEY_BESIDE if len(apart) == 1 and apart[0] in _BESIDE else 1
