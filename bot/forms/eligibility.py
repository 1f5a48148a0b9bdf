# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether somebody is probably entitled, rule by rule, with its source. It explains and never blocks."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from markupsafe import Markup
from msgspec import Struct

from bot.forms.ask import Standing
from bot.forms.form import Form, Rule
from bot.forms.kinds.choice import SEPARATOR
from bot.forms.kinds.money import NONE, OVER
from bot.forms.reading import NOT_NEEDED, TO_OFFICE
from bot.forms.review import label
from bot.forms.route import walk
from bot.model import Progress, spoken
from bot.phrases import say


class Verdict(StrEnum):
    """What the rules say as far as they go; a person decides."""

    LIKELY = "likely"
    CHECK = "check"
    UNLIKELY = "unlikely"


_WORST_FIRST = (Verdict.UNLIKELY, Verdict.CHECK, Verdict.LIKELY)


class Reason(Struct, frozen=True):
    """What one rule says of one answer."""

    verdict: Verdict
    about: str
    """Label of the answer."""
    says: str
    source: str


class Opinion(Struct, frozen=True):
    """The worst of all reasons, and the reasons."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


def opinion(
    form: Form, progress: Progress, today: date, language: str, standing: Standing = Standing.APPLICATION
) -> Opinion | None:
    """What the form's rules say of the answers; None for a form without rules.

    For a service that is only planned it is never more than "to be checked".
    """
    if not form.eligibility:
        return None
    reasons = tuple(
        reason for rule in form.eligibility for reason in _reasons(form, progress, rule, today, language)
    )
    found = {reason.verdict for reason in reasons} | (
        {Verdict.CHECK} if standing is Standing.INTEREST else set()
    )
    return Opinion(next((worst for worst in _WORST_FIRST if worst in found), Verdict.CHECK), reasons)


def advice(
    form: Form, progress: Progress, today: date, language: str, standing: Standing = Standing.APPLICATION
) -> Markup:
    """The opinion in words, with every rule that does not surely fit; empty for a form without rules."""
    found = opinion(form, progress, today, language, standing)
    if found is None:
        return Markup()
    open_points = [
        say("forms.eligibility.reason", language, about=one.about, says=one.says, source=one.source)
        for one in found.reasons
        if one.verdict is not Verdict.LIKELY
    ]
    if not open_points and standing is Standing.INTEREST:
        open_points = [say("forms.eligibility.planned", language)]
    head = say(f"forms.eligibility.{found.verdict.value}", language)
    return Markup("\n").join((head, *open_points, say("forms.eligibility.anyway", language)))


def _reasons(form: Form, progress: Progress, rule: Rule, today: date, language: str) -> Iterator[Reason]:
    group, _, own = rule.field.rpartition(".")
    for key in walk(form, progress.answers):
        if key != rule.field and not (group and key.startswith(f"{group}.") and key.endswith(f".{own}")):
            continue
        answer = progress.answers.get(key)
        yield Reason(
            verdict=_verdict(rule, answer.value if answer else TO_OFFICE, today),
            about=label(form, progress, key, language),
            says=spoken(rule.says, language),
            source=spoken(rule.source, language),
        )


def _verdict(rule: Rule, value: str, today: date) -> Verdict:
    fits = _fits(rule, value, today)
    if fits is None:
        return Verdict.CHECK
    return Verdict.LIKELY if fits else Verdict(rule.otherwise)


def _fits(rule: Rule, value: str, today: date) -> bool | None:
    if value in (NOT_NEEDED, TO_OFFICE):
        return None
    if rule.age:
        least, most = rule.age
        return least <= age(date.fromisoformat(value), today) <= most
    if rule.at_most is not None:
        # Without a certificate nobody knows the sum.
        return None if value == NONE else value != OVER and int(value) <= rule.at_most
    return bool(set(value.split(SEPARATOR)) & set(rule.among))


def age(birth: date, today: date) -> int:
    """Completed years; negative before birth."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
