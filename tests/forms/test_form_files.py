# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of the forms: the town's own, and every mistake a clerk can make."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import BadKnowledge
from bot.forms import Sensitivity, load, problems
from bot.model import Problem
from bot.written import Written, read
from tests.forms.applicant import KNOWLEDGE

GOOD = """\
version: 1
topic: centri-estivi
kind: application
title: {it: Prova, en: Trial}
privacy: {it: Informativa, en: Notice}
readers: {it: l'ufficio, en: the office}
keep: {days: 90, words: {it: novanta giorni, en: ninety days}}
fields:
  - key: birth
    kind: date
    label: {it: Nascita, en: Birth}
    question: {it: 'Quando?', en: 'When?'}
    why: {it: Serve, en: Needed}
    sensitivity: personal
  - key: role
    kind: choice
    label: {it: Ruolo, en: Role}
    question: {it: 'Chi?', en: 'Who?'}
    why: {it: Serve, en: Needed}
    sensitivity: personal
    shown-if: {field: resident, is: [yes]}
    choices:
      - {value: one, label: {it: Uno, en: One}}
      - {value: two, label: {it: Due, en: Two}}
"""
RESIDENT = """\
  - key: resident
    kind: yes-no
    label: {it: Residente, en: Resident}
    question: {it: 'Abiti qui?', en: 'Do you live here?'}
    why: {it: Serve, en: Needed}
    sensitivity: personal
"""
FORM = GOOD.replace("  - key: role", RESIDENT + "  - key: role")
GROUP = """\
  - key: children
    kind: group
    label: {it: Figlio, en: Child}
    question: {it: Figli, en: Children}
    why: {it: Serve, en: Needed}
    sensitivity: personal
    rounds: 3
    another: {it: 'Altri?', en: 'More?'}
    fields:
      - key: name
        kind: person
        label: {it: Nome, en: Name}
        question: {it: 'Come si chiama?', en: 'What is the name?'}
        why: {it: Serve, en: Needed}
        sensitivity: personal
"""
RULES = """\
eligibility:
  - field: birth
    age: [0, 17]
    says: {it: Minori, en: Minors}
    source: {it: Piano, en: Plan}
"""


def told(folder: Path, text: str) -> list[str]:
    """Line and message of everything wrong in a form with that text."""
    (folder / "prova.yaml").write_text(text, "utf-8")
    return [f"{problem.line}: {problem.message}" for problem in problems(folder)]


def words(written: Written) -> Iterator[str]:
    """All texts within a value."""
    for within in (*written.items, *written.keys.values()):
        yield from words(within)
    yield written.text


def test_the_forms_of_the_town_are_right() -> None:
    """Six forms, and nothing to say about them."""
    assert list(problems(KNOWLEDGE)) == []
    assert sorted(load(KNOWLEDGE)) == [
        "casa-acqua-segnalazione",
        "centri-estivi",
        "domanda-ufficio",
        "nidi-0-3",
        "opinione",
        "trasporto-disabili",
    ]


@pytest.mark.parametrize("path", sorted(KNOWLEDGE.glob("*.yaml")), ids=lambda path: path.stem)
def test_sentences_are_short(path: Path) -> None:
    """No sentence of a form has more than 25 words, no button more than 60 characters."""
    written = read(path, [])
    assert written is not None
    for text in words(written):
        for sentence in re.split(r"(?<=[.;?])\s", text):
            assert len(sentence.split()) <= 25, sentence
    for form in load(KNOWLEDGE).values():
        for field in form.fields:
            for choice in field.choices:
                assert all(len(label) <= 60 for label in choice.label.values())


def test_no_form_asks_what_must_not_travel_in_a_chat() -> None:
    """No IBAN, no certificate, no value of an ISEE: bands and yes or no, in private."""
    for form in load(KNOWLEDGE).values():
        for field in form.fields:
            if field.sensitivity is Sensitivity.ECONOMIC:
                assert field.kind in ("choice", "isee")
                assert field.office == "private"


def test_a_right_form_has_no_problem(tmp_path: Path) -> None:
    """The form that the mistakes below are made in."""
    assert told(tmp_path, FORM + GROUP + RULES) == []
    form = load(tmp_path)["prova"]
    assert form.id == "prova"
    assert form.fields[2].shown_if is not None
    assert form.fields[2].shown_if.among == ("yes",)


