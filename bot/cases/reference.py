# SPDX-License-Identifier: AGPL-3.0-or-later
"""The short code that a person can read out on the phone: `26-0042-K`.

Two digits of the year, a running number, a check letter. The letter is a weighted sum modulo 23 over
23 letters (no I, O, Q, which look like digits). 23 is prime, the weights differ and are never 0 modulo 23,
so any single wrong character and any two swapped digits change the letter.
"""

import re

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_BETWEEN = r"[\s./\u2010-\u2015\u2212-]"
"""Whatever people and their telephones put between the parts: blanks, dots, all kinds of dashes."""
_WRITTEN = re.compile(rf"(\d{{2}}){_BETWEEN}*(\d{{4,8}}){_BETWEEN}*([A-Z])")
# Not inside a date: `12/03/2026 a` is no case.
_IN_TEXT = re.compile(rf"(?<![\w./-])\d{{2}}{_BETWEEN}{{,3}}\d{{4,8}}{_BETWEEN}{{,3}}[A-Za-z](?!\w)")


def reference(year: int, number: int) -> str:
    """The reference of the `number`-th case of a year (1 up to 99,999,999)."""
    digits = f"{year % 100:02}{number:04}"
    return f"{digits[:2]}-{digits[2:]}-{_check(digits)}"


def read_reference(written: str) -> str | None:
    """The reference as we write it, however a person wrote it; None if a character is wrong."""
    match = _WRITTEN.fullmatch(written.strip().upper())
    if match is None:
        return None
    year, number = (_latin(digits) for digits in match.group(1, 2))
    letter = match.group(3)
    return f"{year}-{number}-{letter}" if _check(year + number) == letter else None


def find_reference(text: str) -> str | None:
    """The first right reference inside a sentence, or None."""
    found = (read_reference(match.group()) for match in _IN_TEXT.finditer(text))
    return next((reference for reference in found if reference), None)


def _latin(digits: str) -> str:
    """Digits of any script (an Arabic keyboard has its own) as ours."""
    return "".join(str(int(digit)) for digit in digits)


def _check(digits: str) -> str:
    weighted = sum(weight * int(digit) for weight, digit in enumerate(digits, start=2))
    return LETTERS[weighted % len(LETTERS)]
