# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever somebody wrote is found again with its line."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Problem
from bot.written import Fields, Local, Written, local, parse, read

PATH = Path("town.yaml")


def fields(text: str, problems: list[Problem]) -> Fields:
    """The mapping in a text."""
    written = parse(text, PATH, problems)
    assert written is not None
    return Fields(written, "the town", problems)


@given(st.lists(st.text("abcdefgh", min_size=1), min_size=1, unique=True), st.integers(0, 5))
def test_every_value_knows_its_line(names: list[str], gap: int) -> None:
    """However many lines stand between them."""
    text = ("\n" * gap).join(f"{name}: [x,\n  y]\n" for name in names)

    written = parse(text, PATH, [], first_line=3)

    assert written is not None
    for number, name in enumerate(names):
        first, second = written.keys[name].items
        assert (first.line, second.line) == (3 + number * (2 + gap), 4 + number * (2 + gap))


@given(st.text())
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    """Nothing that a clerk pastes stops the judge."""
    problems: list[Problem] = []

    written = parse(text, PATH, problems)

    assert isinstance(written, Written) or problems
    assert all(problem.line >= 1 for problem in problems)


@given(
    st.recursive(st.text("abc: -#'"), lambda inner: st.lists(inner) | st.dictionaries(st.text("xyz"), inner))
)
def test_words_are_read_as_yaml_reads_them(tree: object) -> None:
    """The tree is the one that YAML means, with words for every scalar."""
    written = parse(yaml.safe_dump(tree), PATH, [])

    def bare(value: Written) -> object:
        if isinstance(value.value, tuple):
            return [bare(each) for each in value.items]
        if isinstance(value.value, dict):
            return {key: bare(each) for key, each in value.keys.items()}
        return value.text

    def stripped(value: object) -> object:
        if isinstance(value, list):
            return [stripped(each) for each in value]
        if isinstance(value, dict):
            return {key: stripped(each) for key, each in value.items()}
        return str(value).strip()

    assert written is not None
    assert bare(written) == stripped(tree)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """No file, not UTF-8, no YAML: a problem, never an exception."""
    path, problems = tmp_path / "x.yaml", list[Problem]()

    assert read(path, problems) is None
    path.write_bytes("città: 1".encode("latin-1"))
    assert read(path, problems) is None
    path.write_text("a: 1\nb: [2", "utf-8")
    assert read(path, problems) is None
    path.write_text("&a [*a]", "utf-8")
    assert read(path, problems) is None

    assert [(problem.line, problem.message.partition(";")[0]) for problem in problems] == [
        (1, "no such file"),
        (1, "not written in UTF-8"),
        (2, "not YAML: did not find expected ',' or ']'"),
        (1, "a value holds itself (`*…`)"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phone: missing", Local()),
        ("phone: 0377 000111", Local({"it": "0377 000111"})),
        ("phone: {value: 0377 000111, confirm: true}", Local({"it": "0377 000111"}, confirm=True)),
        ("phone: {it: mattina, en: morning}", Local({"it": "mattina", "en": "morning"})),
    ],
)
def test_a_local_value_is_given_or_missing(text: str, expected: Local) -> None:
    """In one way or by language, confirmed or not."""
    problems: list[Problem] = []

    assert local(fields(text, problems), "phone") == expected
    assert problems == []


def test_a_value_to_be_confirmed_says_so_in_the_readers_language() -> None:
    """And a missing one is empty, for whoever shows it to say so."""
    assert Local({"it": "x"}, confirm=True).spoken("it") == "x (da confermare)"
    assert Local({"it": "x"}, confirm=True).spoken("en") == "x (to be confirmed)"
    assert Local({"it": "mattina", "en": "morning"}).spoken("en") == "morning"
    assert Local().spoken("en") == ""


def test_what_cannot_be_used_comes_back_harmless() -> None:
    """Every mistake is noted, and whoever asked goes on."""
    problems: list[Problem] = []
    written = fields("a: [1]\nb: {c: d}\ne: 31/12/2026\nf: 0\ng: x\nh: {it: [x]}", problems)

    assert written.text("a") == ""
    assert written.entries("b") == ()
    assert written.day("e") == date.max
    assert written.number("f") == 0
    assert written.one_of("g", ("y", "z")) == ""
    assert written.texts("h") == {"it": ""}
    written.close()

    assert [str(problem) for problem in problems] == [
        "town.yaml:1: 'a' is a list; right is plain words",
        "town.yaml:2: 'b' is a mapping; right is a list (`[…, …]`)",
        "town.yaml:3: 'e' is '31/12/2026'; right is a date like 2026-11-24",
        "town.yaml:4: 'f' is '0'; right is a whole number above 0",
        "town.yaml:5: 'g' is 'x'; right is one of: y; z",
        "town.yaml:6: 'h' in 'it' is a list; right is plain words",
    ]
