# SPDX-License-Identifier: AGPL-3.0-or-later
"""A dated table of figures, and what is said when it may not be used."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TypedDict, TypeVar

from markupsafe import Markup
from msgspec import Struct

from bot.fields import Fields
from bot.model import REFERENCE_LANGUAGE, Problem, Texts, spoken
from bot.phrases import say
from bot.written import Written, read

FOLDER = "tables"
CENT = Decimal("0.01")

Bound = TypeVar("Bound", int, date, Decimal)


class Table(Struct, frozen=True, kw_only=True):
    """What every table says of itself."""

    title: Texts
    sources: tuple[Texts, ...]
    verified_on: date
    review_by: date

    def refusal(self, today: date) -> "Refusal | None":
        """Why the table may not be used any more; None while it may."""
        if today <= self.review_by:
            return None
        return Refusal("outdated", spoken(self.title, REFERENCE_LANGUAGE), self.review_by)

    def foot(self, language: str, phrase: str = "calculators.foot") -> Markup:
        """That a result is an estimate (or what else `phrase` says), from which sources and of which day."""
        sources = "; ".join(spoken(source, language) for source in self.sources)
        return say(phrase, language, sources=sources, day=shown_day(self.verified_on))


class Refusal(Struct, frozen=True):
    """Why there is no estimate; `calculators.refused.<reason>` tells it to people."""

    reason: str
    title: str = ""
    day: date = date.min

    def told(self, language: str) -> Markup:
        """The reason, and whom to ask."""
        return say(f"calculators.refused.{self.reason}", language, title=self.title, day=shown_day(self.day))


class Header(TypedDict):
    """What every table begins with, to build it with."""

    title: Texts
    sources: tuple[Texts, ...]
    verified_on: date
    review_by: date


def header(fields: Fields) -> Header:
    """Title, sources and dates of a table."""
    found: list[Texts] = []
    for entry in fields.entries("sources"):
        if REFERENCE_LANGUAGE not in entry.keys:
            fields.wrong(entry, f"a source is {entry.shown()}; right is {{it: …, en: …}}")
        found.append({language: text.text for language, text in entry.keys.items()})
    return Header(
        title=fields.texts("title"),
        sources=tuple(found),
        verified_on=fields.day("verified_on"),
        review_by=fields.day("review_by"),
    )


def ladder(
    fields: Fields, key: str, rung: Callable[[Fields], tuple[Bound, Decimal]], problems: list[Problem]
) -> tuple[tuple[Bound, Decimal], ...]:
    """The rows of a list, each a bound and a value, the bounds rising."""
    found: list[tuple[Bound, Decimal]] = []
    for entry in fields.entries(key):
        row = Fields(entry, f"a row of '{key}'", problems)
        bound, value = rung(row)
        row.close()
        if found and not found[-1][0] < bound:
            fields.wrong(entry, f"'{key}' has {bound} after {found[-1][0]}; right is to rise from row to row")
        found.append((bound, value))
    if not found:
        fields.wrong(fields.written, f"'{key}' has no rows; right is one or more")
    return tuple(found)


def opened(folder: Path, name: str, problems: list[Problem]) -> Fields:
    """The table file of that name."""
    path = folder / FOLDER / name
    written = read(path, problems) or Written(path, 1, {})
    return Fields(written, f"table '{name}'", problems)


def cents(amount: Decimal) -> Decimal:
    """Rounded to the cent, half a cent up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def share(percent: Decimal, language: str) -> str:
    """`3,125%`, or `3.125%` in English."""
    plain = f"{percent.normalize():f}%"
    return plain if language == "en" else plain.replace(".", ",")


def money(amount: Decimal, language: str) -> str:
    """`1.234,50 €`, or `€1,234.50` in English."""
    plain = f"{amount:,.2f}"
    return f"€{plain}" if language == "en" else f"{plain.translate(str.maketrans(',.', '.,'))} €"


def shown_day(day: date) -> str:
    """`31/12/2026`."""
    return f"{day:%d/%m/%Y}"
