# SPDX-License-Identifier: AGPL-3.0-or-later
"""The short code that a person can read out on the phone: `26-0042-K`.

Two digits of the year, a running number, a check letter. The letter is a weighted sum modulo 23 over
23 letters (no I, O, Q, which look like digits). 23 is prime, the weights differ and are never 0 modulo 23,
so any single wrong character and any two swapped digits change the letter.
"""

import re

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_WRITTEN = re.compile(r"(\d{2})[\s./\u2013-]*(\d{4,8})[\s./\u2013-]*([A-Z])")
_IN_TEXT = re.compile(r"(?<!\w)\d{2}[-\u2013./ ]?\d{4,8}[-\u2013./ ]?[A-Za-z](?!\w)")


def reference(year: int, number: int) -> str:
    """The reference of the `number`-th case of a year (1 up to 99,999,999)."""
    digits = f"{year % 100:02}{number:04}"
    return f"{digits[:2]}-{digits[2:]}-{_check(digits)}"


def read_reference(written: str) -> str | None:
    """The reference as we write it, however a person wrote it; None if a character is wrong."""
    match = _WRITTEN.fullmatch(written.strip().upper())
    if match is None:
        return None
    year, number, letter = match.groups()
    return f"{year}-{number}-{letter}" if _check(year + number) == letter else None


def find_reference(text: str) -> str | None:
    """The first right reference inside a sentence, or None."""
    found = (read_reference(match.group()) for match in _IN_TEXT.finditer(text))
    return next((reference for reference in found if reference), None)


def _check(digits: str) -> str:
    weighted = sum(weight * int(digit) for weight, digit in enumerate(digits, start=2))
    return LETTERS[weighted % len(LETTERS)]
