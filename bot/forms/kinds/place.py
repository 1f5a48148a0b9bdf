# SPDX-License-Identifier: AGPL-3.0-or-later
"""An address, and a place in words or as a position."""

import re

from bot.forms.days import month_of
from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.forms.words import clean, contains, is_bare, means, plain
from bot.model import Incoming, Kind
from bot.phrases import say

_LONGEST = 200
_POSITION = re.compile(r"(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)")


class AddressKind(FieldKind):
    """Street and number; without a number it is asked, some houses have none."""

    own_words = True
    hint = "forms.hint.address"

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """At least a word and a number."""
        del field
        if len(text) > _LONGEST or sum(ch.isalpha() for ch in text) < 3:  # noqa: PLR2004  # no street is shorter
            return Unread("forms.problem.address")
        if is_bare(text, moment.language) or means(text, "skip", moment.language):
            return Unread("forms.problem.address")
        if _has_number(text, moment.language) or contains(text, "no-number", moment.language):
            return Read(text)
        return Doubt("forms.doubt.address", (text,))


def _has_number(text: str, language: str) -> bool:
    """Whether a house number stands there: that of `via 4 Novembre` is none."""
    tokens = plain(text).split()
    followed = zip(tokens, (*tokens[1:], ""), strict=True)
    return any(word[0].isdigit() and month_of(after, language) is None for word, after in followed)


class LocationKind(FieldKind):
    """A position that was sent, or a place in words."""

    own_words = True
    hint = "forms.hint.location"
    takes = frozenset({Kind.TEXT, Kind.LOCATION})

    def read(self, field: Field, said: Incoming, moment: Moment) -> Reading:
        """Latitude and longitude as they come, or the words."""
        if said.kind is Kind.LOCATION:
            return Read(said.text) if _is_position(said.text) else Unread("forms.problem.location")
        return self.read_text(field, clean(said.text), moment)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """A place in words."""
        del field
        if len(text) > _LONGEST or not any(ch.isalnum() for ch in text) or is_bare(text, moment.language):
            return Unread("forms.problem.location")
        return Read(text)

    def show(self, field: Field, value: str, language: str) -> str:
        """The words, or the position in figures."""
        del field
        return str(say("forms.location", language, position=value)) if _is_position(value) else value


def _is_position(text: str) -> bool:
    found = _POSITION.fullmatch(text.replace(" ", ""))
    return found is not None and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180  # noqa: PLR2004  # degrees
