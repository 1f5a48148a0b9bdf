# SPDX-License-Identifier: AGPL-3.0-or-later
"""What does not fit together in one field: key, kind, privacy, condition, choices, group."""

import re
from collections.abc import Iterator, Sequence

from bot.forms.form import MORE, PRIVACY, Field, Sensitivity, View
from bot.forms.kinds import GROUP, KINDS, NOTICE
from bot.forms.kinds.choice import DONE, NO, YES
from bot.forms.words import plain
from bot.model import Problem
from bot.written import Written, close_to

_KEY = re.compile(r"[a-z][a-z0-9-]{0,30}")
_MOST_CHOICES = 16
_IDENTIFYING = ("person", "phone", "email", "fiscal-code", "address", "photo")
_NO_DOCUMENTS = (
    "documents are not taken in a chat, which Telegram keeps: they are handed over at the counter; "
    "for a paper with nothing about health, income or identity there is 'kind: photo' with 'papers: true'"
)
_REFUSED = {
    "iban": "an IBAN is not asked in a chat: it is taken at the counter or online with SPID",
    "document": _NO_DOCUMENTS,
    "file": _NO_DOCUMENTS,
    "card": "card data are never asked",
    "password": "passwords and codes are never asked",
}
_IBAN = re.compile(r"\biban\b", re.IGNORECASE)
_DELICATE = re.compile(
    r"\b(diagnos\w*|patologi\w*|invalidit\w*|malatti\w*|104|disease|illness)\b", re.IGNORECASE
)


def field_mistakes(
    field: Field, written: Written, before: Sequence[Field], around: Sequence[Field] | None = None
) -> Iterator[Problem]:
    """Everything that does not fit together in one field; `written` is what it was read from.

    `before` are the fields of the same list, `around` those before its group (None outside a group).
    """
    yield from _key(field, written, before)
    yield from _kind(field, written)
    yield from _delicate(field, written)
    yield from _seen(field, written)
    yield from _condition(field, written, [*(around or ()), *before])
    yield from _choices(field, written)
    yield from _compared(field, written, before)
    if field.remember and around is not None:
        yield written.nearest("remember").wrong(
            "'remember' offers own data only, never those of others in a group"
        )
    if field.kind == GROUP:
        yield from _group(field, written)
        if around is not None:
            yield written.wrong("a group cannot stand in a group")


def _key(field: Field, written: Written, before: Sequence[Field]) -> Iterator[Problem]:
    key, where = field.key, written.nearest("key")
    if not _KEY.fullmatch(key):
        yield where.wrong(f"key '{key}' must be small letters, figures and '-', as 'birth-date'")
    if key in (PRIVACY, MORE):
        yield where.wrong(f"key '{key}' is taken by the house; choose another")
    if any(other.key == key for other in before):
        yield where.wrong(f"key '{key}' is used twice; every field has its own")


def _kind(field: Field, written: Written) -> Iterator[Problem]:
    known = sorted({*KINDS, GROUP} - {NOTICE})
    if field.kind in _REFUSED:
        yield written.nearest("kind").wrong(f"kind '{field.kind}' is refused: {_REFUSED[field.kind]}")
    elif field.kind and field.kind not in known:
        right = close_to(field.kind, known)
        yield written.nearest("kind").wrong(f"kind '{field.kind}' is unknown; {right}")
    # What lacks is told already.
    elif field.kind in KINDS and KINDS[field.kind].wants <= written.keys.keys():
        for mistake in KINDS[field.kind].mistakes(field):
            yield written.wrong(f"field '{field.key}': {mistake}")


def _delicate(field: Field, written: Written) -> Iterator[Problem]:
    asked = " ".join((*field.label.values(), *field.question.values()))
    if _IBAN.search(asked) or _IBAN.search(field.key):
        yield written.wrong(_REFUSED["iban"])
    if _DELICATE.search(asked):
        message = "this question may bring health data into the chat: ask for needs, not for causes"
        yield written.wrong(message, grave=False)


def _seen(field: Field, written: Written) -> Iterator[Problem]:
    """In the group of the office stands nothing that says who somebody is, or what they earn."""
    private = field.sensitivity is Sensitivity.ECONOMIC or field.kind in _IDENTIFYING
    if field.office is View.SUMMARY and private:
        reason = "it would stand in the office's group; 'private' shows it to one operator"
        yield written.nearest("office").wrong(f"'{field.key}' may not be in the summary: {reason}")


def _condition(field: Field, written: Written, before: Sequence[Field]) -> Iterator[Problem]:
    if field.shown_if is None:
        return
    name, where = field.shown_if.field, written.nearest("shown-if")
    named = next((other for other in before if other.key == name), None)
    if named is None:
        earlier = ", ".join(other.key for other in before) or "none"
        yield where.wrong(f"'{name}' is no earlier field; earlier are: {earlier}")
        return
    values = [YES, NO] if named.kind == "yes-no" else [choice.value for choice in named.choices]
    for value in field.shown_if.among:
        if values and value not in values:
            yield where.wrong(f"'{value}' is no answer of '{name}'; its answers: {', '.join(values)}")


def _choices(field: Field, written: Written) -> Iterator[Problem]:
    where = written.keys.get("choices")
    if where is None or field.kind not in KINDS or "choices" not in KINDS[field.kind].wants:
        return
    if not 1 < len(field.choices) <= _MOST_CHOICES:
        yield where.wrong(f"'{field.key}' needs 2 to {_MOST_CHOICES} choices")
        return
    values: set[str] = {DONE}
    names: dict[str, str] = {}
    for choice, own in zip(field.choices, where.items, strict=True):
        if not _KEY.fullmatch(choice.value) and not choice.value.isdigit():
            yield own.wrong(f"value '{choice.value}' must be small letters, figures and '-'")
        if choice.value in values:
            yield own.wrong(f"value '{choice.value}' is used twice, or taken by the house")
        values.add(choice.value)
        others = (name for listed in choice.names.values() for name in listed)
        for name in sorted({plain(name) for name in (*choice.label.values(), *others)}):
            if names.setdefault(name, choice.value) != choice.value:
                yield own.wrong(f"'{name}' names two choices; whoever writes it could mean either")


def _compared(field: Field, written: Written, before: Sequence[Field]) -> Iterator[Problem]:
    other = field.compare
    if other and not any(each.key == other and each.kind == "date" for each in before):
        message = f"'{other}' is no earlier field of kind 'date' beside this one"
        yield written.nearest("compare").wrong(message)


def _group(field: Field, written: Written) -> Iterator[Problem]:
    if written.at("fields").value == ():
        yield written.wrong(f"group '{field.key}' has no fields")
    if field.rounds > 1 and not field.another:
        yield written.wrong(f"group '{field.key}' has several rounds and no question 'another'")
