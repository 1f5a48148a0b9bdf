# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds data that a chat should not hold: tax codes, bank accounts, cards, words about health."""

import re
from collections.abc import Iterator
from itertools import islice

from stdnum import iban, luhn
from stdnum.it import codicefiscale

_TAX_CODE = re.compile(
    r"\b[A-Z]{6}[\dLMNPQRSTUV]{2}[A-EHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]\b"
)
_SPACED_TAX_CODE = re.compile(r"\b[A-Z]{3} ?[A-Z]{3} ?\w{2}[A-Z]\w{2} ?[A-Z]\w{3} ?[A-Z]\b")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?=(?: ?[A-Z0-9]){11})")
IBAN_LENGTHS = range(15, 35)
MOST = 20
"""Places of a message that are tried as an account: bounds the time that nonsense can take."""
_CARD = re.compile(r"(?<![\dA-Z])(?:\d[ -]?){12,18}\d(?![\dA-Z])")
CARD_DIGITS = range(13, 20)


def found(text: str) -> Iterator[str]:
    """The kinds of sensitive data that `text` holds in a form of their own: `codice-fiscale`, `iban`, `card`.

    A mistyped tax code or account counts as well: the person meant to write it.
    """
    loud = text.upper()
    if _TAX_CODE.search(loud) or any(_is_tax_code(match[0]) for match in _SPACED_TAX_CODE.finditer(loud)):
        yield "codice-fiscale"
    if any(_begins_iban(loud[match.start() :]) for match in islice(_IBAN.finditer(loud), MOST)):
        yield "iban"
    if any(_is_card(match[0]) for match in _CARD.finditer(loud)):
        yield "card"


def _is_tax_code(text: str) -> bool:
    return codicefiscale.is_valid(text.replace(" ", ""))


def _begins_iban(text: str) -> bool:
    bare = text[: 2 * IBAN_LENGTHS.stop].replace(" ", "")
    # An Italian account is known by its shape, even with a slip in it; others only when they add up.
    if re.match(r"IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}", bare):
        return True
    return any(iban.is_valid(bare[:length]) for length in IBAN_LENGTHS if length <= len(bare))


def _is_card(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) in CARD_DIGITS and digits[0] in "23456" and luhn.is_valid(digits)
