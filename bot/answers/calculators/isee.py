# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which ISEE is asked for: since 2026 a family can hold two different ones (L. 199/2025)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct

from bot.answers.calculators.table import Refusal, Table, header, opened
from bot.fields import Fields
from bot.model import Problem, Texts, spoken
from bot.phrases import say

FILE = "isee.yaml"


class IseeTable(Table, frozen=True, kw_only=True):
    """Benefits by the ISEE that they ask for, by id."""

    family: Mapping[str, Texts]
    """The one "for specific family benefits and inclusion", since 2026."""
    municipal: Mapping[str, Texts]
    """The older one."""

    @property
    def benefits(self) -> tuple[str, ...]:
        """Ids of the benefits it knows."""
        return (*self.family, *self.municipal)


class WhichIsee(Struct, frozen=True):
    """The ISEE that a benefit asks for."""

    kind: str
    """`family` or `municipal`."""
    name: Texts
    table: IseeTable

    def told(self, language: str) -> Markup:
        """The answer in words, with its source and the day of its table."""
        text = say(f"calculators.isee.{self.kind}", language, benefit=spoken(self.name, language))
        return text + Markup("\n\n") + self.table.foot(language, "calculators.isee.foot")


def which_isee(table: IseeTable, benefit: str, today: date) -> WhichIsee | Refusal:
    """The ISEE that `benefit` (one of `table.benefits`) asks for."""
    if refused := table.refusal(today):
        return refused
    if benefit in table.family:
        return WhichIsee("family", table.family[benefit], table)
    if benefit in table.municipal:
        return WhichIsee("municipal", table.municipal[benefit], table)
    return Refusal("benefit")


def isee_table(folder: Path, problems: list[Problem]) -> IseeTable:
    """The table under `folder`; whatever is wrong is noted."""
    fields = opened(folder, FILE, problems)
    table = IseeTable(
        **header(fields),
        family=_named(fields, "family"),
        municipal=_named(fields, "municipal"),
    )
    fields.close()
    return table


def _named(fields: Fields, key: str) -> dict[str, Texts]:
    benefits = fields.part(key)
    return {benefit: benefits.texts(benefit) for benefit in benefits.written.keys}
