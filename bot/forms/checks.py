# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mistakes that somebody who edits a form can make, each told with what would be right."""

from collections.abc import Iterable, Iterator
from typing import Any

from rapidfuzz import process

from bot.forms.check_fields import field_mistakes
from bot.forms.check_rules import rule_mistakes
from bot.forms.form import ANY_TOPIC, Purpose
from bot.forms.tree import At, Tree
from bot.model import Problem
from bot.phrases import LANGUAGES

NEEDED_LANGUAGES = ("it", "en")
_FORM = ("version", "topic", "kind", "title", "privacy", "readers", "keep", "fields")
_MAY = ("eligibility", "closing")


def mistakes(tree: Tree) -> Iterator[Problem]:
    """Everything wrong in one form."""
    yield from tree.repeated
    form = tree.value
    if not isinstance(form, dict):
        yield tree.problem((), "a form is a mapping: version, topic, kind, title, …")
        return
    yield from keys(tree, (), form, _FORM, _MAY)
    for name in ("title", "privacy", "readers"):
        yield from texts(tree, (name,), form.get(name))
    yield from term(tree, ("keep",), form.get("keep"))
    yield from _head(tree, form)
    fields = form.get("fields")
    if not isinstance(fields, list) or not all(isinstance(field, dict) for field in fields) or not fields:
        yield tree.problem(
            ("fields",), "'fields' is a list of fields, each with key, kind, label, question, …"
        )
        return
    yield from _all_fields(tree, fields)
    yield from rule_mistakes(tree, fields, form.get("eligibility"))


def _head(tree: Tree, form: dict[str, Any]) -> Iterator[Problem]:
    if "version" in form and not (isinstance(form["version"], int) and form["version"] > 0):
        yield tree.problem(("version",), f"version {form['version']!r} must be a whole number from 1")
    kinds = [purpose.value for purpose in Purpose]
    if "kind" in form and form["kind"] not in kinds:
        yield tree.problem(
            ("kind",), f"kind {form['kind']!r} is unknown; a form is one of {', '.join(kinds)}"
        )
    asks_topic = any(isinstance(f, dict) and f.get("key") == "topic" for f in form.get("fields") or ())
    if form.get("topic") == ANY_TOPIC and not asks_topic:
        yield tree.problem(("topic",), f"a form for topic '{ANY_TOPIC}' needs a choice field 'topic'")


def _all_fields(tree: Tree, fields: list[dict[str, Any]]) -> Iterator[Problem]:
    before: list[dict[str, Any]] = []
    for number, field in enumerate(fields):
        at: At = ("fields", number)
        yield from _one(tree, at, field, before, ())
        own = field.get("fields")
        if isinstance(own, list):
            siblings: list[dict[str, Any]] = []
            for place, inner in enumerate(own):
                if isinstance(inner, dict):
                    yield from _one(tree, (*at, "fields", place), inner, siblings, before)
                    siblings.append(inner)
        before.append(field)


def _one(
    tree: Tree, at: At, field: dict[str, Any], before: list[dict[str, Any]], around: Iterable[dict[str, Any]]
) -> Iterator[Problem]:
    for name in ("label", "question", "why"):
        if name in field:
            yield from texts(tree, (*at, name), field[name])
    for name in ("hint", "readers", "another"):
        if name in field:
            yield from texts(tree, (*at, name), field[name])
    if "keep" in field:
        yield from term(tree, (*at, "keep"), field["keep"])
    for number, choice in enumerate(field.get("choices") or ()):
        if isinstance(choice, dict):
            yield from texts(tree, (*at, "choices", number, "label"), choice.get("label"))
    yield from field_mistakes(tree, at, field, before, tuple(around))


def keys(
    tree: Tree, at: At, found: dict[str, Any], needed: Iterable[str], may: Iterable[str]
) -> Iterator[Problem]:
    """Keys that are missing, and keys that nobody knows, with the likeliest right one."""
    known = (*needed, *may)
    for name in needed:
        if name not in found:
            yield tree.problem(at, f"'{name}' is missing")
    for name in found:
        if name not in known:
            near = process.extractOne(name, known, score_cutoff=70)
            meant = f"; do you mean '{near[0]}'?" if near else f"; known are {', '.join(known)}"
            yield tree.problem((*at, name), f"'{name}' is unknown here{meant}")


def texts(tree: Tree, at: At, found: Any) -> Iterator[Problem]:
    """A text that is not there in every language that is needed."""
    name = at[-1]
    if not isinstance(found, dict):
        yield tree.problem(at, f"'{name}' must be a text per language: {{it: …, en: …}}")
        return
    for language in NEEDED_LANGUAGES:
        if not str(found.get(language) or "").strip():
            yield tree.problem(at, f"'{name}' has no text in '{language}'")
    for language in found:
        if language not in LANGUAGES:
            yield tree.problem(
                at, f"'{name}' has language '{language}'; languages are {', '.join(LANGUAGES)}"
            )


def term(tree: Tree, at: At, found: Any) -> Iterator[Problem]:
    """A retention that is not days and words."""
    if not isinstance(found, dict) or not isinstance(found.get("days"), int) or found["days"] < 0:
        yield tree.problem(at, "'keep' must say how long answers are kept: {days: 90, words: {it: …, en: …}}")
        return
    yield from texts(tree, (*at, "words"), found.get("words"))
