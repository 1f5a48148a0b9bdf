# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rounds of a repeating group: which one can be taken out, and what is left then."""

from collections.abc import Iterator

from msgspec import Struct

from bot.forms.form import MORE, Form
from bot.forms.kinds import GROUP, KINDS
from bot.forms.kinds.choice import NO
from bot.forms.review import shown_value
from bot.forms.route import Answers, field_at, walk
from bot.model import Answer, Progress, spoken


class Round(Struct, frozen=True):
    """One round of a group: the second child."""

    group: str
    number: int


def removable(form: Form, answers: Answers) -> tuple[Round, ...]:
    """Every round of the groups that have more than one; the only one of a group is changed, not removed."""
    return tuple(_removable(form, answers))


def _removable(form: Form, answers: Answers) -> Iterator[Round]:
    keys = walk(form, answers)
    for group in (field.key for field in form.fields if field.kind == GROUP):
        numbers = dict.fromkeys(int(key.split(".")[1]) for key in keys if key.startswith(f"{group}."))
        if len(numbers) > 1:
            yield from (Round(group, number) for number in numbers)


def removed(form: Form, answers: Answers, gone: Round) -> dict[str, Answer]:
    """The answers without that round; those after it move up, and the last one has none after it."""
    kept: dict[str, Answer] = {}
    last = max(each.number for each in removable(form, answers) if each.group == gone.group) - 1
    for key, answer in answers.items():
        group, _, rest = key.partition(".")
        number, _, own = rest.partition(".")
        if group != gone.group or not number.isdecimal() or int(number) < gone.number:
            kept[key] = answer
        elif int(number) > gone.number:
            kept[f"{group}.{int(number) - 1}.{own}"] = answer
    more = f"{gone.group}.{last}.{MORE}"
    kept[more] = Answer(NO, KINDS["yes-no"].show(field_at(form, more), NO, "it"))
    return kept


def named(form: Form, progress: Progress, one: Round, language: str) -> str:
    """What a round is called: `Figlio 2: Anna Rossi`."""
    label = spoken(field_at(form, one.group).label, language)
    first = f"{one.group}.{one.number}.{field_at(form, one.group).fields[0].key}"
    answer = progress.answers.get(first)
    who = f": {shown_value(field_at(form, first), answer.value, language)}" if answer else ""
    return f"{label} {one.number}{who}"
