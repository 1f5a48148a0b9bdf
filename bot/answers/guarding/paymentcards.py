# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the numbers of payment cards among all the other numbers that people write."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from stdnum import luhn

GAP = r"[\s._/\u00b7\u2022-]"
"""What may stand, up to three times, between two groups of figures."""
CARD_DIGITS = range(14, 20)
_RUN = re.compile(rf"(?<![A-Z0-9+])\d+(?:{GAP}{{1,3}}\d+)*(?![A-Z0-9])")
_GROUP = re.compile(r"(\D*)(\d+)")
_AMEX, _DINERS = [4, 6, 5], [4, 6, 4]
"""How two companies print their numbers; all others print groups of four."""
FOURS = 4
"""Groups of a number as it is printed on most cards, and figures of each."""
PRINTED = FOURS * FOURS
_NOTICES = (
    [1, 2, 4, 4, 4],
    [3, 4, 4, 4],
    [1, 2, 13],
    [1, 2, 15],
    [1, 17],
    [3, 15],
    [4] * 4,
    [3] * 6,
    [2] * 9,
)
"""How people part the numbers of pagoPA notices; what is left over is a last group."""
NOTICE_DIGITS = range(18, 20)
"""Figures of such a number; one too many is a slip."""
NOTICE_STARTS = ("0", "3")
"""Its first figure, where no card begins so."""
LONGEST_SHORT = 2
"""Figures of the groups of a number that is dictated figure by figure, or by twos."""


class Group(Struct, frozen=True):
    """Figures that stand together, and what parts them from those before."""

    gap: str
    digits: str


def holds_card(loud: str) -> bool:
    """Whether this text, in upper case with plain figures, holds the number of a payment card.

    One that does not add up counts where it is laid out as on a card: the person meant to write it.
    """
    runs = (_after_notice(_groups(run[0])) for run in _RUN.finditer(loud))
    return any(_has_slip(run[:FOURS]) or any(map(_is_card, _windows(run))) for run in runs)


def _groups(run: str) -> Sequence[Group]:
    return [Group(gap if gap.strip() else " ", digits) for gap, digits in _GROUP.findall(run)]


def _after_notice(groups: Sequence[Group]) -> Sequence[Group]:
    """The groups without the number of a pagoPA notice at their beginning."""
    sizes = [len(each.digits) for each in groups]
    for end, count in enumerate(accumulate(sizes), 1):
        if count in NOTICE_DIGITS and groups[0].digits[0] in NOTICE_STARTS and _is_notice(sizes[:end]):
            return groups[end:]
    return groups


def _is_notice(sizes: Sequence[int]) -> bool:
    return any(sizes in (each, [*each, sizes[-1]]) for each in _NOTICES)


def _windows(groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
    """Neighbouring groups that are parted alike and have as many figures as a card."""
    for start in range(len(groups)):
        if start and _is_row(groups[start - 1 : start + 1]):
            continue
        # Each has a figure at least: what stands further off is in no card that begins here.
        sizes = [len(each.digits) for each in groups[start : start + CARD_DIGITS.stop]]
        for end, count in enumerate(accumulate(sizes), start + 1):
            parted_alike = end <= start + 2 or groups[end - 1].gap == groups[end - 2].gap
            if count >= CARD_DIGITS.stop or not parted_alike or not _goes_on(sizes[: end - 1 - start]):
                break
            if count in CARD_DIGITS:
                yield groups[start:end]


def _goes_on(sizes: Sequence[int]) -> bool:
    """Whether groups of these sizes may stand before another one: else rows would be looked at for long."""
    return (
        set(sizes) in ({1}, {LONGEST_SHORT}) or sizes == _AMEX[:2] or all(size % FOURS == 0 for size in sizes)
    )


def _is_row(two: Sequence[Group]) -> bool:
    """Whether two groups are of one row of short groups, where a number begins at its beginning only."""
    return len(two[0].digits) == len(two[1].digits) <= LONGEST_SHORT


def _is_card(groups: Sequence[Group]) -> bool:
    # Thresholds and prices come in rows too: «4000 5000 6000 7000».
    if len(groups) >= FOURS and all(each.digits[-1] == "0" != each.digits[0] for each in groups):
        return False
    digits = "".join(each.digits for each in groups)
    sizes = [len(each.digits) for each in groups]
    if sizes in ([PRINTED], [FOURS] * FOURS) and _is_common(digits):
        return True
    # Two days can be written as 23012000 09052000: no other card begins as days do.
    return digits[0] != "2" and _is_laid_out(sizes) and _is_issued(digits) and luhn.is_valid(digits)


def _is_laid_out(sizes: Sequence[int]) -> bool:
    """Whether people part a card's number so; telephone numbers beside each other are parted otherwise."""
    in_fours = all(size % FOURS == 0 for size in sizes[:-1]) and (sizes[-1] <= FOURS or len(sizes) == 1)
    whole_fours = all(size % FOURS == 0 for size in sizes)
    return in_fours or whole_fours or sizes in (_AMEX, _DINERS) or set(sizes) in ({1}, {LONGEST_SHORT})


def _has_slip(groups: Sequence[Group]) -> bool:
    """Whether these are the groups on a card, but for a figure that is missing or too much in one of them."""
    slips = sum(abs(len(each.digits) - FOURS) for each in groups)
    alike = len({each.gap for each in groups[1:]}) == 1
    return len(groups) == FOURS and slips == 1 and alike and _is_common(groups[0].digits)


def _is_common(digits: str) -> bool:
    """Whether the number begins as those of Visa and Mastercard, which nearly everybody has."""
    return digits[0] == "4" or "51" <= digits[:2] <= "55" or "2221" <= digits[:4] <= "2720"


def _is_issued(digits: str) -> bool:
    """Whether a company gives out numbers that begin so and are as long (ISO/IEC 7812)."""
    match len(digits):
        case 14:
            return digits[:2] in ("30", "36", "38", "39")
        case 15:
            return digits[:2] in ("34", "37")
        case 16 if _is_common(digits) or "3528" <= digits[:4] <= "3589":
            return True
        case 19 if digits[0] == "4":
            return True
    return len(digits) >= PRINTED and (digits[0] == "6" or digits[:2] in ("50", "56", "57", "58"))
