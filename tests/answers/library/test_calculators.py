# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums from dated tables: right to the cent, and refused when the table is old."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import calculators
from bot.answers.calculators import LatePayment, NurseryBonus, Refusal, WhichIsee
from bot.errors import BadKnowledge

HERE = Path(__file__).parent
"""Its folder `tables` is how the tables were in 2026, so that new figures break no sum of then."""
TABLES = calculators.load(HERE)
TODAY = date(2026, 11, 24)
DUE = date(2024, 12, 16)
amounts = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)
lateness = st.integers(min_value=1, max_value=745)


def late(amount: str, due: date, days: int) -> LatePayment:
    """An estimate that is given."""
    found = calculators.late_payment(TABLES.late, Decimal(amount), due, due + timedelta(days), TODAY)
    assert isinstance(found, LatePayment)
    return found


def test_the_published_example_comes_out() -> None:
    """100 euro, 10 days late in 2026: 0.83 of sanction and 0.04 of interest."""
    found = late("100.00", date(2026, 6, 16), 10)

    assert (found.sanction, found.interest, found.total) == (
        Decimal("0.83"),
        Decimal("0.04"),
        Decimal("100.87"),
    )


@pytest.mark.parametrize(
    ("days", "sanction"),
    [
        (1, "0.83"),
        (14, "11.62"),
        (15, "12.50"),
        (30, "12.50"),
        (31, "13.90"),
        (90, "13.90"),
        (91, "31.25"),
        (365, "31.25"),
        (366, "35.72"),
    ],
)
def test_the_sanction_rises_in_steps(days: int, sanction: str) -> None:
    """0.083 % a day, then 1.25, 1.39, 3.125 and 3.572 % of 1,000 euro."""
    assert late("1000", DUE, days).sanction == Decimal(sanction)


def test_interest_counts_each_day_at_the_rate_of_its_year() -> None:
    """15 days of 2024 at 2.5 %, 365 of 2025 at 2 %, 31 of January 2026 at 1.6 %, on 1,000 euro."""
    assert late("1000", DUE, 15 + 365 + 31).interest == Decimal("22.39")


@given(amounts, lateness)
def test_whoever_pays_later_never_pays_less(amount: Decimal, days: int) -> None:
    """One more day costs the same or more, and every part is a whole number of cents."""
    now, later = late(str(amount), DUE, min(days, 706)), late(str(amount), DUE, min(days, 706) + 1)

    assert now.total <= later.total
    assert now.total == amount + now.sanction + now.interest
    assert all(part == part.quantize(Decimal("0.01")) for part in (now.sanction, now.interest, now.total))


@given(amounts)
def test_nobody_who_is_in_time_pays_more(amount: Decimal) -> None:
    """On the day itself nothing is added."""
    assert calculators.late_payment(TABLES.late, amount, DUE, DUE, TODAY) == Refusal("in-time")


@pytest.mark.parametrize(
    ("amount", "due", "paid", "today", "reason"),
    [
        ("100", date(2024, 8, 31), date(2026, 1, 1), TODAY, "before"),
        ("100", date(2026, 12, 16), date(2027, 1, 1), TODAY, "no-rate"),
        ("100", date(2026, 6, 16), date(2026, 7, 1), date(2027, 1, 1), "outdated"),
        ("0", date(2026, 6, 16), date(2026, 7, 1), TODAY, "amount"),
        ("-1", date(2026, 6, 16), date(2026, 7, 1), TODAY, "amount"),
        ("1.001", date(2026, 6, 16), date(2026, 7, 1), TODAY, "amount"),
    ],
)
def test_what_the_table_does_not_say_is_refused(
    amount: str, due: date, paid: date, today: date, reason: str
) -> None:
    """Old terms, unknown interest, an old table and odd amounts give no estimate."""
    found = calculators.late_payment(TABLES.late, Decimal(amount), due, paid, today)

    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert found.told("it")
    assert found.told("en")


def test_an_estimate_says_that_it_is_one_and_from_which_day() -> None:
    """Marked as an estimate, with sources and the day of the table; Italian writes commas."""
    text = late("1234.50", DUE, 100).told("it")

    assert "Stima per il pagamento in ritardo" in text
    assert "Importo: 1.234,50 €" in text
    assert "Sanzione (3,125%): 38,58 €" in text
    assert "Tabella verificata il 23/11/2026" in text
    assert "D.lgs. 87/2024" in text
    assert "Chiedi conferma all'ufficio tributi" in text
    assert "Amount: €1,234.50" in late("1234.50", DUE, 10).told("en")


