# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is added to IMU or TARI paid late of one's own accord ("ravvedimento operoso", d.lgs. 87/2024)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from bot.answers.calculators.table import (
    Refusal,
    Table,
    cents,
    header,
    ladder,
    money,
    opened,
    share,
)
from bot.fields import Fields
from bot.model import Problem
from bot.phrases import say

FILE = "ravvedimento.yaml"
_YEAR = 365


class LateTable(Table, frozen=True, kw_only=True):
    """Sanctions by lateness and legal interest by year, all in percent."""

    breaches_from: date
    daily_days: int
    daily: Decimal
    steps: tuple[tuple[int, Decimal], ...]
    """Up to how many days, and what is due once."""
    within_a_year: Decimal
    later: Decimal
    interest: tuple[tuple[date, Decimal], ...]
    """Last day of a rate, and the rate for a year."""

    def percent(self, due: date, paid: date) -> Decimal:
        """The sanction for a payment that many days late."""
        days = (paid - due).days
        if days <= self.daily_days:
            return self.daily * days
        for most, percent in self.steps:
            if days <= most:
                return percent
        return self.within_a_year if paid <= _a_year_after(due) else self.later


class LatePayment(Struct, frozen=True, kw_only=True):
    """An estimate of what a late payment costs, in euro."""

    amount: Decimal
    days: int
    percent: Decimal
    sanction: Decimal
    interest: Decimal
    table: LateTable

    @property
    def total(self) -> Decimal:
        """The amount with everything that is added."""
        return self.amount + self.sanction + self.interest

    def told(self, language: str) -> Markup:
        """The estimate in words, with its source and the day of its table."""
        text = say(
            "calculators.late.text",
            language,
            amount=money(self.amount, language),
            days=self.days,
            percent=share(self.percent, language),
            sanction=money(self.sanction, language),
            interest=money(self.interest, language),
            total=money(self.total, language),
        )
        parts = [text, self.table.foot(language)]
        if self.days > self.table.steps[-1][0]:
            # After that the declaration's own term counts, which only the tax office knows.
            parts.insert(1, say("calculators.late.long", language))
        return Markup("\n\n").join(parts)


def late_payment(
    table: LateTable, amount: Decimal, due: date, paid: date, today: date
) -> LatePayment | Refusal:
    """What it costs to pay on `paid` the `amount` (euro) that was due on `due`."""
    if refused := table.refusal(today):
        return refused
    if amount <= 0 or amount != cents(amount):
        return Refusal("amount")
    if paid <= due:
        return Refusal("in-time")
    if due < table.breaches_from:
        return Refusal("before", day=table.breaches_from)
    if paid > table.interest[-1][0]:
        return Refusal("no-rate", day=table.interest[-1][0])
    percent = table.percent(due, paid)
    return LatePayment(
        amount=amount,
        days=(paid - due).days,
        percent=percent,
        sanction=cents(amount * percent / 100),
        interest=cents(_interest(table, amount, due, paid)),
        table=table,
    )


def late_table(folder: Path, problems: list[Problem]) -> LateTable:
    """The table under `folder`; whatever is wrong is noted."""
    fields = opened(folder, FILE, problems)
    daily = fields.part("daily")
    table = LateTable(
        **header(fields),
        breaches_from=fields.day("breaches_from"),
        daily_days=daily.number("days"),
        daily=daily.decimal("percent"),
        steps=ladder(fields, "steps", _step, problems),
        within_a_year=fields.decimal("within_a_year"),
        later=fields.decimal("later"),
        interest=ladder(fields, "interest", _rate, problems),
    )
    daily.close()
    fields.close()
    return table


def _step(row: Fields) -> tuple[int, Decimal]:
    return row.number("days"), row.decimal("percent")


def _rate(row: Fields) -> tuple[date, Decimal]:
    return row.day("until"), row.decimal("percent")


def _interest(table: LateTable, amount: Decimal, due: date, paid: date) -> Decimal:
    """Legal interest for each day after the term, at the rate of its year."""
    total, start = Decimal(0), due
    for until, percent in table.interest:
        end = min(until, paid)
        if end > start:
            total += amount * percent / 100 * (end - start).days / _YEAR
            start = end
    return total


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
