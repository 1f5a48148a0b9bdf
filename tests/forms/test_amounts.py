# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums, numbers and ISEE bands as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.amounts import shown_amount
from bot.forms.form import Bounds
from bot.forms.reading import Doubt, Read, Unread
from bot.forms.words import number_in_words
from tests.forms.kinds_at_work import reading, understood

BANDS = (20000, 25000, 40000)
LANGUAGES = ("it", "en", "ro", "ar")


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("ventuno", "it", 21),
        ("quarantotto", "it", 48),
        ("novantatré", "it", 93),
        ("thirty-two", "en", 32),
        ("douăzeci și trei", "ro", 23),
        ("خمسة وعشرون", "ar", 25),
        ("ventidodici", "it", None),
        ("cento", "it", None),
    ],
)
def test_numbers_in_words(words: str, language: str, number: int | None) -> None:
    """Up to ninety-nine, in every language as it joins tens and units."""
    assert number_in_words(words, language) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,50", "12.50"),
        ("12.50", "12.50"),
        ("12,5", "12.50"),
        ("€ 12,50", "12.50"),
        ("12 euro e 50", "12.50"),
        ("12€50", "12.50"),
        ("50 centesimi", "0.50"),
        ("1.200", "1200.00"),
        ("1.200,50 €", "1200.50"),
        ("1 200,50", "1200.50"),
        ("1'200", "1200.00"),
        ("1,200.50", "1200.50"),
        ("1200 euro", "1200.00"),
        ("15mila", "15000.00"),
        ("circa 20 euro", "20.00"),
        ("dieci euro", "10.00"),
        ("cinquanta centesimi", "0.50"),
        ("due euro e cinquanta", "2.50"),
        ("quindicimila", "15000.00"),
        ("quindici mila", "15000.00"),
        ("\u0661\u066c\u0662\u0660\u0660\u066b\u0665\u0660", "1200.50"),
        ("0", "0.00"),
    ],
)
def test_sums(text: str, value: str) -> None:
    """Italian marks, the marks of others where they cannot be misread, and words."""
    assert understood("money", text) == value


@pytest.mark.parametrize(
    "text", ["-5", "20/30", "tra 5 e 10", "12,345", "1.20.300", "duecento", "1.2.3", "", "boh", "€"]
)
def test_sums_that_are_asked_again(text: str) -> None:
    """Nothing is made of two sums, of less than nothing, or of marks that fit nowhere."""
    assert isinstance(reading("money", text), Unread)


def test_a_mark_of_thousands_or_of_cents_is_asked() -> None:
    """1,200 is one euro twenty or one thousand two hundred; each language has its own trap."""
    assert reading("money", "1,200") == Doubt("forms.doubt.money", ("1200.00", "1.20"))
    assert understood("money", "1,200", "ro") == ("1200.00", "1.20")
    assert understood("money", "1.200", "en") == ("1200.00", "1.20")
    assert understood("money", "1,200", "en") == "1200.00"


def test_sums_out_of_bounds() -> None:
    """The message names both ends."""
    assert reading("money", "600", bounds=Bounds(least=Decimal(0), most=Decimal(500))) == Unread(
        "forms.problem.bounds", {"least": "0 €", "most": "500 €"}
    )


@given(cents=st.integers(0, 99_999_999), language=st.sampled_from(["it", "en", "ro", "ar"]))
def test_every_sum_that_is_shown_is_read_back(cents: int, language: str) -> None:
    """What the bot itself writes is never misread: at worst it is asked."""
    amount = Decimal(cents) / 100
    found = reading("money", shown_amount(amount, language), language)
    assert found == Read(f"{amount:.2f}")


@given(text=st.text(alphabet="0123456789.,' €-", max_size=12), language=st.sampled_from(LANGUAGES))
def test_any_figures_are_a_sum_or_asked(text: str, language: str) -> None:
    """A sum that is read has the figures that were written, in their order."""
    found = reading("money", text, language)
    if isinstance(found, Read):
        written = "".join(ch for ch in text if ch.isdigit()).lstrip("0").rstrip("0")
        assert found.value.replace(".", "").lstrip("0").rstrip("0") == written


def test_sums_are_shown_in_the_marks_of_the_language() -> None:
    """Comma and point change places."""
    assert shown_amount(Decimal("1200.5"), "it") == "1.200,50 €"
    assert shown_amount(Decimal("1200.5"), "en") == "€1,200.50"
    assert shown_amount(Decimal(20000), "it") == "20.000 €"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("15.300", "20000"),
        ("20.000", "20000"),
        ("20.000,01", "25000"),
        ("15mila", "20000"),
        ("quindicimila", "20000"),
        ("41000 euro", "over"),
        ("2", "25000"),
        ("oltre 40.000 €", "over"),
        ("non ce l'ho", "none"),
        ("non so", None),
        ("8", None),
        ("0", "20000"),
    ],
)
def test_isee_bands(text: str, band: str | None) -> None:
    """A sum falls into its band and is not kept; small numbers choose from the list."""
    assert understood("isee", text, bands=BANDS) == band


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2", "2"),
        ("due", "2"),
        ("3 settimane", "3"),
        ("una", "1"),
        ("ventuno", None),
        ("2,5", None),
        ("2 o 3", None),
        ("-1", None),
        ("99", None),
    ],
)
def test_weeks(text: str, count: str | None) -> None:
    """One whole number within the bounds, with or without its unit."""
    assert understood("weeks", text, bounds=Bounds(least=Decimal(1), most=Decimal(20))) == count
