# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words in a row: their order tells what is asked, and who does what to whom."""

from collections.abc import Iterator, Sequence
from itertools import pairwise


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Each two words beside each other."""
    return map(" ".join, pairwise(words))


def triples(words: Sequence[str]) -> Iterator[str]:
    """Each three words in a row, and each two with one between them (`…`)."""
    for first, between, last in zip(words, words[1:], words[2:], strict=False):
        yield f"{first} {between} {last}"
        yield f"{first} … {last}"
