# SPDX-License-Identifier: AGPL-3.0-or-later
"""A codice fiscale, or the statement that there is none yet."""

from bot.forms.codes import LENGTH, PROVISIONAL, compact, is_valid, masked
from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.forms.words import means, plain
from bot.phrases import say

NOT_YET = "not-yet"


class FiscalCodeKind(FieldKind):
    """Sixteen characters, or eleven figures while it is provisional; "non ce l'ho ancora" is an answer."""

    hint = "forms.hint.fiscal-code"
    may_have = frozenset({"compare", "bounds"})
    """`bounds: {latest: -18 years}` asks twice about the code of a child."""

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The way out for whoever waits for the code."""
        del field
        return ((NOT_YET, str(say("forms.button.not-yet", language))),)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The code in capitals; says whether the length, the shape or the check letter is wrong."""
        del field
        if means(text, "not-yet", moment.language):
            return Read(NOT_YET)
        code = _picked_out(text)
        if is_valid(code):
            return Read(code)
        if len(text.split()) > 1 and not any(letter.isdigit() for letter in text):
            # Words, and no code with a slip in it: to count their letters would be no help.
            return Unread("forms.problem.code-in-words")
        if len(code) not in (LENGTH, PROVISIONAL):
            return Unread("forms.problem.code-length", {"count": str(len(code))})
        return Unread("forms.problem.code")

    def show(self, field: Field, value: str, language: str) -> str:
        """Masked; where there is none yet, that in words."""
        del field
        return str(say("forms.not-yet", language)) if value == NOT_YET else masked(value)

    def tell(self, field: Field, value: str, language: str) -> str:
        """The whole code."""
        return self.show(field, value, language) if value == NOT_YET else value

    def complete(self, value: str) -> bool:
        """A code that does not exist yet is still to come."""
        return value != NOT_YET and super().complete(value)


def _picked_out(text: str) -> str:
    """The code alone, out of a sentence that holds one ("il mio codice è …")."""
    whole = compact(text)
    if len(whole) in (LENGTH, PROVISIONAL):
        return whole
    inside = [compact(word) for word in text.split() if is_valid(compact(word))]
    return inside[0] if len(inside) == 1 else compact(plain(text))
