# SPDX-License-Identifier: AGPL-3.0-or-later
"""One answer, one step: any input leads to a question that exists, or to the end."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from bot.forms import token
from bot.forms.earlier import remembered
from bot.forms.form import PRIVACY, Field, Form
from bot.forms.kinds import KINDS, NOTICE
from bot.forms.kinds.choice import DONE
from bot.forms.offered import has_none, is_without
from bot.forms.outcome import Again, Ask, Done, Offer, Outcome, Review, Stale, Step
from bot.forms.reading import NOT_NEEDED, TO_OFFICE, Doubt, Moment, Partly, Read, Reading, Unread
from bot.forms.review import line_meant, lines, shown_value
from bot.forms.rounds import removable, removed
from bot.forms.route import Answers, exists, field_at, walk
from bot.forms.scratch import (
    CHOSEN,
    DOUBT,
    EARLIER,
    chosen,
    declared,
    earlier,
    kept_doubt,
    open_doubt,
    without,
)
from bot.forms.second_look import second_look
from bot.forms.words import clean, counted, is_bare, means, named, plain
from bot.model import Answer, Incoming, Kind, Progress, spoken

NOTHING: Mapping[str, Any] = MappingProxyType({})
PATIENCE = 2
"""Answers in a row that could not be used, from which they are asked for in other words, with a way out."""
_LACKING = ("forms.problem.needed", "forms.problem.missing", "forms.problem.unknown")
"""What whoever has none of what is needed hears, whoever cannot or will not say it, and whoever need not: the
way out is offered at once."""
_NEEDED, _MISSING, _UNKNOWN = _LACKING


def start(
    form: Form, now: datetime, answers: Answers = NOTHING, known: Mapping[str, str] = NOTHING
) -> Progress:
    """A new draft, at the privacy notice.

    Args:
        form: what is filled in.
        now: the moment, in UTC.
        answers: what the same person answered in other forms, by key: offered, never filled in.
        known: values the person has just given by the way they came (`{"topic": "tributi"}`).
    """
    offered = {
        key + EARLIER: answer
        for key, answer in remembered(form, answers).items()
        if KINDS[field_at(form, key).kind].holds(field_at(form, key), answer.value)
    }
    given = {
        key: Answer(value, KINDS[field_at(form, key).kind].show(field_at(form, key), value, "it"))
        for key, value in known.items()
        if exists(form, key) and KINDS[field_at(form, key).kind].holds(field_at(form, key), value)
    }
    return Progress(form=form.id, version=form.version, answers={**offered, **given}, at=PRIVACY, started=now)


def step(form: Form, progress: Progress, incoming: Incoming, today: date, language: str) -> Step:
    """What one thing said or pressed leads to."""
    moment = Moment(today, language)
    if incoming.kind is Kind.PRESS:
        return _pressed(form, progress, incoming.does, moment)
    if incoming.kind is Kind.TEXT and means(incoming.text, "back", language):
        return back(form, progress)
    if not progress.at:
        return _said_at_summary(form, progress, incoming, language)
    field = field_at(form, progress.at)
    reached = _landed(form, progress, _understood(field, progress, incoming, moment), moment)
    is_told = KINDS[field.kind].tells_back and _differs(reached.progress, progress.at, incoming.text)
    return replace(reached, noted=progress.at) if is_told else reached


def _differs(progress: Progress, key: str, said: str) -> bool:
    """Whether an answer was understood, and reads otherwise than it was written."""
    answer = progress.answers.get(key)
    if progress.at == key or answer is None or answer.value in (NOT_NEEDED, TO_OFFICE):
        return False
    return plain(answer.shown) != plain(said)


def back(form: Form, progress: Progress) -> Step:
    """To the question before; from a change, back to the summary, if that was reached already."""
    keys = walk(form, progress.answers)
    if progress.editing and (not progress.at or all(key in progress.answers for key in keys)):
        return _onward(form, replace(progress, answers=without(progress.answers, progress.at)))
    place = keys.index(progress.at) if progress.at in keys else len(keys)
    at = keys[max(0, place - 1)]
    return Step(
        replace(progress, at=at, editing=False, failures=0, answers=without(progress.answers, progress.at)),
        Ask(field_at(form, at)),
    )


def edit(form: Form, progress: Progress, key: str) -> Step:
    """To one line of the summary; its answer leads straight back."""
    if key not in walk(form, progress.answers):
        return Step(progress, Stale())
    return Step(replace(progress, at=key, editing=True, failures=0), Ask(field_at(form, key)))


def resume(form: Form, progress: Progress) -> Step:
    """A draft taken up again, also after the form was changed: what no longer fits is asked again."""
    if progress.version != form.version:
        fitting = {key: answer for key, answer in progress.answers.items() if _still_fits(form, key, answer)}
        progress = replace(progress, version=form.version, answers=fitting, editing=False, failures=0)
        return _onward(form, progress)
    if progress.at and progress.at not in walk(form, progress.answers):
        return _onward(form, progress)
    return Step(progress, Ask(field_at(form, progress.at)) if progress.at else Review())


def _still_fits(form: Form, key: str, answer: Answer) -> bool:
    if key.endswith(EARLIER):
        return True
    if not exists(form, key) or key == PRIVACY:
        # A new version can have a new notice: it is read again.
        return False
    field = field_at(form, key)
    if answer.value in (NOT_NEEDED, TO_OFFICE):
        return answer.value == TO_OFFICE or not field.required
    return KINDS[field.kind].holds(field, answer.value)


def _pressed(form: Form, progress: Progress, does: str, moment: Moment) -> Step:
    press = token.parse(does)
    if press is None or press.token != token.token(progress):
        return Step(progress, Stale())
    if press.verb == token.BACK:
        return back(form, progress)
    if not progress.at:
        return _pressed_at_summary(form, progress, press)
    reading = _picked(form, progress, press, moment)
    return Step(progress, Stale()) if reading is None else _landed(form, progress, reading, moment)


def _pressed_at_summary(form: Form, progress: Progress, press: token.Press) -> Step:
    if press.verb == token.CONFIRM and not progress.editing:
        return Step(replace(progress, answers=declared(progress.answers)), Done())
    if press.verb == token.CHANGE:
        return Step(replace(progress, editing=True), Review())
    keys = lines(form, progress)
    if press.verb == token.EDIT and press.number < len(keys):
        return edit(form, progress, keys[press.number])
    rounds = removable(form, progress.answers)
    if press.verb == token.REMOVE and progress.editing and press.number < len(rounds):
        return _onward(form, replace(progress, answers=removed(form, progress.answers, rounds[press.number])))
    return Step(progress, Stale())


def _said_at_summary(form: Form, progress: Progress, incoming: Incoming, language: str) -> Step:
    if incoming.kind is Kind.TEXT:
        key = line_meant(form, progress, incoming.text, language)
        if key:
            return edit(form, progress, key)
        if means(incoming.text, "confirm", language) and not progress.editing:
            return Step(replace(progress, answers=declared(progress.answers)), Done())
    return Step(replace(progress, failures=progress.failures + 1), Review())


def _picked(form: Form, progress: Progress, press: token.Press, moment: Moment) -> Reading | None:
    """What a pressed button of a question means; None where the question has no such button."""
    field = field_at(form, progress.at)
    if press.verb == token.PICK:
        return _option(field, progress, press.number, moment)
    kept, before = progress.answers.get(progress.at), earlier(progress)
    buttons: dict[str, Reading | None] = {
        token.SKIP: None if field.required else Read(NOT_NEEDED),
        token.KEEP: Read(kept.value) if kept else None,
        token.SAME: Read(before.value) if before else None,
        token.LEAVE: Read(TO_OFFICE) if may_leave(field) else None,
    }
    return buttons.get(press.verb)


def _option(field: Field, progress: Progress, number: int, moment: Moment) -> Reading | None:
    doubt = open_doubt(progress)
    if doubt:
        # Past the candidates stands "none of these": the question is asked afresh.
        in_list = number < len(doubt.candidates)
        return Read(doubt.candidates[number]) if in_list else Unread("forms.problem.once-more")
    options = KINDS[field.kind].options(field, moment.language)
    if number >= len(options):
        return None
    return KINDS[field.kind].pick(field, options[number][0], chosen(progress))


def may_leave(field: Field) -> bool:
    """Whether a field can be left to the office: all but the notice."""
    return field.kind != NOTICE


def _understood(field: Field, progress: Progress, incoming: Incoming, moment: Moment) -> Reading:
    kind, said = KINDS[field.kind], clean(incoming.text)
    if incoming.kind is Kind.TEXT:
        settled = _settled(field, progress, said, moment) or _written_button(field, progress, said, moment)
        if settled is not None:
            return settled
    if incoming.kind not in kind.takes:
        return Unread(f"forms.problem.sent.{incoming.kind.value}")
    reading = kind.read(field, incoming, moment)
    if incoming.kind is Kind.TEXT and (kind.own_words or isinstance(reading, Unread)):
        return _unanswered(field, said, moment) or reading
    return reading


def _unanswered(field: Field, said: str, moment: Moment) -> Reading | None:
    """What whoever has no answer is told, or that none is needed; None where they have said another thing."""
    if not may_leave(field):
        return None
    none, unsure = has_none(field, said, moment.language), is_without(field, said, moment.language)
    if not field.required:
        return Read(NOT_NEEDED) if none else Unread(_UNKNOWN) if unsure else None
    if unsure or (means(said, "skip", moment.language) and not is_bare(said, moment.language)):
        return Unread(_MISSING, {"why": spoken(field.why, moment.language)})
    return Unread(_NEEDED) if none else None


def _written_button(field: Field, progress: Progress, said: str, moment: Moment) -> Reading | None:
    """A button of the question that was written out: skip, leave as it is, leave to the office, done."""
    if not field.required and means(said, "skip", moment.language):
        return Read(NOT_NEEDED)
    if may_leave(field) and means(said, "leave", moment.language):
        return Read(TO_OFFICE)
    kept, options = progress.answers.get(progress.at), KINDS[field.kind].options(field, moment.language)
    # A bare yes to an open question agrees with the answer that is shown under it.
    agrees = not options and means(said, "yes", moment.language)
    if kept and (agrees or means(said, "keep", moment.language)):
        return Read(kept.value)
    return _done(field, progress, said, moment)


def _done(field: Field, progress: Progress, said: str, moment: Moment) -> Reading | None:
    """The end of a choice of several; None where nothing is chosen yet, or something else is said."""
    labels = dict(KINDS[field.kind].options(field, moment.language))
    if DONE not in labels or not chosen(progress):
        return None
    is_button = named(said, {DONE: (labels[DONE],)}) or counted(said, tuple(labels), moment.language) == DONE
    ends = is_button or means(said, "enough", moment.language)
    return KINDS[field.kind].pick(field, DONE, chosen(progress)) if ends else None


def _settled(field: Field, progress: Progress, said: str, moment: Moment) -> Reading | None:
    """The candidate that a written reply to a doubt means; None where it is a new answer."""
    doubt = open_doubt(progress)
    if doubt is None:
        return None
    if len(doubt.candidates) == 1 and means(said, "yes", moment.language):
        return Read(doubt.candidates[0])
    if means(said, "no", moment.language):
        return Unread("forms.problem.once-more")
    kind = KINDS[field.kind]
    names = {value: (value, kind.show(field, value, moment.language)) for value in doubt.candidates}
    meant = named(said, names)
    if meant is None and kind.counts:
        meant = counted(said, doubt.candidates, moment.language)
    return None if meant is None else Read(meant)


def _landed(form: Form, progress: Progress, reading: Reading, moment: Moment) -> Step:
    at = progress.at
    field = field_at(form, at)
    bare = without(progress.answers, at)
    match reading:
        case Unread(problem, values):
            failures = progress.failures + 1
            outcome: Outcome = Again(field, problem, values)
            if (failures >= PATIENCE or problem in _LACKING) and may_leave(field):
                outcome = Offer(field, problem, values)
            return Step(replace(progress, answers=bare, failures=failures), outcome)
        case Doubt():
            kept = {**bare, at + DOUBT: kept_doubt(reading)}
            return Step(replace(progress, answers=kept), Ask(field))
        case Partly(value):
            kept = {**bare, at + CHOSEN: Answer(value, "")}
            return Step(replace(progress, answers=kept, failures=0), Ask(field))
        case Read(value):
            doubt = second_look(form, progress, value, moment.today)
            if doubt and open_doubt(progress) != doubt:
                return _landed(form, progress, doubt, moment)
            shown = shown_value(field, value, moment.language)
            return _onward(form, replace(progress, answers={**bare, at: Answer(value, shown)}))


def _onward(form: Form, progress: Progress) -> Step:
    """To the first question without an answer, or to the summary; what is no longer asked is forgotten."""
    keys = walk(form, progress.answers)
    kept = {
        key: answer
        for key, answer in progress.answers.items()
        if key in keys or (key.endswith(EARLIER) and key.removesuffix(EARLIER) not in progress.answers)
    }
    at = next((key for key in keys if key not in kept), "")
    moved = replace(progress, answers=kept, at=at, editing=False, failures=0)
    return Step(moved, Ask(field_at(form, at)) if at else Review())
