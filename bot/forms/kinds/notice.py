# SPDX-License-Identifier: AGPL-3.0-or-later
"""The privacy notice, to be read before anything is asked."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.forms.words import is_made_of, marked
from bot.phrases import say

READ = "read"


class NoticeKind(FieldKind):
    """Read and understood: no consent is asked, the base is a public task."""

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The one way on."""
        del field
        return ((READ, str(say("forms.button.read", language))),)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Any way of saying so, and nothing beside it: «va bene?» and «ok, ma chi li legge» are none."""
        del field
        if text == "1" or (not marked(text) and is_made_of(text, moment.language, "read", "yes")):
            return Read(READ)
        return Unread("forms.problem.notice")
