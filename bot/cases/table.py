# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases as a table, for whoever works in a spreadsheet: CSV, XLSX or JSON, with every value intact."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter
from msgspec import Struct

from bot.cases.case import Case

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for something else."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""A spreadsheet may run what begins so. The apostrophe is among them so that `revived` can be exact."""
LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""


class Table(Struct, frozen=True):
    """Headings, and rows of as many texts."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tabled(cases: Sequence[Case], headings: Mapping[str, str], kept: Iterable[Mapping[str, str]]) -> Table:
    """One row a case: what is `kept` of it under `headings` (by the same keys), then what was declared.

    An answer has a column of its own by key and label; where two columns would have one heading, the key
    stands behind the label.
    """
    declared = list(dict.fromkeys((line.key, line.label) for case in cases for line in case.lines))
    labels = [label for _, label in declared]
    taken = set(headings.values())
    names = [
        f"{label} ({key})" if labels.count(label) > 1 or label in taken else label for key, label in declared
    ]
    rows = tuple(
        (*(own[key] for key in headings), *_answers(case, declared))
        for case, own in zip(cases, kept, strict=True)
    )
    return Table((*headings.values(), *names), rows)


def _answers(case: Case, declared: Sequence[tuple[str, str]]) -> Iterable[str]:
    shown = {(line.key, line.label): line.shown for line in case.lines}
    return (shown.get(column, "") for column in declared)


def as_csv(table: Table) -> bytes:
    """UTF-8 with BOM, semicolons, as Excel in Italy opens it; what could run as a formula is `disarmed`."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([disarmed(value) for value in row])
    return (BOM + written.getvalue()).encode()


def disarmed(value: str) -> str:
    """The value as a cell that no spreadsheet runs: an apostrophe before what begins riskily."""
    return f"'{value}" if value.startswith(RISKY) else value


def revived(cell: str) -> str:
    """The value that `disarmed` gave this cell."""
    return cell.removeprefix("'")


def as_xlsx(table: Table, made_at: datetime) -> bytes:
    """One sheet; every value is a text, so that nothing is computed and no leading nought is lost."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    # Without it the file would hold the machine's own time: the same table would give two files.
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    sheet = book.add_worksheet()
    strong = book.add_format({"bold": True})
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading[:LONGEST_CELL], strong)
    for number, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value[:LONGEST_CELL])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), max(len(table.headings) - 1, 0))
    sheet.autofit()
    book.close()
    return written.getvalue()


def as_json(table: Table) -> bytes:
    """A list of objects, by heading; UTF-8."""
    rows = [dict(zip(table.headings, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()
