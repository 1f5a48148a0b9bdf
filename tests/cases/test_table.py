# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables that a spreadsheet opens: every value intact, nothing that runs."""

import csv
import json
import re
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.cases import Line
from bot.cases.table import Table, as_csv, as_json, as_xlsx, disarmed, revived, tabled
from tests.rooms import NOW, request

NASTY = (
    "=1+1",
    "+39 333 123 4567",
    "-5",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'già",
    "a;b",
    'dice "sì"',
    "riga\ndue",
    "007",
)
TABLE = Table(("Numero", "Però"), tuple((value, "è ț عمر") for value in NASTY))
CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\t\n\r"), max_size=30)
XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(content: bytes) -> list[list[str]]:
    """What a spreadsheet reads."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def read_xlsx(content: bytes) -> list[list[str]]:
    """The texts of the only sheet; fails where a cell is anything but a text."""
    with ZipFile(BytesIO(content)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314  # our own file
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    texts = [_unescaped("".join(part.text or "" for part in each.iter(f"{XML}t"))) for each in shared]
    rows = []
    for row in sheet.iter(f"{XML}row"):
        assert [cell.get("t") for cell in row] == ["s"] * len(row)
        assert not list(row.iter(f"{XML}f"))
        rows.append([texts[int(cell.findtext(f"{XML}v") or "")] for cell in row])
    return rows


def _unescaped(text: str) -> str:
    """A control character stands as `_x000D_` (ECMA-376, ST_Xstring)."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_csv_has_what_excel_in_italy_wants() -> None:
    """BOM, semicolons, lines that end as Windows ends them."""
    content = as_csv(Table(("Numero", "Nome"), (("26-0001-G", "Niccolò; detto «Nico»"),)))

    assert content == '\ufeffNumero;Nome\r\n26-0001-G;"Niccolò; detto «Nico»"\r\n'.encode()


@pytest.mark.parametrize("value", ["=1+1", "+39", "-5", "@x", "\tx", "\rx"])
def test_what_could_run_has_an_apostrophe_before_it(value: str) -> None:
    """No spreadsheet takes it for a formula."""
    assert disarmed(value) == f"'{value}"


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_value_comes_back_from_csv(rows: list[tuple[str, str]]) -> None:
    """Whatever people write, the file gives it back, and no cell begins riskily."""
    read = read_csv(as_csv(Table(("a", "b"), tuple(rows))))

    assert [tuple(revived(cell) for cell in row) for row in read[1:]] == rows
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)


def test_every_value_comes_back_from_xlsx() -> None:
    """Each as a text and as it was: no formula, no number that loses its noughts."""
    assert read_xlsx(as_xlsx(TABLE, NOW)) == [list(TABLE.headings), *(list(row) for row in TABLE.rows)]


def test_the_same_table_is_the_same_file() -> None:
    """The machine's own time is not in it."""
    assert as_xlsx(TABLE, NOW) == as_xlsx(TABLE, NOW)


def test_json_holds_the_same() -> None:
    """By heading, readable."""
    assert json.loads(as_json(TABLE))[0] == {"Numero": "=1+1", "Però": "è ț عمر"}


def test_columns_of_two_forms_stand_side_by_side() -> None:
    """An answer has its column; two that are labelled alike are told apart; what was not asked is empty."""
    first = replace(
        request(1).case, lines=(Line("name", "Nome", "Ada", "Ada"), Line("x", "Stato", "1", "uno"))
    )
    second = replace(request(2).case, lines=(Line("child.1.name", "Nome", "Luca", "Luca"),))
    kept = [{"reference": case.reference, "state": "aperta"} for case in (first, second)]

    made = tabled((first, second), {"reference": "Numero", "state": "Stato"}, kept)

    assert made.headings == ("Numero", "Stato", "Nome (name)", "Stato (x)", "Nome (child.1.name)")
    assert made.rows == (("26-0001-G", "aperta", "Ada", "uno", ""), ("26-0002-P", "aperta", "", "", "Luca"))
