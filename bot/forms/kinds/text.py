# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free text, and a person's name."""

import unicodedata

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.forms.sentence import Sentence
from bot.forms.words import asks, contains, is_bare, listed, means, plain

_NAME_MARKS = frozenset(" '\u2019\u02bc\u2010\u2011\u00b7-.")
_LONGEST_NAME = 80
_MOST_NAMES = 8
"""Words of the longest names there are."""


class TextKind(FieldKind):
    """A sentence or two."""

    own_words = True
    may_have = frozenset({"bounds"})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Any text with a letter or figure, not longer than the bounds; a bare yes or no is no answer."""
        if not any(ch.isalnum() for ch in text):
            return Unread("forms.problem.empty")
        if is_bare(text, moment.language):
            return Unread("forms.problem.bare")
        if len(text) > field.bounds.longest:
            return Unread(
                "forms.problem.long", {"longest": str(field.bounds.longest), "length": str(len(text))}
            )
        return Read(text)


class PersonKind(FieldKind):
    """Name and surname."""

    own_words = True
    hint = "forms.hint.person"

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Letters and the marks of names.

        One word alone, or what reads as a sentence, a wish or a question, is asked about and never refused
        for good: there are names of all kinds.
        """
        del field
        written = _without_lead(text, moment.language)
        if not any(ch.isalpha() for ch in written) or len(written) > _LONGEST_NAME:
            return Unread("forms.problem.person")
        if not all(_may_be_in_a_name(ch) for ch in written):
            return Unread("forms.problem.person")
        if is_bare(written, moment.language) or means(written, "skip", moment.language):
            return Unread("forms.problem.person")
        if len(written.split()) > _MOST_NAMES:
            return Unread("forms.problem.person")
        name = written.title() if written.islower() or written.isupper() else written
        if _tells(written, moment.language):
            return Doubt("forms.doubt.no-name", (name,))
        return Doubt("forms.doubt.one-name", (name,)) if len(name.split()) == 1 else Read(name)


def _tells(written: str, language: str) -> bool:
    """Whether it reads as a sentence: a question, or with a word that is hardly anybody's name."""
    whole = Sentence.of(written)
    begun = whole.past(listed("no-name-begins", language)) != whole
    return begun or contains(written, "no-name", language) or asks(written, language)


def _may_be_in_a_name(ch: str) -> bool:
    return ch in _NAME_MARKS or unicodedata.category(ch)[0] in "LM"


def _without_lead(text: str, language: str) -> str:
    """`mi chiamo Ada Rossi` as `Ada Rossi`."""
    tokens, leads = text.split(), listed("name-lead", language)
    for count in range(len(tokens) - 1, 0, -1):
        if plain(" ".join(tokens[:count])) in leads:
            return " ".join(tokens[count:])
    return text
