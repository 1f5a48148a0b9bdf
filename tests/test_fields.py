# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is asked of a mapping comes back usable, and every mistake is noted with its line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.fields import Fields
from bot.model import Problem
from bot.written import parse

PATH = Path("town.yaml")


def fields(text: str, problems: list[Problem]) -> Fields:
    """The mapping in a text."""
    written = parse(text, PATH, problems)
    assert written is not None
    return Fields(written, "the town", problems)


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


def test_what_is_right_comes_back_as_what_it_is() -> None:
    """Numbers, truths, lists and mappings, and nothing to say about them."""
    problems: list[Problem] = []
    written = fields("a: 3\nb: [0, 9]\nc: 3.125\nd: true\ne: false\nf: {x: y}\ng: {it: [x, no]}", problems)

    assert written.number("a", range(1, 10)) == 3
    assert written.numbers("b", range(10)) == (0, 9)
    assert written.decimal("c") == Decimal("3.125")
    assert [written.flag(key) for key in ("d", "e", "absent")] == [True, False, False]
    assert written.part("f").pairs() == {"x": "y"}
    assert written.maybe_part("g").lists() == {"it": ("x", "no")}
    assert [(key, entry.text) for key, entry in written.maybe_part("g").named()] == [
        ("it", "x"),
        ("it", "no"),
    ]
    assert written.maybe_part("absent").pairs() == {}
    written.close()
    assert problems == []


def test_what_is_wrong_within_is_told_with_what_is_right() -> None:
    """Numbers out of their ends, truths in other words, parts that are no mapping."""
    problems: list[Problem] = []
    written = fields("a: 10\nb: [5, x, 10]\nc: 3,1\nd: yes\ne: [x]\nf: {it: x}", problems)

    assert written.number("a", range(1, 10)) == 0
    assert written.numbers("b", range(1, 10)) == (5,)
    assert written.decimal("c") == Decimal(0)
    assert not written.flag("d")
    assert written.part("e").lists() == {}
    assert written.part("f").lists() == {"it": ()}
    assert written.part("g").pairs() == {}

    assert [str(problem) for problem in problems] == [
        "town.yaml:1: 'a' is '10'; right is a whole number from 1 to 9",
        "town.yaml:2: 'b' has 'x'; right is whole numbers from 1 to 9",
        "town.yaml:2: 'b' has '10'; right is whole numbers from 1 to 9",
        "town.yaml:3: 'c' is '3,1'; right is a number like 3.125",
        "town.yaml:4: 'd' is 'yes'; right is true or false",
        "town.yaml:5: 'e' is a list; right is a mapping (`key: value`)",
        "town.yaml:6: 'it' is 'x'; right is a list (`[…, …]`)",
        "town.yaml:1: the town lacks 'g'; right is a line `g: …`",
    ]
