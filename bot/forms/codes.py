# SPDX-License-Identifier: AGPL-3.0-or-later
"""The codice fiscale: what it says of a birth, and how it is shown on a screen.

The check letter, the form and the tolerance for omocodia are python-stdnum's; the century is ours,
because the library takes 1920-2019 for granted (https://arthurdejong.org/python-stdnum/).
"""

from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

LENGTH, PROVISIONAL = 16, 11
_SHOWN = 8


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


def birth(code: str, today: date) -> date | None:
    """The latest day up to today that a code of 16 can stand for; None for a provisional code.

    It keeps two figures of the year: 24 is 2024 in 2026, and 27 is 1927.
    """
    if len(code) != LENGTH:
        return None
    day = codicefiscale.get_birth_date(code, minyear=today.year - 99)
    return day if day <= today else _century_before(day)


def _century_before(day: date) -> date:
    # 1900 had no 29 February; no living person is that old.
    return day.replace(year=day.year - 100)


def agrees(code: str, birth: date) -> bool:
    """Whether day, month and the last two figures of the year are the same.

    A provisional code says nothing of them.
    """
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
