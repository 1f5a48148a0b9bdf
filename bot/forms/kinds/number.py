# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole number, and a number of weeks."""

import re
from decimal import Decimal

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.forms.words import listed, number_in_words, plain
from bot.phrases import say

_MOST = Decimal(1_000_000)
_FIGURES = 12
"""More figures than any bound: what is cut off cannot matter."""


class NumberKind(FieldKind):
    """A whole number within bounds, in figures or as a word."""

    hint = "forms.hint.number"
    may_have = frozenset({"bounds"})
    unit = ""
    """Words that may follow the number, as a key of `forms.words`."""

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The one number there is; `2,5` and `2 o 3` are asked again."""
        number = self._number(text, moment.language)
        if number is None:
            return Unread("forms.problem.number")
        least = field.bounds.least if field.bounds.least is not None else Decimal(0)
        most = field.bounds.most if field.bounds.most is not None else _MOST
        if not least <= number <= most:
            return Unread("forms.problem.bounds", {"least": str(least), "most": str(most)})
        return Read(str(number))

    def _number(self, text: str, language: str) -> int | None:
        words = plain(text).split()
        if self.unit and len(words) > 1 and words[-1] in listed(self.unit, language):
            words = words[:-1]
        if len(words) != 1 or re.search(r"\d[.,]\d|-\d", text):
            return None
        if words[0].isdecimal():
            return int(words[0][:_FIGURES])
        return number_in_words(words[0], language)


class WeeksKind(NumberKind):
    """A number of weeks."""

    unit = "weeks"

    def show(self, field: Field, value: str, language: str) -> str:
        """The number with its unit."""
        del field
        return str(say("forms.weeks", language, count=value))
