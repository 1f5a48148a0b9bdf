# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reference survives the telephone: slips are caught, and however it is written it is read."""

import string
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cases import find_reference, read_reference, reference

references = st.builds(reference, st.integers(2020, 2099), st.integers(1, 99_999_999))
DASHES = [
    "-",
    " - ",
    " ",
    ".",
    "/",
    "",
    "\N{EN DASH}",
    "\N{EM DASH}",
    "\N{NON-BREAKING HYPHEN}",
    "\N{MINUS SIGN}",
]


@pytest.mark.parametrize(
    ("year", "number", "written"),
    [(2026, 1, "26-0001-G"), (2026, 42, "26-0042-R"), (2027, 12345, "27-12345-L"), (2100, 9999, "00-9999-R")],
)
def test_references_read_so(year: int, number: int, written: str) -> None:
    """Two digits of the year, at least four of the number, and a letter that never changes."""
    assert reference(year, number) == written


@given(references, st.data())
def test_one_wrong_character_is_caught(right: str, data: st.DataObject) -> None:
    """Whichever character is wrong, the reference is not another one's."""
    place = data.draw(st.sampled_from([at for at, sign in enumerate(right) if sign != "-"]))
    wrong = data.draw(
        st.sampled_from([s for s in string.digits + string.ascii_uppercase if s != right[place]])
    )

    assert read_reference(right[:place] + wrong + right[place + 1 :]) is None


@given(references, st.data())
def test_two_swapped_characters_are_caught(right: str, data: st.DataObject) -> None:
    """Any two, beside each other or not."""
    places = [at for at, sign in enumerate(right) if sign != "-"]
    one, other = data.draw(st.sampled_from([(a, b) for a in places for b in places if right[a] != right[b]]))
    swapped = list(right)
    swapped[one], swapped[other] = swapped[other], swapped[one]

    assert read_reference("".join(swapped)) is None


def test_in_a_whole_year_no_slip_is_anothers_number() -> None:
    """Every seventh of the numbers of 2026: every wrong character, every swap, none left out."""
    for number in range(1, 10_000, 7):
        right = reference(2026, number).replace("-", "")
        for slip in (*one_wrong(right), *two_swapped(right)):
            assert read_reference(slip) is None, (right, slip)


def one_wrong(right: str) -> Iterator[str]:
    """Each of the six digits as each other digit, and the letter as each other letter."""
    for place, sign in enumerate(right):
        others = string.digits if sign in string.digits else string.ascii_uppercase
        yield from (right[:place] + other + right[place + 1 :] for other in others if other != sign)


def two_swapped(right: str) -> Iterator[str]:
    """Any two characters that differ, in each other's place."""
    for one, other in combinations(range(len(right)), 2):
        if right[one] != right[other]:
            swapped = list(right)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield "".join(swapped)


@given(references, st.sampled_from(DASHES), st.sampled_from(DASHES), st.booleans())
def test_however_people_write_it(right: str, first: str, second: str, small: bool) -> None:  # noqa: FBT001
    """Small letters, blanks, dots, dashes that a telephone makes longer."""
    year, number, letter = right.split("-")
    written = f" {year}{first}{number}{second}{letter} "

    assert read_reference(written.lower() if small else written) == right
    assert find_reference(f"La mia pratica è la{written.lower() if small else written}, grazie.") == right


def test_digits_of_an_arabic_keyboard_are_digits() -> None:
    """Whoever writes on it means the same case."""
    right = reference(2026, 42)
    arabic = right.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert read_reference(arabic) == right
    assert find_reference(f"رقم {arabic} من فضلك") == right


@pytest.mark.parametrize("text", ["", "ciao", "il 12/03/2026 c", "26-42-K", "+39 333 1234567 a"])
def test_what_is_no_reference_is_none(text: str) -> None:
    """A date or a telephone number is not taken for a case."""
    assert find_reference(text) is None


def test_the_first_right_one_counts() -> None:
    """A wrong one before it does not hide it."""
    right, other = reference(2026, 42), reference(2026, 43)

    assert find_reference(f"Non 26-0042-A ma {right}, anzi {other}") == right


@given(st.text())
def test_any_text_may_be_searched(text: str) -> None:
    """Nothing that anybody types raises."""
    assert read_reference(text) is None or find_reference(text) is not None
