# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much INPS pays towards a nursery (Bonus nido, INPS circular 123/2025)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from bot.answers.calculators.table import Refusal, Table, header, ladder, money, opened
from bot.fields import Fields
from bot.model import Problem
from bot.phrases import say
from bot.written import Written

FILE = "bonus-nido.yaml"
_TOO_OLD = 3
"""Years after the one of birth, beyond which there is no nursery."""


class NurseryTable(Table, frozen=True, kw_only=True):
    """Euro a year, by the day of birth and the ISEE in euro."""

    born_from: date
    recent_below: Decimal
    recent: Decimal
    recent_otherwise: Decimal
    earlier: tuple[tuple[Decimal, Decimal], ...]
    """ISEE up to which, and the amount."""
    otherwise: Decimal
    monthly: tuple[tuple[Decimal, Decimal], ...]
    """Amount a year, and the most a month."""

    def yearly(self, born: date, isee: Decimal | None) -> Decimal:
        """The most INPS pays in a year."""
        if isee is None:
            return self.otherwise
        if born >= self.born_from:
            return self.recent if isee < self.recent_below else self.recent_otherwise
        return next((amount for up_to, amount in self.earlier if isee <= up_to), self.otherwise)


class NurseryBonus(Struct, frozen=True):
    """An estimate of the bonus, in euro."""

    yearly: Decimal
    monthly: Decimal | None
    """The most a month, where the circular says it."""
    table: NurseryTable

    def told(self, language: str) -> Markup:
        """The estimate in words, with its source and the day of its table."""
        parts = [say("calculators.nursery.text", language, yearly=money(self.yearly, language))]
        if self.monthly is not None:
            parts.append(say("calculators.nursery.monthly", language, monthly=money(self.monthly, language)))
        parts.append(say("calculators.nursery.who", language))
        return Markup("\n\n").join([*parts, self.table.foot(language)])


def nursery_bonus(
    table: NurseryTable, born: date, isee: Decimal | None, today: date
) -> NurseryBonus | Refusal:
    """The bonus for a child born on `born` in a family with that ISEE (None: they have none)."""
    if refused := table.refusal(today):
        return refused
    if born > today or born.year + _TOO_OLD < today.year:
        return Refusal("birth")
    if isee is not None and isee < 0:
        return Refusal("amount")
    if isee is None and born >= table.born_from:
        # What a family without ISEE gets is only said of children born before.
        return Refusal("no-isee")
    yearly = table.yearly(born, isee)
    return NurseryBonus(yearly, dict(table.monthly).get(yearly), table)


def nursery_table(folder: Path, problems: list[Problem]) -> NurseryTable:
    """The table under `folder`; whatever is wrong is noted."""
    fields = opened(folder, FILE, problems)
    recent = fields.part("recent")
    table = NurseryTable(
        **header(fields),
        born_from=fields.day("born_from"),
        recent_below=recent.decimal("below"),
        recent=recent.decimal("amount"),
        recent_otherwise=recent.decimal("otherwise"),
        earlier=ladder(fields, "earlier", _step, problems),
        otherwise=fields.decimal("otherwise"),
        monthly=tuple(sorted(_month(row, problems) for row in fields.entries("monthly"))),
    )
    recent.close()
    fields.close()
    return table


def _step(row: Fields) -> tuple[Decimal, Decimal]:
    return row.decimal("up_to"), row.decimal("amount")


def _month(row: Written, problems: list[Problem]) -> tuple[Decimal, Decimal]:
    fields = Fields(row, "a row of 'monthly'", problems)
    found = fields.decimal("amount"), fields.decimal("month")
    fields.close()
    return found
