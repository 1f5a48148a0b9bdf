# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sentence read from its beginning: known phrases are taken off, the rest stays as it was written."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.forms.words import clean, plain

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = " :;,.=-'\u2019\u2013\u2014"
"""Marks that part what was said from what follows."""


class Sentence(Struct, frozen=True):
    """What is still to be read."""

    text: str
    """Cleaned, with its capitals and with the marks before it (`: Ada Rossi`)."""

    @classmethod
    def of(cls, text: str) -> "Sentence":
        """The whole text."""
        return cls(clean(text))

    @property
    def told(self) -> str:
        """The words as they were written, without marks before them: a name or an address stays as it is."""
        return self.text.lstrip(_BETWEEN)

    @property
    def is_over(self) -> bool:
        """Whether no word is left."""
        return not plain(self.text)

    def past(self, phrases: Iterable[str]) -> "Sentence":
        """Without the longest of these plain phrases at its beginning; itself where none stands there."""
        marks = list(_WORD.finditer(self.text))
        words = [plain(mark[0]) for mark in marks]
        lengths = [len(own) for own in map(str.split, phrases) if own == words[: len(own)]]
        if not any(lengths):
            return self
        return Sentence(self.text[marks[max(lengths) - 1].end() :].lstrip())

    def past_all(self, phrases: Sequence[str]) -> "Sentence":
        """Without any of them, as long as one stands at its beginning."""
        rest = self.past(phrases)
        return self if rest == self else rest.past_all(phrases)
