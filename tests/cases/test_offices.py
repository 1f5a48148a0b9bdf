# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which office is in charge, and how people reach it."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.cases.offices import load, problems
from bot.errors import BadKnowledge

OFFICES = """\
tecnico:
  name: {it: Servizio tecnico, en: Technical office}
  phone: missing
  email: missing
  pec: missing
  hours: missing
  place: missing
  topics: [casa-acqua]
tributi:
  name: {it: Ufficio tributi, en: Tax office}
  phone: {value: 0377 000111, confirm: true}
  email: tributi@example.it
  pec: missing
  hours: {it: lunedì mattina, en: Monday morning}
  place: missing
  topics: [tributi]
"""


def write(folder: Path, text: str = OFFICES) -> Path:
    """The folder with that offices.yaml."""
    (folder / "offices.yaml").write_text(text, "utf-8")
    return folder


def test_each_topic_has_its_office(tmp_path: Path) -> None:
    """The office that names the topic; where nobody does, the first one, so that no case is lost."""
    offices = load(write(tmp_path))

    assert offices.in_charge("tributi").id == "tributi"
    assert offices.in_charge("unknown").id == "tecnico"
    assert [office.id for office in offices] == ["tecnico", "tributi"]
    assert "tributi" in offices
    assert "sociali" not in offices


def test_an_office_is_spoken_of_in_the_readers_language(tmp_path: Path) -> None:
    """Missing values are empty, and one to be confirmed says so."""
    office = load(write(tmp_path))["tributi"]

    assert office.spoken("en") == {
        "name": "Tax office",
        "phone": "0377 000111 (to be confirmed)",
        "email": "tributi@example.it",
        "pec": "",
        "hours": "Monday morning",
        "place": "",
    }
    assert office.phone.value == "0377 000111"
    assert not office.pec.value


def test_what_the_offices_have_told_may_be_stated(tmp_path: Path) -> None:
    """The judge of the sheets asks for every local value, as written."""
    assert load(write(tmp_path)).told() == {
        "0377 000111",
        "tributi@example.it",
        "lunedì mattina",
        "Monday morning",
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "topics: [tributi]",
            "topics: [casa-acqua]",
            "16: topic 'casa-acqua' is of 'tributi' and of 'tecnico'",
        ),
        ("0377 000111", "trequattro", "11: 'phone' is 'trequattro'; right is a number like 0377 000000"),
        (
            "tributi@example.it",
            "tributi",
            "12: 'email' is 'tributi'; right is an address like nome@dominio.it",
        ),
        ("  pec: missing\n  hours: m", "  hours: m", "1: office 'tecnico' lacks 'pec'; right is a line"),
        (", en: Tax office", "", "10: name of 'tributi' lacks 'en', which others have; right is all or none"),
        (
            "name: {it: Ufficio tributi, en: Tax office}",
            "name: Ufficio",
            "10: 'name' is 'Ufficio'; right is {it: …, en: …}",
        ),
        (OFFICES, "", "1: no office here; right is"),
        (
            "topics: [tributi]",
            "topics: [tributi]\n  fallback: tecnica",
            "17: 'fallback' is 'tecnica'; right is probably 'tecnico'",
        ),
        (
            "topics: [tributi]",
            "topics: [tributi]\n  fallback: tributi",
            "17: 'fallback' is 'tributi'; right is one of: tecnico",
        ),
        (
            "topics: [tributi]",
            "topics: [tributi]\n  absent: [{from: agosto}]",
            "17: 'absent' has a mapping; right is {from: 08-10, to: 08-21}",
        ),
        (
            "topics: [tributi]",
            'topics: [tributi]\n  digest_at: "05:30"',
            "17: 'digest_at' is 05:30; right is 08:00 to 20:00",
        ),
    ],
)
def test_a_slip_is_named_with_its_line(tmp_path: Path, before: str, after: str, expected: str) -> None:
    """Nothing is loaded from a file with a slip in it."""
    folder = write(tmp_path, OFFICES.replace(before, after, 1))

    assert next(str(each).partition("offices.yaml:")[2] for each in problems(folder)).startswith(expected)
    with pytest.raises(BadKnowledge):
        load(folder)


def test_an_office_may_have_another_to_help_out(tmp_path: Path) -> None:
    """With the days on which nobody is there, and the hour at which it wants its list."""
    written = OFFICES.replace(
        "topics: [tributi]",
        'topics: [tributi]\n  fallback: tecnico\n  absent: [{from: 08-10, to: 08-21}]\n  digest_at: "11:15"',
    )
    offices = load(write(tmp_path, written))

    assert offices["tributi"].fallback == "tecnico"
    assert (offices["tributi"].digest_at, offices["tecnico"].digest_at) == (time(11, 15), None)
    assert offices["tributi"].away(date(2026, 8, 10))
    assert not offices["tributi"].away(date(2026, 8, 22))
    assert not offices["tecnico"].away(date(2026, 8, 10))


def test_no_file_is_named(tmp_path: Path) -> None:
    """A municipality without offices cannot answer anybody."""
    with pytest.raises(BadKnowledge, match=r"offices.yaml:1: no such file"):
        load(tmp_path)
