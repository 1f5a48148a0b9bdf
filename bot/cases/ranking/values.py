# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the office has verified at its desk, handed in as a CSV file: it never travels in the chat."""

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path

from bot.cases.ranking.order import Values
from bot.cases.ranking.rules import OFFICE, Criterion, Measure, Rules
from bot.cases.reference import read_reference
from bot.errors import BadKnowledge

HEADINGS = ["reference", "field", "value"]
_AMOUNT = re.compile(r"\d+([.,]\d{1,2})?")


def office_values(path: Path, rules: Rules) -> Values:
    """The values of a file with the columns `reference;field;value` (numbers without dots for thousands).

    Raises:
        BadKnowledge: a line cannot be used; each says path:line, what stands there and what is right.
    """
    rows = list(csv.reader(StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    if not rows or rows[0] != HEADINGS:
        raise BadKnowledge(f"{path}:1: the columns are {rows[:1]}; right is {';'.join(HEADINGS)}")
    wanted = {each.field: each for each in rules.order if each.given_by == OFFICE}
    found: dict[tuple[str, str], str] = {}
    wrong: list[str] = []
    for number, row in enumerate(rows[1:], start=2):
        try:
            reference, field, value = _line(row, wanted)
        except BadKnowledge as problem:
            wrong.append(f"{path}:{number}: {problem}")
            continue
        if (reference, field) in found:
            wrong.append(f"{path}:{number}: '{field}' of {reference} stands here twice; right is once")
        found[reference, field] = value
    if wrong:
        raise BadKnowledge("\n".join(wrong))
    return found


def _line(row: list[str], wanted: dict[str, Criterion]) -> tuple[str, str, str]:
    if len(row) != len(HEADINGS):
        raise BadKnowledge(f"{len(row)} columns; right is {';'.join(HEADINGS)}")
    reference = read_reference(row[0])
    if reference is None:
        raise BadKnowledge(f"'{row[0]}' is no reference; right is one like 26-0042-K")
    if row[1] not in wanted:
        raise BadKnowledge(f"'{row[1]}' is in no rule; right is one of: {'; '.join(wanted)}")
    return reference, row[1], _value(row[2].strip(), wanted[row[1]])


def _value(written: str, criterion: Criterion) -> str:
    right = _right(written, criterion)
    if right:
        raise BadKnowledge(f"'{written}' for '{criterion.field}'; right is {right}")
    return written.replace(",", ".") if criterion.measure is Measure.NUMBER else written


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _right(written: str, criterion: Criterion) -> str:
    """What would be right; empty where it is."""
    match criterion.measure:
        case Measure.CHOICE:
            return "" if written in criterion.choices else f"one of: {'; '.join(criterion.choices)}"
        case Measure.DATE:
            return "" if _is_day(written) else "a date like 2026-11-24"
        case _:
            return "" if _AMOUNT.fullmatch(written) else "a number like 12345,67"
