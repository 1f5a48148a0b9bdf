# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums that people ask for, from dated tables: every result is an estimate, and an old table gives none."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.answers.calculators import isee, late, nursery
from bot.answers.calculators.isee import IseeTable, WhichIsee, isee_table, which_isee
from bot.answers.calculators.late import LatePayment, LateTable, late_payment, late_table
from bot.answers.calculators.nursery import NurseryBonus, NurseryTable, nursery_bonus, nursery_table
from bot.answers.calculators.table import FOLDER, Refusal
from bot.answers.library.vocabularies import GRACE
from bot.model import Problem
from bot.written import accepted, read

__all__ = [
    "FOLDER",
    "IseeTable",
    "LatePayment",
    "LateTable",
    "NurseryBonus",
    "NurseryTable",
    "Refusal",
    "Tables",
    "WhichIsee",
    "late_payment",
    "load",
    "nursery_bonus",
    "problems",
    "which_isee",
]


class Tables(Struct, frozen=True):
    """The tables of every calculator."""

    late: LateTable
    nursery: NurseryTable
    isee: IseeTable


def load(folder: Path) -> Tables:
    """The tables in `folder`/tables.

    Raises:
        BadKnowledge: one cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_tables, folder))


def problems(folder: Path, today: date) -> Iterator[Problem]:
    """Whatever is wrong in `folder`/tables, and tables past their review."""
    found: list[Problem] = []
    tables = _tables(folder, found)
    yield from found
    for name, table in ((late.FILE, tables.late), (nursery.FILE, tables.nursery), (isee.FILE, tables.isee)):
        if table.refusal(today):
            yield _overdue(folder / FOLDER / name, table.review_by, today)


def _overdue(path: Path, review: date, today: date) -> Problem:
    written = read(path, [])
    line = written.keys["review_by"].line if written else 1
    return Problem(
        path,
        line,
        f"the table had to be reviewed by {review}, {(today - review).days} days ago, and gives no estimate "
        "any more; right is to check its sources, then write new figures and dates",
        grave=today - review > GRACE,
    )


def _tables(folder: Path, problems: list[Problem]) -> Tables:
    return Tables(late_table(folder, problems), nursery_table(folder, problems), isee_table(folder, problems))
