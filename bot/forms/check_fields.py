# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mistakes in the fields of a form: kinds, sensitivity, conditions, choices, groups."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from rapidfuzz import process

from bot.forms.form import MORE, PRIVACY, Field, Sensitivity, View
from bot.forms.kinds import GROUP, KINDS, NOTICE
from bot.forms.kinds.choice import DONE, NO, YES
from bot.forms.tree import At, Tree, words
from bot.forms.words import plain
from bot.model import Problem

_NEEDED = ("key", "kind", "label", "question", "why", "sensitivity")
_ALWAYS = ("hint", "readers", "keep", "required", "office", "remember", "beneficiary", "shown-if")
_GROUP = ("fields", "rounds", "another")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,30}")
_MOST_CHOICES, _MOST_ROUNDS = 14, 9
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
_SPECIAL = (
    "sensitivity 'special' is refused: health, disability, ISEE certificates and identity papers do not "
    "travel in a chat, which Telegram keeps; ask for them at the counter or online with SPID"
)
_IBAN = re.compile(r"\biban\b", re.IGNORECASE)
_DELICATE = re.compile(
    r"\b(diagnos\w*|patologi\w*|invalidit\w*|malatti\w*|104|disease|illness)\b", re.IGNORECASE
)

Raw = dict[str, Any]


def field_mistakes(
    tree: Tree, at: At, field: Raw, before: list[Raw], around: tuple[Raw, ...]
) -> Iterator[Problem]:
    """Everything wrong in one field; `before` are those of the same list, `around` those before its group."""
    kind = field.get("kind")
    yield from _keys(tree, at, field)
    yield from _key(tree, at, field, before)
    yield from _sensitivity(tree, at, field)
    if "shown-if" in field:
        yield from _condition(tree, at, field["shown-if"], [*around, *before])
    if kind in KINDS and kind != NOTICE:
        yield from _choices(tree, at, field)
        yield from _compared(tree, at, field, before)
        yield from _kind_mistakes(tree, at, field)
    elif kind == GROUP:
        yield from _group(tree, at, field, inside="fields" in at[1:])
    elif "kind" in field:
        yield tree.problem((*at, "kind"), _unknown_kind(str(kind)))


def _keys(tree: Tree, at: At, field: Raw) -> Iterator[Problem]:
    kind = str(field.get("kind"))
    wanted: tuple[str, ...] = ("fields",) if kind == GROUP else ()
    own: tuple[str, ...] = _GROUP if kind == GROUP else ()
    if kind in KINDS:
        wanted = tuple(KINDS[kind].wants)
        own = (*wanted, *KINDS[kind].may_have)
    for name in (*_NEEDED, *wanted):
        if name not in field:
            yield tree.problem(at, f"field '{field.get('key', '?')}' has no '{name}'")
    for name in field:
        if name not in (*_NEEDED, *_ALWAYS, *own):
            near = process.extractOne(name, (*_NEEDED, *_ALWAYS, *own), score_cutoff=70)
            meant = f"; do you mean '{near[0]}'?" if near else ""
            yield tree.problem((*at, name), f"'{name}' is unknown in a field of kind '{kind}'{meant}")


def _key(tree: Tree, at: At, field: Raw, before: list[Raw]) -> Iterator[Problem]:
    key = str(field.get("key", ""))
    if not _KEY.fullmatch(key):
        yield tree.problem(
            (*at, "key"), f"key '{key}' must be small letters, figures and '-', as 'birth-date'"
        )
    if key in (PRIVACY, MORE):
        yield tree.problem((*at, "key"), f"key '{key}' is taken by the house; choose another")
    if any(other.get("key") == key for other in before):
        yield tree.problem((*at, "key"), f"key '{key}' is used twice; every field has its own")


def _sensitivity(tree: Tree, at: At, field: Raw) -> Iterator[Problem]:
    level, asked = field.get("sensitivity"), " ".join(words([field.get("label"), field.get("question")]))
    if level == "special":
        yield tree.problem((*at, "sensitivity"), _SPECIAL)
    elif level is not None and level not in [own.value for own in Sensitivity]:
        yield tree.problem(
            (*at, "sensitivity"), f"sensitivity '{level}' is unknown: public, personal, economic"
        )
    if _IBAN.search(asked) or _IBAN.search(str(field.get("key"))):
        yield tree.problem(at, _REFUSED["iban"])
    if _DELICATE.search(asked):
        yield msgspec.structs.replace(
            tree.problem(
                at, "this question may bring health data into the chat: ask for needs, not for causes"
            ),
            grave=False,
        )
    view = field.get("office", View.PRIVATE.value)
    if view not in [own.value for own in View]:
        yield tree.problem((*at, "office"), f"office '{view}' is unknown: summary, private")
    if view == View.SUMMARY.value and (level == "economic" or field.get("kind") in _IDENTIFYING):
        reason = "it would stand in the office's group; 'private' shows it to one operator"
        yield tree.problem((*at, "office"), f"'{field.get('key')}' may not be in the summary: {reason}")
    if field.get("remember") and "fields" in at[1:]:
        yield tree.problem(
            (*at, "remember"), "'remember' offers own data only, never those of others in a group"
        )


