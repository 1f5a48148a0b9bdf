# SPDX-License-Identifier: AGPL-3.0-or-later
"""What does not fit together in a form: its topic, its fields, its rules of eligibility."""

from collections.abc import Iterator, Sequence

from bot.forms.check_fields import field_mistakes
from bot.forms.form import ANY_TOPIC, Field, Form, Rule
from bot.model import Problem
from bot.written import Written

_TESTS = {"is": "", "age": "date", "at-most": "isee"}
"""How a rule may test an answer, and the kind of field that each test is for; empty for any."""


def mistakes(form: Form, written: Written) -> Iterator[Problem]:
    """Everything that does not fit together in a form; `written` is what it was read from."""
    fields, topic = written.at("fields"), written.at("topic")
    if fields.value == ():
        yield fields.wrong("'fields' is empty; right is one or more, each with key, kind, label, question, …")
    if topic.text == ANY_TOPIC and all(field.key != "topic" for field in form.fields):
        yield topic.wrong(f"a form for topic '{ANY_TOPIC}' needs a choice field 'topic'")
    yield from _fields(form.fields, fields.items)
    kinds = dict(_kinds(form.fields))
    for rule, where in zip(form.eligibility, written.at("eligibility").items, strict=True):
        yield from _rule(rule, where, kinds)


def _fields(fields: Sequence[Field], written: Sequence[Written]) -> Iterator[Problem]:
    for number, (field, where) in enumerate(zip(fields, written, strict=True)):
        before = fields[:number]
        yield from field_mistakes(field, where, before)
        for place, (own, inner) in enumerate(zip(field.fields, where.at("fields").items, strict=True)):
            yield from field_mistakes(own, inner, field.fields[:place], before)


def _rule(rule: Rule, written: Written, kinds: dict[str, str]) -> Iterator[Problem]:
    if rule.field not in kinds:
        yield written.wrong(f"'{rule.field}' is no field; fields are {', '.join(kinds)}")
        return
    tests = [test for test in _TESTS if test in written.keys]
    if len(tests) != 1:
        yield written.wrong(f"the rule about '{rule.field}' needs exactly one of {', '.join(_TESTS)}")
    elif _TESTS[tests[0]] not in ("", kinds[rule.field]):
        right = f"'{tests[0]}' is for fields of kind '{_TESTS[tests[0]]}'"
        yield written.wrong(f"{right}; '{rule.field}' is '{kinds[rule.field]}'")


def _kinds(fields: Sequence[Field]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.fields:
            yield from ((f"{field.key}.{key}", kind) for key, kind in _kinds(field.fields))
        else:
            yield field.key, field.kind
