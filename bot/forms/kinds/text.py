# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free text, and a person's name."""

import unicodedata

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.forms.words import asks, contains, listed, means, plain

_NAME_MARKS = frozenset(" '\u2019\u02bc\u2010\u2011\u00b7-.")
_LONGEST_NAME = 80
_MOST_NAMES = 8
"""Words of the longest names there are."""
_NO_NAMES = ("skip", "yes", "no")
"""Words of which none is anybody's name."""


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
        """Letters and the marks of names; one word alone, or what looks like a question, is asked about."""
        del field
        written = _without_lead(text, moment.language)
        if not any(ch.isalpha() for ch in written) or len(written) > _LONGEST_NAME:
            return Unread("forms.problem.person")
        if not all(_may_be_in_a_name(ch) for ch in written):
            return Unread("forms.problem.person")
        if any(means(written, key, moment.language) for key in _NO_NAMES) or _tells(written, moment.language):
            return Unread("forms.problem.person")
        name = written.title() if written.islower() or written.isupper() else written
        if len(name.split()) == 1 or asks(written, moment.language):
            return Doubt("forms.doubt.one-name", (name,))
        return Read(name)


def _tells(written: str, language: str) -> bool:
    """Whether it reads as a sentence: with a word that is nobody's name, or longer than any name."""
    return contains(written, "no-name", language) or len(written.split()) > _MOST_NAMES


def _may_be_in_a_name(ch: str) -> bool:
    return ch in _NAME_MARKS or unicodedata.category(ch)[0] in "LM"


def _without_lead(text: str, language: str) -> str:
    """`mi chiamo Ada Rossi` as `Ada Rossi`."""
    tokens, leads = text.split(), listed("name-lead", language)
    for count in range(len(tokens) - 1, 0, -1):
        if plain(" ".join(tokens[:count])) in leads:
            return " ".join(tokens[count:])
    return text
