# SPDX-License-Identifier: AGPL-3.0-or-later
"""A telephone number, as written in Italy and abroad."""

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Read, Reading, Unread
from bot.model import Kind

HOME = "IT"
_ABROAD = {"ro": ("RO",), "ar": ("EG", "MA")}
"""Where who writes in a language often has a number as well, and writes it as there."""
_MOBILE = 10
"""Figures of an Italian mobile number; a few old ones have nine."""


class PhoneKind(FieldKind):
    """One number that exists by its plan; `+39` is understood."""

    hint = "forms.hint.phone"
    counts = False
    takes = frozenset({Kind.TEXT, Kind.CONTACT})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The only number in the text, as `+393331234567`."""
        del field
        whole = _parsed(text, HOME)
        found = {whole} if whole else _inside(text)
        if len(found) > 1:
            return Unread("forms.problem.phones")
        if not found:
            return Unread("forms.problem.phone")
        number = found.pop()
        abroad = _abroad(text, moment.language)
        if abroad:
            return Doubt("forms.doubt.phone", (*abroad, number))
        if number.startswith("+393") and len(number) != len("+39") + _MOBILE:
            return Doubt("forms.doubt.phone-length", (number,), {"count": str(len(number) - len("+39"))})
        return Read(number)

    def show(self, field: Field, value: str, language: str) -> str:
        """Grouped as in its country, with the prefix."""
        del field, language
        return phonenumbers.format_number(phonenumbers.parse(value), PhoneNumberFormat.INTERNATIONAL)


def _abroad(text: str, language: str) -> tuple[str, ...]:
    """The mobile numbers that a number without prefix is elsewhere: 0721 234 567 is also Romanian."""
    if text.startswith(("+", "00")):
        return ()
    there = (_parsed(text, country) for country in _ABROAD.get(language, ()))
    return tuple(number for number in there if number and not number.startswith("+39") and _is_mobile(number))


def _is_mobile(number: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(number)) == PhoneNumberType.MOBILE


def _parsed(text: str, home: str) -> str:
    if any(ch.isalpha() for ch in text):
        # phonenumbers reads letters as the keys of a telephone.
        return ""
    # A contact comes without the plus; a number can also be typed so, with the prefix of its country.
    for written in (text, f"+{text}") if not text.startswith(("+", "0")) else (text,):
        try:
            number = phonenumbers.parse(written, home)
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
