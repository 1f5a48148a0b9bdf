# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way through a form: which questions are asked, in which order, given the answers so far.

A key is that of a field; `privacy` for the notice before all fields; in a repeating group
`children.2.birth`, and `children.2.more` for the question whether there is another one.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from bot.forms.form import MORE, PRIVACY, Condition, Field, Form, Sensitivity, View
from bot.forms.kinds import GROUP, NOTICE
from bot.forms.kinds.choice import SEPARATOR, YES
from bot.model import Answer

Answers = Mapping[str, Answer]


def walk(form: Form, answers: Answers) -> tuple[str, ...]:
    """The keys of all questions, in order; what an answer has yet to open or close counts as closed."""
    return (PRIVACY, *_fields(form, answers))


def _fields(form: Form, answers: Answers) -> Iterator[str]:
    for field in form.fields:
        if not _shown(field.shown_if, answers, ""):
            continue
        if field.kind == GROUP:
            yield from _rounds(field, answers)
        else:
            yield field.key


def _rounds(group: Field, answers: Answers) -> Iterator[str]:
    for number in range(1, group.rounds + 1):
        prefix = f"{group.key}.{number}."
        yield from (prefix + own.key for own in group.fields if _shown(own.shown_if, answers, prefix))
        if number == group.rounds:
            return
        yield prefix + MORE
        more = answers.get(prefix + MORE)
        if more is None or more.value != YES:
            return


def _shown(condition: Condition | None, answers: Answers, prefix: str) -> bool:
    if condition is None:
        return True
    answer = answers.get(prefix + condition.field) or answers.get(condition.field)
    return answer is not None and bool(set(answer.value.split(SEPARATOR)) & set(condition.among))


def field_at(form: Form, key: str) -> Field:
    """The field that a key stands for.

    Raises:
        KeyError: the form has no such field.
    """
    if key == PRIVACY:
        return _notice(form)
    match key.split("."):
        case [own]:
            return _named(form.fields, own, key)
        case [group, number, own] if number.isascii() and number.isdigit():
            found = _named(form.fields, group, key)
            if 1 <= int(number) <= found.rounds and number[0] != "0":
                return _more(found) if own == MORE else _named(found.fields, own, key)
    raise KeyError(key)


def _named(fields: tuple[Field, ...], name: str, key: str) -> Field:
    for field in fields:
        if field.key == name:
            return field
    raise KeyError(key)


def exists(form: Form, key: str) -> bool:
    """Whether the form has such a question at all."""
    try:
        return field_at(form, key).kind != GROUP
    except KeyError:
        return False


def _notice(form: Form) -> Field:
    return Field(
        key=PRIVACY,
        kind=NOTICE,
        label=form.title,
        question=form.privacy,
        why=form.privacy,
        sensitivity=Sensitivity.PUBLIC,
    )


def _more(group: Field) -> Field:
    return replace(
        group,
        key=MORE,
        kind="yes-no",
        question=group.another,
        label=group.another,
        fields=(),
        office=View.PRIVATE,
        required=True,
    )
