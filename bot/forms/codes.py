# SPDX-License-Identifier: AGPL-3.0-or-later
"""The codice fiscale: what it says of a birth, and how it is shown on a screen.

The check letter, the form and the tolerance for omocodia are python-stdnum's; the century is ours,
because the library takes 1920-2019 for granted (https://pypi.org/project/python-stdnum/).
"""

from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

LENGTH, PROVISIONAL = 16, 11
_SHOWN = 8
_OLDEST = 120


def compact(text: str) -> str:
    """The code in capitals, without spaces, dots, slashes and dashes."""
    return "".join(ch for ch in text.upper() if ch.isalnum())


def is_valid(code: str) -> bool:
    """Whether it is a personal code (16 characters) or a provisional one (11 figures) with a right check."""
    if not code.isascii() or code == "0" * PROVISIONAL:
        return False
    try:
        codicefiscale.validate(code)
    except ValidationError:
        return False
    return True


def births(code: str, today: date) -> tuple[date, ...]:
    """The days of birth that a code of 16 can stand for: it keeps only two figures of the year."""
    found = []
    for first in (today.year - 99, today.year - 199):
        try:
            day = codicefiscale.get_birth_date(code, minyear=first)
        except ValidationError:
            continue
        if date(today.year - _OLDEST, 1, 1) <= day <= today:
            found.append(day)
    return tuple(found)


def agrees(code: str, birth: date) -> bool:
    """Whether day, month and the last two figures of the year are the same; a provisional code says nothing."""
    if len(code) != LENGTH:
        return True
    try:
        written = codicefiscale.get_birth_date(code, minyear=birth.year - birth.year % 100)
    except ValidationError:
        # 29 February: the code's own century decides whether that day exists.
        return False
    return written == birth


def masked(code: str) -> str:
    """The code as a screen may show it: `RSSMRA85*******S`."""
    if len(code) <= _SHOWN:
        return code
    return f"{code[:_SHOWN]}{'*' * (len(code) - _SHOWN - 1)}{code[-1]}"
