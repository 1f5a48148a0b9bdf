# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free text, and a person's name."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread

_NAME_MARKS = frozenset(" '\u2019-.")
_LONGEST_NAME = 80


class TextKind(FieldKind):
    """A sentence or two."""

    may_have = frozenset({"bounds"})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Any text with at least one letter or figure, not longer than the bounds."""
        del moment
        if not any(ch.isalnum() for ch in text):
            return Unread("forms.problem.empty")
        if len(text) > field.bounds.longest:
            return Unread(
                "forms.problem.long", {"longest": str(field.bounds.longest), "length": str(len(text))}
            )
        return Read(text)


class PersonKind(FieldKind):
    """Name and surname."""

    hint = "forms.hint.person"

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Letters and the marks of names; one word alone is asked about, some people have one name."""
        del field, moment
        if not any(ch.isalpha() for ch in text) or len(text) > _LONGEST_NAME:
            return Unread("forms.problem.person")
        if not all(ch.isalpha() or ch in _NAME_MARKS or not ch.isascii() for ch in text):
            return Unread("forms.problem.person")
        name = text.title() if text.islower() or text.isupper() else text
        if len(name.split()) == 1:
            return Doubt("forms.doubt.one-name", (name,))
        return Read(name)
