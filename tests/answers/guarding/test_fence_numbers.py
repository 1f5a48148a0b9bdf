# SPDX-License-Identifier: AGPL-3.0-or-later
"""Any code, account or card however it is typed, and all the numbers that are none."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.it import codicefiscale

from bot.answers.guarding.fence import found
from bot.answers.reading.text import LONGEST

GAPS = st.sampled_from([" ", "-", ".", "/", "_", " - ", "\u00a0", "\u2011", "\u2013", "\n", "\u200b"])
NAMES = st.sampled_from(["RSS", "MRA", "FXO", "BIA", "LUX", "ZQT", "AIO"])
SCRIPTS = st.sampled_from([0x30, 0x660, 0x6F0, 0xFF10])
"""Where the figures of a script begin: ours, Arabic, Persian, wide."""
PLACES = st.tuples(st.sampled_from("ABDHLZ"), st.integers(1, 999)).map(lambda of: f"{of[0]}{of[1]:03d}")
DAYS = st.dates(date(1930, 1, 1), date(2026, 12, 31))
FIGURES = st.text("0123456789", min_size=1)


def parted(whole: str, sizes: tuple[int, ...], gap: str) -> str:
    """The signs of a number in groups of these sizes; the last group takes what is left."""
    groups = []
    for size in sizes:
        groups.append(whole[:size])
        whole = whole[size:]
    return gap.join(filter(None, [*groups, whole]))


def in_script(text: str, zero: int) -> str:
    """The text with the figures of another script."""
    return "".join(chr(zero + int(sign)) if sign in "0123456789" else sign for sign in text)


@st.composite
def tax_codes(draw: st.DrawFn) -> str:
    """Valid codes of invented people."""
    born = draw(DAYS)
    day = born.day + draw(st.sampled_from([0, 40]))
    stem = f"{draw(NAMES)}{draw(NAMES)}{born:%y}{'ABCDEHLMPRST'[born.month - 1]}{day:02d}{draw(PLACES)}"
    return stem + codicefiscale.calc_check_digit(stem)


@st.composite
def accounts(draw: st.DrawFn) -> str:
    """Valid accounts of Italian banks."""
    figures = draw(st.text("0123456789", min_size=22, max_size=22))
    stem = f"IT00{draw(st.sampled_from('AKXZ'))}{figures}"
    return f"IT{iban.calc_check_digits(stem)}{stem[4:]}"


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Numbers of cards with 16 figures that add up."""
    start = draw(st.sampled_from(["4", "51", "55", "2221", "2720", "6759", "5018"]))
    middle = draw(st.text("0123456789", min_size=15 - len(start), max_size=15 - len(start)))
    stem = start + middle[:-1] + "7"
    card = stem + luhn.calc_check_digit(stem)
    assume(not all(group[0] != "0" == group[-1] for group in fours(card)))  # those are prices
    return card


def fours(card: str) -> list[str]:
    """Its figures as they are printed."""
    return [card[at : at + 4] for at in range(0, len(card), 4)]


