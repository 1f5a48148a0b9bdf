# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads one field of a form, with everything that stands within it."""

from bot.fields import Fields
from bot.forms.form import Bounds, Choice, Condition, Field, Keep, Sensitivity, View
from bot.forms.kinds import GROUP, KINDS
from bot.forms.kinds.kind import FieldKind
from bot.model import REFERENCE_LANGUAGE, Problem, Texts
from bot.phrases import LANGUAGES
from bot.written import Written

_OF_GROUP = frozenset({"fields", "rounds", "another"})
_NEEDED_LANGUAGES = (REFERENCE_LANGUAGE, "en")
_ROUNDS = range(1, 10)
_DAYS = range(36_501)
_REFUSED = "special"
_WHY_REFUSED = (
    "sensitivity 'special' is refused: health, disability, ISEE certificates and identity papers do not "
    "travel in a chat, which Telegram keeps; ask for them at the counter or online with SPID"
)


def field(written: Written, problems: list[Problem]) -> Field:
    """A field, as far as it can be read; whatever is wrong is noted."""
    kind = written.at("kind").text
    keys = Fields(written, f"field '{written.at('key').text}' of kind '{kind}'", problems)
    able = KINDS.get(kind, FieldKind())
    found = Field(
        key=keys.text("key"),
        kind=keys.text("kind"),
        label=texts(keys, "label"),
        question=texts(keys, "question"),
        hint=maybe_texts(keys, "hint"),
        why=texts(keys, "why"),
        readers=maybe_texts(keys, "readers"),
        keep=keep(keys) if keys.maybe("keep") else None,
        sensitivity=_sensitivity(keys),
        required=keys.flag("required") if keys.maybe("required") else True,
        office=_view(keys) if keys.maybe("office") else View.PRIVATE,
        remember=keys.flag("remember"),
        beneficiary=keys.flag("beneficiary"),
        shown_if=_condition(keys),
        choices=_choices(keys, problems) if "choices" in able.wants else (),
        bands=keys.numbers("bands") if "bands" in able.wants else (),
        bounds=_bounds(keys.maybe_part("bounds")) if "bounds" in able.may_have else Bounds(),
        papers="papers" in able.may_have and keys.flag("papers"),
        compare=keys.text("compare") if "compare" in able.may_have and keys.maybe("compare") else "",
        fields=tuple(field(each, problems) for each in keys.entries("fields")) if kind == GROUP else (),
        rounds=keys.number("rounds", _ROUNDS) if kind == GROUP and keys.maybe("rounds") else 1,
        another=maybe_texts(keys, "another") if kind == GROUP else {},
    )
    # What belongs to a field of an unknown kind, nobody knows.
    if kind == GROUP or kind in KINDS:
        _of_other_kinds(keys, kind)
        keys.close()
    return found


def _of_other_kinds(keys: Fields, kind: str) -> None:
    """Notes what only fields of other kinds have: no other word would be right in its place."""
    able = {name: each.wants | each.may_have for name, each in KINDS.items()} | {GROUP: _OF_GROUP}
    others = frozenset().union(*able.values()) - able[kind]
    for key in sorted(others & keys.written.keys.keys()):
        strange = keys.need(key) or keys.written
        keys.wrong(strange, f"'{key}' is unknown in a field of kind '{kind}'; right is no such line")


def texts(keys: Fields, key: str) -> Texts:
    """A text in Italian and English, and in no language that is not spoken here."""
    found, written = keys.texts(key), keys.written.keys.get(key)
    if written is None or REFERENCE_LANGUAGE not in written.keys:
        return found
    for language in _NEEDED_LANGUAGES:
        if language not in found:
            keys.wrong(written, f"'{key}' has no text in '{language}'; right is one")
    for language, text in written.keys.items():
        if language not in LANGUAGES:
            keys.wrong(text, f"'{key}' has language '{language}'; languages are {', '.join(LANGUAGES)}")
    return found


def maybe_texts(keys: Fields, key: str) -> Texts:
    """A text in several languages that may be absent: then it is empty."""
    return texts(keys, key) if keys.maybe(key) else {}


def keep(keys: Fields) -> Keep:
    """`keep`: how long answers are kept, in days and in words."""
    if keys.need("keep") is None:
        return Keep(0, {})
    own = keys.part("keep")
    term = Keep(own.number("days", _DAYS), texts(own, "words"))
    own.close()
    return term


def _sensitivity(keys: Fields) -> Sensitivity:
    found = keys.maybe("sensitivity")
    if found is not None and found.text == _REFUSED:
        keys.wrong(found, _WHY_REFUSED)
        return Sensitivity.PERSONAL
    return Sensitivity(keys.one_of("sensitivity", tuple(Sensitivity)) or Sensitivity.PERSONAL)


def _view(keys: Fields) -> View:
    return View(keys.one_of("office", tuple(View)) or View.PRIVATE)


def _condition(keys: Fields) -> Condition | None:
    found = keys.maybe("shown-if")
    if found is None:
        return None
    if not found.keys:
        keys.wrong(found, "'shown-if' must be {field: <key of an earlier field>, is: [<values>]}")
        return None
    own = keys.part("shown-if")
    condition = Condition(own.text("field"), own.words("is"))
    own.close()
    return condition


def _choices(keys: Fields, problems: list[Problem]) -> tuple[Choice, ...]:
    return tuple(_choice(entry, problems) for entry in keys.entries("choices"))


def _choice(written: Written, problems: list[Problem]) -> Choice:
    keys = Fields(written, "a choice", problems)
    choice = Choice(
        value=keys.text("value"),
        label=texts(keys, "label"),
        names=keys.maybe_part("names").lists(),
    )
    keys.close()
    return choice


def _bounds(own: Fields) -> Bounds:
    bounds = Bounds(
        earliest=own.text("earliest") if own.maybe("earliest") else "",
        latest=own.text("latest") if own.maybe("latest") else "",
        least=own.decimal("least") if own.maybe("least") else None,
        most=own.decimal("most") if own.maybe("most") else None,
        longest=own.number("longest") if own.maybe("longest") else Bounds().longest,
    )
    own.close()
    return bounds
