# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every rule of the judge, each with a file that breaks it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import answers
from tests.answers.library.conftest import Base

SERVICE = "services/tributi/service.yaml"
ITALIAN = "services/tributi/it.md"
ENGLISH = "services/tributi/en.md"
RIGHT = "; right is to check its sources, then write new verified_on and review_by"
SLIPS = [
    pytest.param(slip, id=f"{family} {slip['in']} {slip['after'].strip()[:40]}")
    for family, slips in yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text("utf-8")).items()
    for slip in slips
]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_its_line_and_what_is_right(base: Base, slip: dict[str, Any]) -> None:
    """Each slip gives exactly its own problems, with path, line, what, value and what is right."""
    base.change(slip["in"], slip["before"], slip["after"])

    assert base.problems() == slip["says"]


def test_a_base_without_a_fault_has_no_problem(base: Base) -> None:
    """What is right is left in peace."""
    assert base.problems() == []


def test_what_people_write_means_one_thing(base: Base) -> None:
    """A question, a message and a cry for help cannot be learned from the same words, however spelt.

    In another language they may mean another thing; and a message may stand twice under what it is.
    """
    actions, elsewhere = "actions: {cancel: [Basta!, basta]}", "elsewhere: {inps: [Che tasse ci sono]}"
    base.write("messages.it.yaml", f"{actions}\n{elsewhere}\n")
    base.write("messages.en.yaml", "elsewhere: {inps: [basta]}\n")
    base.write("alarms.it.yaml", "emergencies: {fire: [bastaaa]}\nharmless: [brucia, a chi scrivo]\n")

    asked, right = "services/tributi/questions.it.yaml", "; right is one of them"
    fire, harmless, inps = base.problems()
    assert fire == (
        "alarms.it.yaml:1: 'bastaaa' stands under 'emergencies:fire' and 'action:cancel' "
        f"(messages.it.yaml:1){right}"
    )
    assert harmless == (
        f"alarms.it.yaml:2: 'a chi scrivo' stands under 'harmless' and 'tributi/contatti' ({asked}:11){right}"
    )
    assert inps == (
        "messages.it.yaml:2: 'Che tasse ci sono' stands under 'elsewhere:inps' and 'tributi/cos-e' "
        f"({asked}:2){right}"
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), ["warning: section 'contatti' had to be reviewed by 2026-12-31, 1 days ago"]),
        (date(2027, 3, 31), ["warning: section 'contatti' had to be reviewed by 2026-12-31, 90 days ago"]),
        (date(2027, 4, 1), ["section 'contatti' had to be reviewed by 2026-12-31, 91 days ago"]),
    ],
)
def test_a_section_past_its_review_is_a_warning_then_an_error(
    base: Base, today: date, expected: list[str]
) -> None:
    """For 90 days a clerk is only reminded."""
    found = [line for line in base.problems(today) if line.startswith(ITALIAN)]

    assert found == [f"{ITALIAN}:12: {line}{RIGHT}" for line in expected]


def test_a_service_past_its_review_names_its_own_line(base: Base) -> None:
    """The service's own date counts for every section that has none."""
    found = [line for line in base.problems(date(2027, 9, 1)) if line.startswith(SERVICE)]

    assert found == [
        f"{SERVICE}:19: service 'tributi' had to be reviewed by 2027-05-23, 101 days ago{RIGHT}",
    ]


def test_a_service_with_a_form_is_written_in_every_language(base: Base) -> None:
    """Whoever may apply must be able to read."""
    base.change("town.yaml", "languages: [it, en]", "languages: [it, en, ro]")
    base.change(SERVICE, "form: none", "form: tasse")
    base.write("forms/tasse.yaml", "")

    found = [line for line in base.problems() if "tributi" in line and "no such file" in line]

    assert found == [
        "services/tributi/questions.ro.yaml:1: no such file; right is 'tributi' in 'ro' too",
        "services/tributi/ro.md:1: no such file; right is 'tributi' in 'ro' too",
    ]


def test_a_page_is_there_in_every_language(base: Base) -> None:
    """Whoever is in danger reads it in the language they chose."""
    (base.folder / "pages/emergency.en.md").unlink()

    assert base.problems() == ["pages/emergency.en.md:1: no such file; right is 'emergency' in 'en' too"]


def test_a_missing_facet_is_asked_for(base: Base) -> None:
    """All facets, unless the service says that one makes no sense."""
    base.change(SERVICE, "without: [chi, ", "without: [")

    assert base.problems() == [
        f"{ITALIAN}:1: no section 'chi'; right is one, or `without: [chi]` in service.yaml"
    ]


def test_a_translation_without_a_facet_is_found(base: Base) -> None:
    """Nobody is told less because of the language they read."""
    text = (base.folder / ENGLISH).read_text("utf-8")
    base.write(ENGLISH, text[: text.index("## contatti")])

    assert base.problems() == [
        f"{ENGLISH}:1: no section 'contatti', which the Italian sheet has; right is one"
    ]


def test_sections_out_of_the_national_order_are_found(base: Base) -> None:
    """The order of the national service sheet is kept, and nothing stands twice."""
    for name in (ITALIAN, ENGLISH):
        base.change(name, "## cos-e", "## novita\nsource: piano\n\nNiente.\n\n## cos-e")
        base.write(name, (base.folder / name).read_text("utf-8") + "\n## cos-e\nsource: piano\n\n2023-2025\n")

    assert [line for line in base.problems() if line.startswith(ITALIAN)] == [
        f"{ITALIAN}:9: section 'cos-e' stands after 'novita'; right is before",
        f"{ITALIAN}:17: section 'contatti' stands after 'novita'; right is before",
        f"{ITALIAN}:24: section 'cos-e' stands here twice; right is once",
    ]


def test_a_stray_file_is_found(base: Base) -> None:
    """A sheet under a wrong name would be read by nobody."""
    base.write("services/tributi/question.it.yaml", "")
    base.write("pages/privacy.md", "")

    assert [line.partition(";")[0] for line in base.problems()] == [
        "pages/privacy.md:1: unknown file 'privacy.md'",
        "services/tributi/question.it.yaml:1: unknown file 'question.it.yaml'",
    ]


def test_a_folder_without_services_is_found(tmp_path: Path) -> None:
    """A wrong folder is named, not taken for an empty base."""
    found = [str(problem) for problem in answers.problems(tmp_path, date(2026, 11, 24), ())]

    assert found == [f"{tmp_path}/services:1: no such folder; right is one with a folder a topic"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "no values at the top; right is '---', 'updated: 2026-11-24', '---'"),
        ("---\nupdated: 2026-11-24\n---\nPerché no".encode("latin-1"), "not written in UTF-8"),
        ("---\nupdated: 2026-11-24\n---\n".encode("utf-16"), "not written in UTF-8"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named(base: Base, content: bytes, expected: str) -> None:
    """An empty file or one from another time: a line for the clerk, not a breakdown."""
    (base.folder / ITALIAN).write_bytes(content)

    assert [line for line in base.problems() if line.startswith(f"{ITALIAN}:1: {expected}")]


def test_how_an_editor_saves_does_not_matter(base: Base) -> None:
    """Windows' line ends and its invisible mark at the start are no mistakes."""
    for name in (ITALIAN, SERVICE, "services/tributi/questions.it.yaml"):
        path = base.folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert base.problems() == []
