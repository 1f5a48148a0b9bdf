# SPDX-License-Identifier: AGPL-3.0-or-later
"""The privacy notice, to be read before anything is asked."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.forms.words import means
from bot.phrases import say

READ = "read"


class NoticeKind(FieldKind):
    """Read and understood: no consent is asked, the base is a public task."""

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The one way on."""
        del field
        return ((READ, str(say("forms.button.read", language))),)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Any way of saying so."""
        del field
        if text == "1" or means(text, "read", moment.language) or means(text, "yes", moment.language):
            return Read(READ)
        return Unread("forms.problem.notice")
