# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office reads in its mail box: reference, topic and dates. Never who, never what was declared."""

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.cases import Case
from bot.dialogue.desk.cards import OFFICE_LANGUAGE, office_state
from bot.dialogue.scene import on_day
from bot.dialogue.town import Town
from bot.model import Outgoing, Urgency
from bot.phrases import say

LINE = Markup("\n")


def letter_box(town: Town, office: str) -> str:
    """Address of the office's mail box; empty where there is none, or nobody has confirmed it."""
    email = town.offices[office].email
    return f"email:{email.value}" if town.letters and email.value and not email.confirm else ""


def due_day(town: Town, office: str, now: datetime) -> date | None:
    """The working day whose digest is due, from the hour that the office has chosen; else None."""
    today, calendar = town.day(now), town.rhythm.calendar
    due = calendar.works(today) and now >= calendar.at(today, town.digest_at(office))
    return today if due else None


def new_case(town: Town, case: Case) -> list[Outgoing]:
    """The letter about a case that has just come in, where the office in charge has a mail box."""
    box = letter_box(town, case.office)
    if not box:
        return []
    lines = [
        say("letters.new.subject", OFFICE_LANGUAGE, reference=case.reference, topic=_topic(town, case)),
        Markup(),
        say("letters.new.received", OFFICE_LANGUAGE, day=on_day(town.day(case.opened_at))),
        *([say("letters.new.due", OFFICE_LANGUAGE, day=on_day(case.due_on))] if case.due_on else []),
        Markup(),
        say("letters.where", OFFICE_LANGUAGE, town=town.name),
    ]
    return [Outgoing(to=box, text=LINE.join(lines), urgency=Urgency.NOTICE)]


def unclaimed(town: Town, case: Case) -> list[Outgoing]:
    """The letter about a case that nobody has taken, to every office that holds it and has a mail box."""
    lines = [
        say("letters.unclaimed.subject", OFFICE_LANGUAGE, reference=case.reference, topic=_topic(town, case)),
        Markup(),
        say(
            "letters.unclaimed.since",
            OFFICE_LANGUAGE,
            day=on_day(town.day(case.waits_since or case.opened_at)),
            hours=town.rhythm.unclaimed_hours,
        ),
        Markup(),
        say("letters.where", OFFICE_LANGUAGE, town=town.name),
    ]
    boxes = dict.fromkeys(box for office in case.offices if (box := letter_box(town, office)))
    return [Outgoing(to=box, text=LINE.join(lines), urgency=Urgency.NOTICE) for box in boxes]


def digest(town: Town, office: str, cases: Sequence[Case], today: date) -> list[Outgoing]:
    """The letter with everything that is open at an office; none where nothing is, or without a mail box."""
    box = letter_box(town, office)
    if not box or not cases:
        return []
    late = sum(1 for case in cases if case.due_on and case.due_on < today)
    free = sum(1 for case in cases if not case.operator)
    subject = {"count": len(cases), "late": late, "free": free, "day": on_day(today)}
    lines = [
        say("letters.digest.subject", OFFICE_LANGUAGE, **subject),
        Markup(),
        *(_digest_line(town, case, today) for case in cases),
        Markup(),
        say("letters.where", OFFICE_LANGUAGE, town=town.name),
    ]
    return [Outgoing(to=box, text=LINE.join(lines), urgency=Urgency.NOTICE)]


def _digest_line(town: Town, case: Case, today: date) -> Markup:
    free = [] if case.operator else [say("letters.digest.free", OFFICE_LANGUAGE)]
    key = "line" if case.due_on is None else "late" if case.due_on < today else "due"
    line = say(
        f"letters.digest.{key}",
        OFFICE_LANGUAGE,
        reference=case.reference,
        topic=_topic(town, case),
        state=office_state(case.state, case.kind),
        received=on_day(town.day(case.opened_at)),
        due=on_day(case.due_on) if case.due_on else "",
    )
    return Markup(" ").join([line, *free])


def _topic(town: Town, case: Case) -> str:
    """The service, or the form where nobody knows the service: words of ours in both cases."""
    services = town.library.services
    return town.short_title(case.topic, OFFICE_LANGUAGE) if case.topic in services else case.title