@pytest.mark.parametrize(
    ("born", "isee", "yearly", "monthly"),
    [
        (date(2024, 1, 1), "39999.99", "3600", "327.27"),
        (date(2024, 1, 1), "40000", "1500", None),
        (date(2023, 12, 31), "25000", "3000", "272.73"),
        (date(2023, 12, 31), "25000.01", "2500", None),
        (date(2023, 12, 31), "40000", "2500", None),
        (date(2023, 12, 31), "40000.01", "1500", None),
        (date(2023, 12, 31), None, "1500", None),
    ],
)
def test_the_nursery_bonus_follows_birth_and_isee(
    born: date, isee: str | None, yearly: str, monthly: str | None
) -> None:
    """Each boundary of the circular, on either side."""
    found = calculators.nursery_bonus(TABLES.nursery, born, Decimal(isee) if isee else None, TODAY)

    assert found == NurseryBonus(Decimal(yearly), Decimal(monthly) if monthly else None, TABLES.nursery)


@given(
    st.dates(date(2023, 1, 1), TODAY),
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.decimals(min_value=0, max_value=10**5, places=2),
)
def test_a_poorer_family_never_gets_less(born: date, isee: Decimal, more: Decimal) -> None:
    """The bonus falls or stays as the ISEE rises."""
    poorer = calculators.nursery_bonus(TABLES.nursery, born, isee, TODAY)
    richer = calculators.nursery_bonus(TABLES.nursery, born, isee + more, TODAY)

    assert isinstance(poorer, NurseryBonus)
    assert isinstance(richer, NurseryBonus)
    assert poorer.yearly >= richer.yearly


@pytest.mark.parametrize(
    ("born", "isee", "today", "reason"),
    [
        (date(2027, 1, 1), "1", TODAY, "birth"),
        (date(2022, 12, 31), "1", TODAY, "birth"),
        (date(2025, 1, 1), None, TODAY, "no-isee"),
        (date(2025, 1, 1), "-1", TODAY, "amount"),
        (date(2025, 1, 1), "1", date(2027, 1, 1), "outdated"),
    ],
)
def test_no_bonus_is_guessed(born: date, isee: str | None, today: date, reason: str) -> None:
    """What the circular does not say is not said."""
    found = calculators.nursery_bonus(TABLES.nursery, born, Decimal(isee) if isee else None, today)

    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_inps_and_the_municipality_ask_for_different_isee() -> None:
    """Five benefits have the one of 2026; help from the municipality keeps the older one."""
    kinds = {}
    for benefit in TABLES.isee.benefits:
        found = calculators.which_isee(TABLES.isee, benefit, TODAY)
        assert isinstance(found, WhichIsee)
        assert found.told("it")
        kinds[benefit] = found.kind

    assert kinds == {
        "adi": "family",
        "sfl": "family",
        "assegno-unico": "family",
        "bonus-nido": "family",
        "bonus-nuovi-nati": "family",
        "comune": "municipal",
    }
    assert calculators.which_isee(TABLES.isee, "bonus-casa", TODAY) == Refusal("benefit")


def test_an_old_table_is_a_warning_then_an_error() -> None:
    """It refuses by itself at once; the clerk has 90 days."""
    soon = list(calculators.problems(HERE, date(2027, 1, 1)))
    late_on = list(calculators.problems(HERE, date(2027, 4, 1)))

    assert [problem.grave for problem in soon] == [False, False, False]
    assert [problem.grave for problem in late_on] == [True, True, True]
    assert [problem.path.name for problem in soon] == ["ravvedimento.yaml", "bonus-nido.yaml", "isee.yaml"]


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        (
            "ravvedimento.yaml",
            "later: 3.572",
            "later: 3,572",
            "'later' is '3,572'; right is a number like 3.125",
        ),
        (
            "ravvedimento.yaml",
            "days: 90",
            "days: 20",
            "'steps' has 20 after 30; right is to rise from row to row",
        ),
        ("ravvedimento.yaml", "later:", "latter:", "table 'ravvedimento.yaml' lacks 'later'"),
        ("bonus-nido.yaml", "below:", "under:", "'recent' lacks 'below'"),
        ("isee.yaml", "{it: il Bonus nido, ", "{", "'bonus-nido' is a mapping; right is {it: …, en: …}"),
    ],
)
def test_a_slip_in_a_table_is_named(
    tmp_path: Path, name: str, before: str, after: str, expected: str
) -> None:
    """A table with a slip in it is not loaded."""
    (tmp_path / "tables").mkdir()
    for path in (HERE / "tables").iterdir():
        text = path.read_text("utf-8")
        assert path.name != name or before in text
        changed = text.replace(before, after, 1) if path.name == name else text
        (tmp_path / "tables" / path.name).write_text(changed, "utf-8")

    with pytest.raises(BadKnowledge) as refused:
        calculators.load(tmp_path)

    assert expected in str(refused.value)
