# SPDX-License-Identifier: AGPL-3.0-or-later
"""The codice fiscale: read, compared with a birth, shown covered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.it import codicefiscale

from bot.forms.codes import agrees, birth, is_valid, masked
from bot.forms.reading import Unread
from tests.forms.kinds_at_work import TODAY, reading, understood

MONTHS = "ABCDEHLMPRST"
OMOCODIA = "LMNPQRSTUV"


def code_of(day: date, female: int = 0) -> str:
    """An invented code of somebody born on that day in Orio Litta."""
    start = f"BNCLCU{day:%y}{MONTHS[day.month - 1]}{day.day + 40 * female:02}G107"
    return start + codicefiscale.calc_check_digit(start)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RSSMRA85T10A562S", "RSSMRA85T10A562S"),
        ("rssmra85t10a562s", "RSSMRA85T10A562S"),
        ("RSS MRA 85T10 A562S", "RSSMRA85T10A562S"),
        ("RSS-MRA-85T10-A562S.", "RSSMRA85T10A562S"),
        ("il mio codice è RSSMRA85T10A562S", "RSSMRA85T10A562S"),
        ("RSSMRA85T10A56NH", "RSSMRA85T10A56NH"),
        ("82503970152", "82503970152"),
        ("non ce l'ho ancora", "not-yet"),
        ("Not yet", "not-yet"),
    ],
)
def test_codes_as_written(text: str, code: str) -> None:
    """With spaces, small letters, in a sentence, with omocodia, provisional, or not there yet."""
    assert understood("fiscal-code", text) == code


def test_wrong_codes_say_what_is_wrong() -> None:
    """A length is told apart from a slip of a letter."""
    assert reading("fiscal-code", "RSSMRA85T10A562") == Unread("forms.problem.code-length", {"count": "15"})
    assert reading("fiscal-code", "RSSMRA85T10A562T") == Unread("forms.problem.code")
    assert reading("fiscal-code", "00000000000") == Unread("forms.problem.code")


@given(day=st.dates(date(1930, 1, 1), TODAY), female=st.integers(0, 1))
def test_the_birth_in_a_code(day: date, female: int) -> None:
    """Day, month and the last two figures of the year agree, in every century, with every sex."""
    code = code_of(day, female)
    assert is_valid(code)
    assert agrees(code, day)
    assert not agrees(code, day + timedelta(days=1))
    assert birth(code, TODAY) == day


@given(day=st.dates(date(1930, 1, 1), TODAY), places=st.sets(st.sampled_from([6, 7, 9, 10, 12, 13, 14])))
def test_omocodia_changes_nothing(day: date, places: set[int]) -> None:
    """Letters in the place of figures mean the same birth, also in the figures of the day."""
    figures = list(code_of(day)[:15])
    for place in places:
        figures[place] = OMOCODIA[int(figures[place])]
    start = "".join(figures)
    code = start + codicefiscale.calc_check_digit(start)
    assert is_valid(code)
    assert agrees(code, day)
    assert birth(code, TODAY) == day


def test_children_of_this_century() -> None:
    """24 is 2024 for a child and 27 is 1927, seen from 2026."""
    assert birth("BNCLCU24A41G107N", TODAY) == date(2024, 1, 1)
    assert birth(code_of(date(1927, 5, 3)), TODAY) == date(1927, 5, 3)
    assert birth(code_of(date(1926, 12, 25)), TODAY) == date(1926, 12, 25)
    assert birth("82503970152", TODAY) is None
    assert agrees("82503970152", date(2024, 1, 1))


@given(text=st.text(max_size=20))
def test_nothing_but_a_right_code_is_taken(text: str) -> None:
    """Whatever is typed, what is kept has a right check letter."""
    value = understood("fiscal-code", text)
    assert value is None or value == "not-yet" or (isinstance(value, str) and is_valid(value))


@given(
    code=st.from_regex(r"[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z]", fullmatch=True),
    place=st.integers(0, 14),
)
def test_one_wrong_letter_is_noticed(code: str, place: int) -> None:
    """The check letter changes with any single character."""
    right = code[:15] + codicefiscale.calc_check_digit(code[:15])
    wrong = right[:place] + ("A" if right[place] != "A" else "B") + right[place + 1 :]
    assert not is_valid(wrong)


def test_a_code_on_a_screen() -> None:
    """The place of birth and the last figures stay covered."""
    assert masked("RSSMRA85T10A562S") == "RSSMRA85*******S"
    assert masked("82503970152") == "82503970**2"
