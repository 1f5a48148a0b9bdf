# SPDX-License-Identifier: AGPL-3.0-or-later
"""Something to be declared in so many words."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.forms.words import means
from bot.phrases import say

DECLARED = "declared"


class DeclarationKind(FieldKind):
    """Declared, or left to the office: a no is no answer to it."""

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The one way on."""
        del field
        return ((DECLARED, str(say("forms.button.declare", language))),)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Any way of saying so."""
        del field
        if text == "1" or means(text, "yes", moment.language) or means(text, "declare", moment.language):
            return Read(DECLARED)
        return Unread("forms.problem.declaration")

    def show(self, field: Field, value: str, language: str) -> str:
        """That it was declared."""
        del field, value
        return str(say("forms.declared", language))