SENSITIVITY = "    sensitivity: personal\n  - key: res"
WHY = "    why: {it: Serve, en: Needed}\n" + SENSITIVITY
TWO = "      - {value: two, label: {it: Due, en: Two}}\n"
ANOTHER = "    another: {it: 'Altri?', en: 'More?'}\n"
KEEP = "keep: {days: 90, words: {it: novanta giorni, en: ninety days}}\n"
WHEN = "{it: 'Quando?', en: 'When?'}"
SHOWN = "field: resident, is: [yes]"
MISTAKES = [
    ("kind: date", "kind: dat", "10: kind 'dat' is unknown; right is probably 'date'"),
    ("kind: date", "kind: iban", "10: kind 'iban' is refused: an IBAN is not asked in a chat"),
    ("kind: date", "kind: document", "10: kind 'document' is refused: documents are not taken in a chat"),
    (WHEN, "{it: 'Il tuo IBAN?', en: 'Yours?'}", "9: an IBAN is not asked in a chat"),
    (SENSITIVITY, "    sensitivity: special\n  - key: res", "14: sensitivity 'special' is refused"),
    (
        SENSITIVITY,
        "    sensitivity: secret\n  - key: res",
        "14: 'sensitivity' is 'secret'; right is one of: public; personal; economic",
    ),
    (SENSITIVITY, "  - key: res", "9: field 'birth' of kind 'date' lacks 'sensitivity'; right is a line"),
    (WHY, SENSITIVITY, "9: field 'birth' of kind 'date' lacks 'why'; right is a line"),
    (WHEN, "{it: 'Quando?'}", "12: 'question' has no text in 'en'"),
    (WHEN, "{it: 'Quando?', en: 'When?', inglese: When}", "12: 'question' has language 'inglese'"),
    (WHEN, "Quando?", "12: 'question' is 'Quando?'; right is {it: …, en: …}"),
    (
        SHOWN,
        "field: residente, is: [yes]",
        "27: 'residente' is no earlier field; earlier are: birth, resident",
    ),
    (SHOWN, "field: role, is: [one]", "27: 'role' is no earlier field"),
    (SHOWN, "field: resident, is: [si]", "27: 'si' is no answer of 'resident'; its answers: yes, no"),
    ("shown-if: {field: resident, is: [yes]}", "shown-if: resident", "27: 'shown-if' must be {field:"),
    (
        "shown-if:",
        "showif:",
        "27: field 'role' of kind 'choice' has the unknown key 'showif'; right is probably 'shown-if'",
    ),
    ("key: resident", "key: birth", "15: key 'birth' is used twice"),
    ("key: birth", "key: Birth Date", "9: key 'Birth Date' must be small letters"),
    ("key: birth", "key: privacy", "9: key 'privacy' is taken by the house"),
    ("{it: Due, en: Two}", "{it: Due, en: One}", "30: 'one' names two choices"),
    ("value: two", "value: one", "30: value 'one' is used twice"),
    (TWO, "", "28: 'role' needs 2 to 16 choices"),
    (
        "    kind: date\n",
        "    kind: date\n    bounds: {earliest: ieri}\n",
        "9: field 'birth': bound 'ieri' is no day",
    ),
    (
        "    kind: date\n",
        "    kind: date\n    choices: []\n",
        "11: 'choices' is unknown in a field of kind 'date'",
    ),
    (
        "    kind: date\n",
        "    kind: date\n    papers: true\n",
        "11: 'papers' is unknown in a field of kind 'date'",
    ),
    (
        "    kind: date\n",
        "    kind: isee\n    bands: [200, 100]\n",
        "9: field 'birth': bands [200, 100] must rise",
    ),
    (
        "    kind: date\n",
        "    kind: isee\n",
        "9: field 'birth' of kind 'isee' lacks 'bands'; right is a line",
    ),
    (
        "    kind: date\n",
        "    kind: fiscal-code\n    compare: role\n",
        "11: 'role' is no earlier field of kind 'date'",
    ),
    ("    kind: date\n", "    kind: person\n    office: summary\n", "11: 'birth' may not be in the summary"),
    (
        "    kind: date\n",
        "    kind: date\n    office: all\n",
        "11: 'office' is 'all'; right is one of: summary; private",
    ),
    (
        "    kind: date\n",
        "    kind: date\n    kind: text\n",
        "11: key 'kind' stands here twice; right is once",
    ),
    (KEEP, "", "1: form 'prova' lacks 'keep'; right is a line"),
    ("days: 90", "days: molti", "7: 'days' is 'molti'; right is a whole number from 0 to 36500"),
    ("readers: {it: l'ufficio, en: the office}\n", "", "1: form 'prova' lacks 'readers'; right is a line"),
    ("version: 1", "version: uno", "1: 'version' is 'uno'; right is a whole number above 0"),
    (
        "kind: application",
        "kind: domanda",
        "3: 'kind' is 'domanda'; right is one of: application; report",
    ),
    ("topic: centri-estivi", "topic: any", "2: a form for topic 'any' needs a choice field 'topic'"),
    (
        "topic: centri-estivi",
        "topik: centri-estivi",
        "2: form 'prova' has the unknown key 'topik'; right is probably 'topic'",
    ),
    ("rounds: 3", "rounds: 30", "37: 'rounds' is '30'; right is a whole number from 1 to 9"),
    (ANOTHER, "", "31: group 'children' has several rounds and no question 'another'"),
    ("        kind: person", "        kind: group", "40: a group cannot stand in a group"),
    (
        "        kind: person",
        "        kind: person\n        remember: true",
        "42: 'remember' offers own data only",
    ),
    (
        "  - field: birth",
        "  - field: births",
        "47: 'births' is no field; fields are birth, resident, role, children.name",
    ),
    (
        "  - field: birth",
        "  - field: resident",
        "47: 'age' is for fields of kind 'date'; 'resident' is 'yes-no'",
    ),
    ("    age: [0, 17]\n", "", "47: the rule about 'birth' needs exactly one of is, age, at-most"),
    (
        "    age: [0, 17]\n",
        "    age: [0, 17]\n    otherwise: no\n",
        "49: 'otherwise' is 'no'; right is one of: check; unlikely",
    ),
    ("    source: {it: Piano, en: Plan}\n", "", "47: the rule about 'birth' lacks 'source'; right is a line"),
    ("    age: [0, 17]\n", "    age: dieci\n", "48: 'age' is 'dieci'; right is a list"),
    (
        "    age: [0, 17]\n",
        "    age: [17, 0]\n",
        "48: 'age' is not from and to; right is completed years like",
    ),
    ("    age: [0, 17]\n", "    agee: [0, 17]\n", "48: the rule about 'birth' has the unknown key 'agee'"),
    (
        "    kind: date\n",
        "    kind: date\n    bounds: {erliest: today}\n",
        "11: 'bounds' has the unknown key 'erliest'; right is probably 'earliest'",
    ),
    (
        "    kind: date\n",
        "    kind: date\n    required: yes\n",
        "11: 'required' is 'yes'; right is true or false",
    ),
    (
        TWO,
        TWO + "      - {valu: tre, label: {it: Tre, en: Three}}\n",
        "31: a choice has the unknown key 'valu'",
    ),
    ("is: [yes]}", "is: [yes], not: [no]}", "27: 'shown-if' has the unknown key 'not'"),
    ("kind: group", "kind: group\n    compare: birth", "33: 'compare' is unknown in a field of kind 'group'"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """Which line, what it says, what would be right."""
    whole = FORM + GROUP + RULES
    assert right in whole
    found = told(tmp_path, whole.replace(right, wrong, 1))
    assert [line for line in found if line.startswith(message)], found
    with pytest.raises(BadKnowledge, match=r"prova\.yaml:\d+: "):
        load(tmp_path)


def test_papers_are_taken_where_anybody_may_read_them(tmp_path: Path) -> None:
    """A photo of a place may come as a PDF; what somebody earns is handed over at the counter."""
    paper = FORM.replace("kind: date", "kind: photo\n    papers: true", 1).replace(RULES, "")
    assert told(tmp_path, paper) == []
    assert load(tmp_path)["prova"].fields[0].papers

    (problem,) = told(tmp_path, paper.replace("sensitivity: personal", "sensitivity: economic", 1))
    assert problem.startswith("9: field 'birth': 'papers' of sensitivity 'economic' are refused")


def test_a_delicate_question_is_only_warned_about(tmp_path: Path) -> None:
    """Words of illness in a question make a warning; a person decides."""
    (tmp_path / "prova.yaml").write_text(FORM.replace("'Quando?'", "'Quale malattia?'"), "utf-8")
    (problem,) = problems(tmp_path)
    assert not problem.grave
    assert "ask for needs, not for causes" in problem.message
    assert load(tmp_path)["prova"].version == 1


@pytest.mark.parametrize("text", ["", "- a\n", "version: 1\n fields: [", "fields: nessuno\n", "title: *a\n"])
def test_what_is_no_form_at_all(tmp_path: Path, text: str) -> None:
    """An empty file, a list, broken YAML: told, never a traceback."""
    assert told(tmp_path, text)
    with pytest.raises(BadKnowledge):
        load(tmp_path)


def test_a_problem_reads_as_editors_understand_it(tmp_path: Path) -> None:
    """Path, line, message."""
    (tmp_path / "prova.yaml").write_text(FORM.replace("kind: date", "kind: dat"), "utf-8")
    assert str(next(iter(problems(tmp_path)))).startswith(f"{tmp_path}/prova.yaml:10: kind 'dat' is unknown")
    assert isinstance(next(iter(problems(tmp_path))), Problem)