def _condition(tree: Tree, at: At, condition: Any, before: list[Raw]) -> Iterator[Problem]:
    at = (*at, "shown-if")
    if not isinstance(condition, dict) or not isinstance(condition.get("is"), list):
        yield tree.problem(at, "'shown-if' must be {field: <key of an earlier field>, is: [<values>]}")
        return
    named = next((field for field in before if field.get("key") == condition.get("field")), None)
    if named is None:
        earlier = ", ".join(str(field.get("key")) for field in before) or "none"
        yield tree.problem(at, f"'{condition.get('field')}' is no earlier field; earlier are: {earlier}")
        return
    values = _values(named)
    for value in condition["is"]:
        if values and value not in values:
            yield tree.problem(
                at, f"'{value}' is no answer of '{named['key']}'; its answers: {', '.join(values)}"
            )


def _values(field: Raw) -> list[str]:
    if field.get("kind") == "yes-no":
        return [YES, NO]
    return [str(one.get("value")) for one in field.get("choices") or () if isinstance(one, dict)]


def _choices(tree: Tree, at: At, field: Raw) -> Iterator[Problem]:
    if "choices" not in KINDS[field["kind"]].wants or "choices" not in field:
        return
    choices, values = field["choices"], _values(field)
    if not isinstance(choices, list) or not 1 < len(values) <= _MOST_CHOICES:
        yield tree.problem((*at, "choices"), f"'{field.get('key')}' needs 2 to {_MOST_CHOICES} choices")
        return
    for number, value in enumerate(values):
        if not _KEY.fullmatch(value) and not value.isdigit():
            yield tree.problem(
                (*at, "choices", number), f"value '{value}' must be small letters, figures and '-'"
            )
        if value in values[:number] or value == DONE:
            yield tree.problem(
                (*at, "choices", number), f"value '{value}' is used twice, or taken by the house"
            )
    yield from _shared_names(tree, at, [one for one in choices if isinstance(one, dict)])


def _shared_names(tree: Tree, at: At, choices: list[Any]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, choice in enumerate(choices):
        own = {plain(name) for name in words([choice.get("label"), choice.get("names")])}
        for name in sorted(own):
            if seen.setdefault(name, number) != number:
                message = f"'{name}' names two choices; whoever writes it could mean either"
                yield tree.problem((*at, "choices", number), message)


def _compared(tree: Tree, at: At, field: Raw, before: list[Raw]) -> Iterator[Problem]:
    other = field.get("compare")
    if other and not any(own.get("key") == other and own.get("kind") == "date" for own in before):
        yield tree.problem((*at, "compare"), f"'{other}' is no earlier field of kind 'date' beside this one")


def _kind_mistakes(tree: Tree, at: At, field: Raw) -> Iterator[Problem]:
    try:
        read = msgspec.convert(field, Field, strict=False)
    except msgspec.ValidationError:
        # Told by the other checks, or when the form is built.
        return
    for message in KINDS[read.kind].mistakes(read):
        yield tree.problem(at, f"field '{read.key}': {message}")


def _group(tree: Tree, at: At, field: Raw, *, inside: bool) -> Iterator[Problem]:
    if inside:
        yield tree.problem(at, "a group cannot stand in a group")
    if not field.get("fields"):
        yield tree.problem(at, f"group '{field.get('key')}' has no fields")
    rounds = field.get("rounds", 1)
    if not isinstance(rounds, int) or not 1 <= rounds <= _MOST_ROUNDS:
        yield tree.problem((*at, "rounds"), f"rounds {rounds!r} must be a number from 1 to {_MOST_ROUNDS}")
    elif rounds > 1 and "another" not in field:
        yield tree.problem(at, f"group '{field.get('key')}' has several rounds and no question 'another'")


def _unknown_kind(kind: str) -> str:
    if kind in _REFUSED:
        return f"kind '{kind}' is refused: {_REFUSED[kind]}"
    known = sorted({*KINDS, GROUP} - {NOTICE})
    near = process.extractOne(kind, known, score_cutoff=70)
    meant = f"do you mean '{near[0]}'? " if near else ""
    return f"kind '{kind}' is unknown; {meant}kinds are {', '.join(known)}"