@given(
    tax_codes(),
    st.sampled_from(
        [(16,), (6, 10), (3, 3, 5, 5), (3, 3, 5, 4), (6, 5, 5), (6, 2, 1, 2, 4), (4, 4, 4), (1,) * 16]
    ),
    GAPS,
    SCRIPTS,
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_a_tax_code_is_seen_however_it_is_parted(
    code: str, sizes: tuple[int, ...], gap: str, zero: int, case: Callable[[str], str]
) -> None:
    """With blanks, hyphens or dots, sign by sign, in any case and with any figures."""
    written = in_script(case(parted(code, sizes, gap)), zero)
    assert "codice-fiscale" in found(f"il mio codice è {written}, grazie")


@given(
    tax_codes(), st.integers(0, 15), st.sampled_from([(16,), (3, 3, 5, 5), (6, 2, 1, 2, 4), (1,) * 16]), GAPS
)
def test_a_tax_code_with_a_slip_is_seen(code: str, place: int, sizes: tuple[int, ...], gap: str) -> None:
    """O for zero, I for one, a wrong last letter, or none: the person meant to write it."""
    slip = code[:place] + code[place:].replace("0", "O", 1).replace("1", "I", 1)
    for written in (slip, code[:-1], code[:-1] + ("A" if code[-1] == "B" else "B")):
        assert "codice-fiscale" in found(parted(written, sizes, gap))


@given(
    accounts(),
    st.sampled_from([(27,), (4,) * 7, (2, 2, 1, 5, 5, 12), (4, 1, 5, 5, 12), (2, 25), (1,) * 27]),
    GAPS,
    SCRIPTS,
)
def test_an_account_is_seen_however_it_is_parted(
    account: str, sizes: tuple[int, ...], gap: str, zero: int
) -> None:
    """In fours, as on the papers of banks, sign by sign, in small letters; one figure wrong or missing."""
    slip = account[:-1] + str((int(account[-1]) + 1) % 10)
    for written in (account, account.lower(), slip, account[:-1]):
        assert "iban" in found(f"conto {in_script(parted(written, sizes, gap), zero)} intestato a me")


@given(accounts(), st.sampled_from([" ", "-", "/"]))
def test_an_account_without_its_country_is_seen(account: str, gap: str) -> None:
    """CIN, ABI, CAB and account: older papers print no more."""
    assert "iban" in found(parted(account[4:], (1, 5, 5, 12), gap))


@given(cards(), st.sampled_from([(16,), (4, 4, 4, 4), (8, 8), (8, 4, 4), (2,) * 8, (1,) * 16]), GAPS, SCRIPTS)
def test_a_card_is_seen_however_it_is_parted(card: str, sizes: tuple[int, ...], gap: str, zero: int) -> None:
    """In fours or otherwise, with its month and the three figures behind."""
    assume(card[0] != "2" or sizes in ((16,), (4, 4, 4, 4)))  # parted otherwise it could be days
    written = in_script(parted(card, sizes, gap), zero)
    assert "card" in found(f"la carta {written} non va")
    assert "card" in found(f"{written} 08/27 123")


@given(cards().filter(lambda card: card[0] in "45" and card[:2] != "50"), st.integers(0, 3), GAPS)
def test_a_card_with_a_slip_is_seen(card: str, group: int, gap: str) -> None:
    """A wrong figure anywhere, or one that is missing in a group."""
    wrong = card[:-1] + ("3" if card[-1] == "7" else "7")
    assert "card" in found(wrong)
    assert "card" in found(parted(wrong, (4, 4, 4, 4), gap))
    short = fours(card)
    short[group] = f"{short[group][:-2]}7"
    assert "card" in found(" ".join(short))


@pytest.mark.parametrize(
    "card", ["3782 822463 10005", "378282246310005", "3056 930902 5904", "6304000000000000018"]
)
def test_cards_that_are_parted_otherwise_are_seen(card: str) -> None:
    """American Express and Diners print other groups than fours; others have 19 figures."""
    assert list(found(card)) == ["card"]


PHONES = st.builds(
    str.format,
    st.sampled_from(
        [
            "{0} {1}",
            "{0}{1}",
            "{0}-{1}",
            "{0}.{1}",
            "{0}/{1}",
            "+39 {0} {1}",
            "+39{0}{1}",
            "0039 {0}{1}",
            "39 {0} {1}",
        ]
    ),
    st.sampled_from(["333", "347", "351", "380", "366", "0377", "02", "0371"]),
    st.integers(100_000, 9_999_999),
) | st.builds(
    "{} {:03d} {:04d}".format,
    st.sampled_from(["333", "+40 722", "0722", "+20 100"]),
    st.integers(0, 999),
    st.integers(0, 9999),
)
DATES = DAYS.flatmap(
    lambda day: st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%Y-%m-%d", "%d%m%Y"]).map(
        day.strftime
    )
)
REFERENCES = st.builds(
    "{:02d}-{:04d}-{}".format, st.integers(20, 99), st.integers(0, 9999), st.sampled_from("KABXT")
) | st.builds("{:d}/{:d}".format, st.integers(1, 99999), st.integers(2000, 2030))
MONEY = st.decimals(Decimal(1), Decimal(999_999), places=2).flatmap(
    lambda sum_: st.sampled_from(
        [
            f"{sum_:,.2f} €".replace(",", "'").replace(".", ",").replace("'", "."),
            f"{sum_:.0f} euro",
            f"€ {sum_:,.0f}",
        ]
    )
)
PLATES = st.builds(
    str.format,
    st.sampled_from(["{0}{1:03d}{2}", "{0} {1:03d} {2}", "{0}-{1:03d}-{2}"]),
    st.sampled_from(["AB", "IT", "DE", "GB", "ES", "FR"]),
    st.integers(0, 999),
    st.sampled_from(["CD", "ZZ", "EF"]),
)
NOTICES = st.builds("3{:017d}".format, st.integers(0, 10**17 - 1))
"""Numbers of pagoPA notices: eighteen figures, of which the first is a 3."""


