# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of one ranking, as a clerk writes them (`knowledge/rankings/<form>.yaml`)."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.fields import Fields
from bot.model import Problem
from bot.written import Written, accepted, noted, read

ALL = "all"
"""What a file says for `places` where everybody in the ranking is admitted."""
FORM, OFFICE = "form", "office"
LOWEST, HIGHEST = "lowest", "highest"


class Measure(StrEnum):
    """What is compared of an answer."""

    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    """Its place among `choices`."""
    ROUNDS = "rounds"
    """How many rounds of a repeating group were answered."""


class Criterion(Struct, frozen=True, kw_only=True):
    """One rule: it decides between those whom all rules before it leave level."""

    field: str
    given_by: str
    """`form`, or `office` for what was verified at the desk and handed in as a file."""
    measure: Measure
    first: str = LOWEST
    """Who comes first: `lowest` or `highest`."""
    choices: tuple[str, ...] = ()
    says: str
    """The rule in words, for the explanation."""


class Rules(Struct, frozen=True, kw_only=True):
    """Window, places and criteria. After the last criterion the order of confirmation decides."""

    form: str
    opens: date
    closes: date
    """The last day of the window, on the town's clock."""
    places: int | None
    """How many are admitted; None for all."""
    order: tuple[Criterion, ...]
    text: str
    """The file as it was read: it is frozen with the ranking."""


def load(path: Path, fields: Collection[str] | None = None) -> Rules:
    """The rules in that file; `fields` are the keys of the form's answers, where they are known.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, path, fields))


def problems(folder: Path) -> Iterator[Problem]:
    """Whatever is wrong in the files of `folder`/rankings."""
    for path in sorted((folder / "rankings").glob("*.yaml")):
        yield from noted(partial(_read, path, None))


def _read(path: Path, known: Collection[str] | None, problems: list[Problem]) -> Rules | None:
    written = read(path, problems)
    if written is None:
        return None
    fields = Fields(written, "the ranking", problems)
    rules = Rules(
        form=fields.text("form"),
        opens=fields.day("opens"),
        closes=fields.day("closes"),
        places=_places(fields),
        order=tuple(_criterion(entry, problems, known) for entry in fields.entries("order")),
        text=path.read_text("utf-8"),
    )
    fields.close()
    if rules.closes < rules.opens:
        fields.wrong(
            written, f"it closes on {rules.closes}, before it opens; right is {rules.opens} or later"
        )
    return rules


def _places(fields: Fields) -> int | None:
    found = fields.written.keys.get("places")
    if found is not None and found.text == ALL:
        fields.text("places")
        return None
    return fields.number("places")


def _criterion(written: Written, problems: list[Problem], known: Collection[str] | None) -> Criterion:
    fields = Fields(written, "the rule", problems)
    key = fields.text("field")
    given_by = fields.one_of("given-by", (FORM, OFFICE))
    measure = Measure(fields.one_of("as", tuple(Measure)) or Measure.NUMBER)
    by_choice = measure is Measure.CHOICE
    criterion = Criterion(
        field=key,
        given_by=given_by,
        measure=measure,
        first=LOWEST if by_choice else fields.one_of("first", (LOWEST, HIGHEST)),
        choices=fields.words("choices") if by_choice else (),
        says=fields.text("says"),
    )
    fields.close()
    if known is not None and given_by == FORM and key not in known:
        fields.wrong(written, f"the form has no field '{key}'; right is one of: {'; '.join(sorted(known))}")
    return criterion
