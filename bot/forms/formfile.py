# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads `forms/<id>.yaml`."""

from bot.fields import Fields
from bot.forms.fieldfile import field, keep, maybe_texts, texts
from bot.forms.form import ANY_TOPIC, Form, Purpose, Rule
from bot.model import Problem
from bot.written import Written

_OTHERWISE = ("check", "unlikely")
_AGES = range(121)


def form(written: Written, problems: list[Problem]) -> Form:
    """The form in a file, as far as it can be read; whatever is wrong is noted."""
    keys = Fields(written, f"form '{written.path.stem}'", problems)
    topic = keys.text("topic")
    found = Form(
        id=written.path.stem,
        version=keys.number("version"),
        topic="" if topic == ANY_TOPIC else topic,
        kind=Purpose(keys.one_of("kind", tuple(Purpose)) or Purpose.QUESTION),
        title=texts(keys, "title"),
        privacy=texts(keys, "privacy"),
        readers=texts(keys, "readers"),
        keep=keep(keys),
        fields=tuple(field(entry, problems) for entry in keys.entries("fields")),
        closing=maybe_texts(keys, "closing"),
        eligibility=_rules(keys, problems) if keys.maybe("eligibility") else (),
    )
    keys.close()
    return found


def _rules(keys: Fields, problems: list[Problem]) -> tuple[Rule, ...]:
    return tuple(_rule(entry, problems) for entry in keys.entries("eligibility"))


def _rule(written: Written, problems: list[Problem]) -> Rule:
    keys = Fields(written, f"the rule about '{written.at('field').text}'", problems)
    rule = Rule(
        field=keys.text("field"),
        among=keys.words("is") if keys.maybe("is") else (),
        age=_age(keys) if keys.maybe("age") else None,
        at_most=keys.number("at-most") if keys.maybe("at-most") else None,
        otherwise=keys.one_of("otherwise", _OTHERWISE) if keys.maybe("otherwise") else _OTHERWISE[0],
        says=texts(keys, "says"),
        source=texts(keys, "source"),
    )
    keys.close()
    return rule


def _age(keys: Fields) -> tuple[int, int] | None:
    match keys.numbers("age", _AGES):
        case (first, last) if first <= last:
            return first, last
    keys.wrong(keys.written.keys["age"], "'age' is not from and to; right is completed years like [0, 17]")
    return None
