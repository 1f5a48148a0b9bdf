# SPDX-License-Identifier: AGPL-3.0-or-later
"""A telephone number, as written in Italy and abroad."""

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.model import Kind

HOME = "IT"


class PhoneKind(FieldKind):
    """One number that exists by its plan; `+39` is understood."""

    hint = "forms.hint.phone"
    takes = frozenset({Kind.TEXT, Kind.CONTACT})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The only number in the text, as `+393331234567`."""
        del field, moment
        whole = _parsed(text)
        found = {whole} if whole else _inside(text)
        if len(found) > 1:
            return Unread("forms.problem.phones")
        if not found:
            return Unread("forms.problem.phone")
        return Read(found.pop())

    def show(self, field: Field, value: str, language: str) -> str:
        """Grouped as in its country, with the prefix."""
        del field, language
        return phonenumbers.format_number(phonenumbers.parse(value), PhoneNumberFormat.INTERNATIONAL)


def _parsed(text: str) -> str:
    if any(ch.isalpha() for ch in text):
        # phonenumbers reads letters as the keys of a telephone.
        return ""
    # A contact comes without the plus; a number can also be typed so, with the prefix of its country.
    for written in (text, f"+{text}") if not text.startswith(("+", "0")) else (text,):
        try:
            number = phonenumbers.parse(written, HOME)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return ""


def _inside(text: str) -> set[str]:
    return {
        phonenumbers.format_number(found.number, PhoneNumberFormat.E164)
        for found in PhoneNumberMatcher(text, HOME, leniency=Leniency.VALID)
    }
