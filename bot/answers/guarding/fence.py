# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds numbers that a chat should not hold, however parted: of taxes, accounts, cards, documents."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from stdnum import iban
from stdnum.it import codicefiscale

from bot.answers.guarding.paymentcards import GAP, holds_card
from bot.answers.reading.characters import Characters

_GAP = f"{GAP}{{0,3}}"
"""What may stand between two signs of a code: `85 T10`, `85 - T10`, or nothing."""
_START, _END = "(?<![A-Z0-9])", "(?![A-Z0-9])"
_FIGURE = "[0-9LMNPQRSTUVOI]"
"""A figure of a tax code: letters stand for one where two people would share a code, O and I by mistake."""
_TAX_CODE = re.compile(
    f"{_START}(?=("
    + _GAP.join(["[A-Z]"] * 6 + [_FIGURE] * 2 + ["[A-EHLMPRST]"] + [_FIGURE] * 2 + ["[A-Z]"] + [_FIGURE] * 3)
    + f"(?:{_GAP}[A-Z])?){_END})"
)
"""Its last letter may be forgotten."""
_NAME = re.compile("[^AEIOU]*[AEIOU]*X*")
"""Three letters of a name in a tax code: consonants, then vowels, then X."""
FIGURES = 4
"""Figures that tell a mistyped tax code from a word of its length."""
_PARTS = frozenset({3, 6, 8, 9, 11, 15})
_FOURS = frozenset({4, 8, 12})
_SPELLED = 13
"""Where people part a tax code: by its meaning, in fours, or (nearly) sign by sign."""
_PLACE = "[0-9O]"
_ITALIAN = re.compile(
    f"{_START}(?:I{_GAP}T|S{_GAP}M){_GAP}{_PLACE}{_GAP}{_PLACE}{_GAP}(?:"
    f"[A-Z]{_GAP}{_GAP.join([_PLACE] * 10)}(?:{_GAP}[A-Z0-9]){{9}}|{_GAP.join([_PLACE] * 22)})"
)
"""An account of Italy or San Marino, perhaps without its letter or its last figures."""
_WITHOUT_COUNTRY = re.compile(rf"{_START}[A-Z]{_GAP}\d{{5}}{_GAP}\d{{5}}{_GAP}\d{{12}}{_END}")
"""The same as it stood on bank papers before there were IBANs: CIN, ABI, CAB, account."""
_IBAN = re.compile(rf"{_START}(?=([A-Z]{_GAP}[A-Z]{_GAP}\d{_GAP}\d(?:{_GAP}[A-Z0-9]){{11,30}}))")
IBAN_LENGTHS = range(15, 35)
IBAN_FIGURES = 6
"""Figures among the eleven signs that every account has after its check digits."""
_IDENTITY_CARD = re.compile(rf"{_START}C[A-Z]\d{{5}}[A-Z]{{2}}{_END}")
"""Of the electronic kind, which begin so; the numbers of other documents look like many others."""
_HEALTH_CARD = re.compile(rf"{_START}{_GAP.join('80380')}(?:{_GAP}\d){{15}}{_END}")
"""The number of the European health insurance card (TEAM), as Italy gives it out."""
MOST = 20
"""Places of a message that are tried as an account: bounds the time that nonsense can take."""


def _plain(code: int) -> str:
    """Figures of any script as 0-9, wide letters as usual ones, one dash, one blank."""
    sign = chr(code)
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Cf" | "Mn" | "Me":
            return ""
        case "Pd":
            return "-"
        case "Zs":
            return " "
    compatible = unicodedata.normalize("NFKC", sign)
    return compatible if len(compatible) == 1 else sign


_PLAIN = Characters(_plain)


def found(text: str) -> Iterator[str]:
    """The kinds of sensitive data that `text` holds in a form of their own.

    They are `codice-fiscale`, `iban`, `card` and `document`. A mistyped one counts as well: the person
    meant to write it.
    """
    loud = text.translate(_PLAIN).upper()
    if any(_is_tax_code(match[1]) for match in _TAX_CODE.finditer(loud)):
        yield "codice-fiscale"
    if _holds_account(loud):
        yield "iban"
    if holds_card(loud):
        yield "card"
    if _IDENTITY_CARD.search(loud) or _HEALTH_CARD.search(loud):
        yield "document"


def _is_tax_code(written: str) -> bool:
    bare = _bare(written)
    is_parted = bare != written
    if is_parted and not (_NAME.fullmatch(bare[:3]) and _NAME.fullmatch(bare[3:6])):
        return False
    if codicefiscale.is_valid(bare):
        return True
    figures = sum(sign.isdigit() for sign in bare)
    return figures >= FIGURES and (not is_parted or _is_parted_well(written))


def _is_parted_well(written: str) -> bool:
    ends = [len(_bare(written[: gap.start()])) for gap in re.finditer(f"{GAP}+", written)]
    return _PARTS.issuperset(ends) or _FOURS.issuperset(ends) or len(ends) >= _SPELLED


def _holds_account(loud: str) -> bool:
    if _ITALIAN.search(loud) or _WITHOUT_COUNTRY.search(loud):
        return True
    likely = (bare for match in _IBAN.finditer(loud) if _may_be_iban(bare := _bare(match[1])))
    return any(_begins_iban(bare) for bare in islice(likely, MOST))


def _may_be_iban(bare: str) -> bool:
    return sum(sign.isdigit() for sign in bare[4 : IBAN_LENGTHS.start]) >= IBAN_FIGURES


def _begins_iban(bare: str) -> bool:
    # An Italian account is known by its shape, even with a slip in it; others only when they add up.
    return any(iban.is_valid(bare[:length]) for length in IBAN_LENGTHS if length <= len(bare))


def _bare(written: str) -> str:
    return re.sub(GAP, "", written)
