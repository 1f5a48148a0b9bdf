# SPDX-License-Identifier: AGPL-3.0-or-later
"""What whoever runs the bot is told: one line each working morning, and at once what no office reads.

The line of the morning is a dead man's switch: where it does not come, the bot is silent.
"""

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.cases import Case
from bot.dialogue.desk.cards import OFFICE_LANGUAGE
from bot.dialogue.records import Records
from bot.dialogue.scene import on_day
from bot.dialogue.town import Town
from bot.model import Outgoing, Urgency
from bot.phrases import say

LINE = Markup("\n")
SHOWN = 15
"""References in one line."""


def is_unread(town: Town, case: Case, now: datetime) -> bool:
    """Whether nobody has taken it although its office, and whoever helps out, had time enough."""
    since, rhythm = case.waits_since, town.rhythm
    return since is not None and now >= rhythm.calendar.after(since, rhythm.operator_hours)


def unread(town: Town, case: Case) -> tuple[Outgoing, ...]:
    """The word about one such case; none where nobody is to be told."""
    office = town.office_name(case.office, OFFICE_LANGUAGE)
    since = on_day(town.day(case.waits_since or case.opened_at))
    head = _say("unread-head", reference=case.reference)
    return _to_operator(town, head, _say("unread", reference=case.reference, office=office, day=since))


def line_day(town: Town, now: datetime) -> date | None:
    """The working day whose line is due; None before its hour, and where nobody is to be told."""
    today, calendar = town.day(now), town.rhythm.calendar
    due = calendar.works(today) and now >= calendar.at(today, town.rhythm.digest_at)
    return today if due and town.operator else None


def line(
    town: Town,
    records: Records,
    cases: Sequence[Case],
    troubled: Sequence[datetime],
    heard: datetime | None,
    now: datetime,
) -> tuple[Outgoing, ...]:
    """The line of the day: that the bot works, what is open, and what is wrong.

    `troubled`: when each message was posted that could not be carried; `heard`: when somebody last wrote.
    """
    today, calendar = town.day(now), town.rhythm.calendar
    last_line = calendar.at(calendar.days_before(today, 1), town.rhythm.digest_at)
    undelivered = sum(1 for posted in troubled if posted >= last_line)
    late = sum(1 for case in cases if case.due_on and case.due_on < today)
    nobodys = [case.reference for case in cases if is_unread(town, case, now)]
    deskless = dict.fromkeys(case.office for case in cases if not any(map(records.desks, case.offices)))
    wrong = [
        *([_waiting(town, nobodys)] if nobodys else []),
        *([_say("no-desk", offices=_named(town, deskless))] if deskless else []),
        *([_say("undelivered", count=undelivered)] if undelivered else []),
    ]
    verdict = _say("look" if wrong else "well")
    return _to_operator(
        town,
        _say("head", town=town.name, day=on_day(today), verdict=verdict),
        _say("open", count=len(cases), late=late),
        *wrong,
        _heard(town, heard),
        _say("why"),
    )


def _waiting(town: Town, references: Sequence[str]) -> Markup:
    shown = ", ".join(references[:SHOWN]) + (" …" if len(references) > SHOWN else "")
    hours = town.rhythm.operator_hours
    return _say("waiting", hours=hours, count=len(references), references=shown)


def _named(town: Town, offices: Sequence[str] | dict[str, None]) -> str:
    return ", ".join(town.office_name(office, OFFICE_LANGUAGE) for office in offices)


def _heard(town: Town, heard: datetime | None) -> Markup:
    if heard is None:
        return _say("nothing-heard")
    at = heard.astimezone(town.timezone)
    return _say("heard", day=on_day(at.date()), hour=f"{at.hour}:{at.minute:02}")


def _to_operator(town: Town, head: Markup, *lines: Markup) -> tuple[Outgoing, ...]:
    if not town.operator:
        return ()
    text = LINE.join((head, Markup(), *lines))
    return (Outgoing(to=town.operator, text=text, urgency=Urgency.NOTICE),)


def _say(key: str, **values: object) -> Markup:
    return say(f"office.operator.{key}", OFFICE_LANGUAGE, **values)
