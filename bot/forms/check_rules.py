# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mistakes in the rules of eligibility of a form."""

from collections.abc import Iterator
from typing import Any

from bot.forms.tree import At, Tree
from bot.model import Problem

_TESTS = {"is": None, "age": "date", "at-most": "isee"}
_OTHERWISE = ("check", "unlikely")


def rule_mistakes(tree: Tree, fields: list[dict[str, Any]], rules: Any) -> Iterator[Problem]:
    """Rules about no field, with no test or several, without words or source."""
    if rules is None:
        return
    if not isinstance(rules, list):
        yield tree.problem(
            ("eligibility",), "'eligibility' is a list of rules: field, is/age/at-most, says, source"
        )
        return
    kinds = dict(_kinds(fields))
    for number, rule in enumerate(rules):
        at: At = ("eligibility", number)
        if not isinstance(rule, dict):
            yield tree.problem(at, "a rule is a mapping: field, is/age/at-most, otherwise, says, source")
            continue
        yield from _one(tree, at, rule, kinds)


def _one(tree: Tree, at: At, rule: dict[str, Any], kinds: dict[str, str]) -> Iterator[Problem]:
    name = str(rule.get("field"))
    if name not in kinds:
        yield tree.problem(at, f"'{name}' is no field; fields are {', '.join(kinds)}")
        return
    tests = [test for test in _TESTS if test in rule]
    if len(tests) != 1:
        yield tree.problem(at, f"the rule about '{name}' needs exactly one of {', '.join(_TESTS)}")
    elif _TESTS[tests[0]] not in (None, kinds[name]):
        yield tree.problem(
            at, f"'{tests[0]}' is for fields of kind '{_TESTS[tests[0]]}'; '{name}' is '{kinds[name]}'"
        )
    if rule.get("otherwise", "check") not in _OTHERWISE:
        yield tree.problem(at, f"otherwise '{rule['otherwise']}' must be one of {', '.join(_OTHERWISE)}")
    for text in ("says", "source"):
        words = rule.get(text)
        if not isinstance(words, dict) or not words.get("it") or not words.get("en"):
            yield tree.problem(at, f"the rule about '{name}' needs '{text}' in it and en")


def _kinds(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if isinstance(field.get("fields"), list):
            yield from ((f"{field.get('key')}.{key}", kind) for key, kind in _kinds(field["fields"]))
        else:
            yield str(field.get("key")), str(field.get("kind"))
