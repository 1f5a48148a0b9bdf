# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever somebody wrote is found again with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadKnowledge
from bot.model import Problem
from bot.written import Written, accepted, noted, parse, read

PATH = Path("town.yaml")


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


def test_a_scalar_stays_the_words_it_is() -> None:
    """`no` is no truth value, `9:30` no number of minutes, `1.50` not 1.5, a day no date."""
    written = parse("[no, 9:30, 1.50, 2026-11-24, 0x10]", PATH, [])

    assert written is not None
    assert [item.text for item in written.items] == ["no", "9:30", "1.50", "2026-11-24", "0x10"]


@pytest.mark.parametrize(
    ("keys", "line"),
    [((), 1), (("b",), 2), (("b", "c"), 3), (("b", "x"), 2), (("x", "c"), 1), (("b", "c", "x"), 3)],
)
def test_what_is_missing_is_told_where_it_should_be(keys: tuple[str, ...], line: int) -> None:
    """At the nearest thing around it that is written down."""
    written = parse("a: 1\nb:\n  c: 2\n", PATH, [])

    assert written is not None
    assert written.nearest(*keys).line == line


def test_a_file_with_grave_problems_is_refused_with_all_of_them() -> None:
    """Warnings alone are let through."""
    warning = Problem(PATH, 3, "odd", grave=False)

    def reading(*wrong: Problem, made: str | None = "made") -> Callable[[list[Problem]], str | None]:
        def read(problems: list[Problem]) -> str | None:
            problems += wrong
            return made

        return read

    assert accepted(reading(warning)) == "made"
    assert noted(reading(warning)) == [warning]
    with pytest.raises(BadKnowledge) as refused:
        accepted(reading(Problem(PATH, 2, "worse"), warning, Problem(PATH, 1, "bad")))
    assert str(refused.value) == "town.yaml:1: bad\ntown.yaml:2: worse"
    with pytest.raises(BadKnowledge):
        accepted(reading(made=None))