@given(
    st.lists(PHONES | DATES | REFERENCES | MONEY | PLATES | NOTICES, min_size=1, max_size=4),
    st.sampled_from([" ", ", ", " o ", " e ", "\n", " / ", "; ", " - "]),
)
def test_everyday_numbers_are_let_pass(numbers: list[str], between: str) -> None:
    """Telephones, days, references, sums, plates and notices, also beside each other."""
    assert list(found(f"ecco: {between.join(numbers)}")) == []


@given(NOTICES)
def test_a_notice_in_fours_is_let_pass(notice: str) -> None:
    """As it stands on paper."""
    assert list(found(f"avviso {parted(notice, (4, 4, 4, 4), ' ')} da pagare")) == []


@given(NOTICES, st.sampled_from([(18,), (1, 2, 4, 4, 4), (3, 4, 4, 4), (1, 17), (3,) * 6]), GAPS)
def test_a_notice_is_let_pass_however_it_is_parted(notice: str, sizes: tuple[int, ...], gap: str) -> None:
    """By its meaning or otherwise, also before a day."""
    written = parted(notice, sizes, gap)
    assert list(found(f"codice avviso {written}")) == []
    assert list(found(f"{written} 12/05/2026")) == []


def test_a_notice_with_a_figure_too_many_is_let_pass() -> None:
    """Its last groups would make a card."""
    assert list(found("codice avviso 3 01 2345 6789 0123 4567")) == []


def test_a_card_behind_a_notice_is_seen() -> None:
    """Only the notice is let pass."""
    assert list(found("3 01 2345 6789 0123 456 4539 1488 0343 6467")) == ["card"]


@pytest.mark.parametrize(
    "text",
    [
        "le soglie ISEE sono 4000 5000 6000 7000",
        "pratiche 4123/2026 4124/2026",
        "tratto 10 e 30 a 100 e poi basta",
        "orario 10 e 30 a 100 e",
        "partita iva IT12345670017",
        "il 15 0377 94425 oppure 333 1234567",
        "dalle 8.30 alle 12.30 e dalle 14.30 alle 18.30",
        "camera 4 letto 1 piano 1 scala 1 interno 12",
        "it 39 333 1234567 333 7654321",
    ],
)
def test_what_only_looks_like_a_code_is_let_pass(text: str) -> None:
    """Thresholds, protocol numbers, sentences with figures and single letters, numbers of firms."""
    assert list(found(text)) == []


@given(st.lists(st.text(max_size=6) | FIGURES.map(lambda figures: figures[:5]), min_size=1))
def test_rows_of_anything_are_looked_at_in_time(some: list[str]) -> None:
    """However nonsense is parted, a full message takes a few milliseconds."""
    text = (" ".join(some) * LONGEST)[:LONGEST]
    # The quickest of three: whatever else the process does at that moment is not the fence's time.
    assert min(seconds(text) for _ in range(3)) < 0.05


def seconds(text: str) -> float:
    """Processor time of one look, without that of whoever counts the lines that are run."""
    counting = sys.gettrace()
    sys.settrace(None)
    start = process_time()
    list(found(text))
    took = process_time() - start
    sys.settrace(counting)
    return took
