# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sums a resident can ask for: what is asked for each, and under which sheets they are offered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup
from msgspec import Struct

from bot.answers.calculators import Tables, late_payment, nursery_bonus, which_isee
from bot.answers.calculators.table import Table
from bot.dialogue.scene import Scene
from bot.dialogue.words import mentions
from bot.forms.form import Bounds, Choice, Field, Sensitivity
from bot.forms.kinds import KINDS
from bot.forms.reading import Moment, Read, Reading
from bot.forms.words import clean, means
from bot.model import Button, Texts

NONE = "none"
"""Value of an ISEE that a family does not have."""
_LATE = ("late",)
_BY_NAME = ("late", "nursery")
"""Sums that people ask for in words; which ISEE is needed is nothing to work out."""
OFFERED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("tributi", "cos-e"): _LATE,
    ("tributi", "come"): _LATE,
    ("tributi", "costi"): _LATE,
    ("tributi", "tempi"): _LATE,
    ("tributi", "problema"): _LATE,
    ("nidi-0-3", "cos-e"): ("nursery",),
    ("nidi-0-3", "chi"): ("nursery",),
    ("nidi-0-3", "costi"): ("nursery", "isee"),
    ("nidi-0-3", "documenti"): ("isee",),
    ("centri-estivi", "costi"): ("isee",),
    ("centri-estivi", "documenti"): ("isee",),
}
"""Ids of the sums under a sheet, by topic and facet."""


class Told(Protocol):
    """A result or a refusal."""

    def told(self, language: str) -> Markup:
        """In words, with what people must know of it."""
        ...


class Step(Struct, frozen=True):
    """One thing that has to be known; read as forms read it."""

    key: str
    field: Callable[[Tables], Field]
    or_none: bool = False
    """True where it may not exist (an ISEE)."""

    def read(self, tables: Tables, text: str, moment: Moment) -> Reading:
        """What was meant by a text."""
        said = clean(text)
        if self.or_none and means(said, "no-isee", moment.language):
            return Read(NONE)
        field = self.field(tables)
        return KINDS[field.kind].read_text(field, said, moment)

    def holds(self, tables: Tables, value: str, today: date) -> bool:
        """Whether a value that came with a button is one that could have been read."""
        if self.or_none and value == NONE:
            return True
        field = self.field(tables)
        if field.kind == "choice":
            return KINDS["choice"].holds(field, value)
        return KINDS[field.kind].read_text(field, value, Moment(today, "en")) == Read(value)

    def shown(self, tables: Tables, value: str, language: str) -> str:
        """A value as people read it."""
        field = self.field(tables)
        return KINDS[field.kind].show(field, value, language)

    def options(self, tables: Tables, language: str) -> tuple[tuple[str, str], ...]:
        """What can be picked instead of written: value and label."""
        field = self.field(tables)
        return KINDS[field.kind].options(field, language)


class Sum(Struct, frozen=True):
    """A calculation with its steps; the result takes their values in order."""

    topic: str
    """Whose office helps further."""
    steps: tuple[Step, ...]
    table: Callable[[Tables], Table]
    result: Callable[[Tables, Sequence[str], date], Told]


def buttons(scene: Scene, topic: str, facet: str) -> list[Button]:
    """The sums that are offered under that section."""
    return [scene.button(f"sums.do.{each}", f"sum:{each}") for each in OFFERED.get((topic, facet), ())]


def asked_for(text: str, topic: str, language: str) -> str:
    """Name of the sum that words on a topic ask to work out; empty where they ask for none."""
    if not mentions(text, "sums.words.calculate", language):
        return ""
    named = (each for each in _BY_NAME if SUMS[each].topic == topic)
    return next((each for each in named if mentions(text, f"sums.words.{each}", language)), "")


def _field(kind: str, bounds: Bounds, choices: tuple[Choice, ...] = ()) -> Field:
    nothing: Texts = {}
    return Field(
        key=kind,
        kind=kind,
        label=nothing,
        question=nothing,
        why=nothing,
        sensitivity=Sensitivity.ECONOMIC,
        bounds=bounds,
        choices=choices,
    )


def _given(kind: str, **bounds: str | Decimal) -> Callable[[Tables], Field]:
    field = _field(kind, Bounds(**bounds))  # type: ignore[arg-type]  # as the keys of Bounds have it
    return lambda _: field


def _benefits(tables: Tables) -> Field:
    named = {**tables.isee.family, **tables.isee.municipal}
    choices = (
        Choice(id_, {code: text[:1].upper() + text[1:] for code, text in texts.items()})
        for id_, texts in named.items()
    )
    return _field("choice", Bounds(), tuple(choices))


def _late(tables: Tables, values: Sequence[str], today: date) -> Told:
    amount, due, paid = values
    return late_payment(
        tables.late, Decimal(amount), date.fromisoformat(due), date.fromisoformat(paid), today
    )


def _nursery(tables: Tables, values: Sequence[str], today: date) -> Told:
    born, isee = values
    return nursery_bonus(
        tables.nursery, date.fromisoformat(born), None if isee == NONE else Decimal(isee), today
    )


def _isee(tables: Tables, values: Sequence[str], today: date) -> Told:
    return which_isee(tables.isee, values[0], today)


SUMS: Mapping[str, Sum] = {
    "late": Sum(
        "tributi",
        (
            Step("amount", _given("money", least=Decimal("0.01"), most=Decimal(1_000_000))),
            Step("due", _given("date", earliest="-10 years", latest="today")),
            Step("paid", _given("date", earliest="-10 years", latest="+1 year")),
        ),
        lambda tables: tables.late,
        _late,
    ),
    "nursery": Sum(
        "nidi-0-3",
        (
            Step("born", _given("date", earliest="-10 years", latest="today")),
            Step("isee", _given("money", least=Decimal(0), most=Decimal(1_000_000)), or_none=True),
        ),
        lambda tables: tables.nursery,
        _nursery,
    ),
    "isee": Sum("nidi-0-3", (Step("benefit", _benefits),), lambda tables: tables.isee, _isee),
}
