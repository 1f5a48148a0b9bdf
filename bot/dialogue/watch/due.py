# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is due on a case at a moment, whoever writes or does not write: reminders, delays, a stand-in."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.cases import Case, Deed, Event, Record, State
from bot.dialogue import quiet
from bot.dialogue.desk import cards
from bot.dialogue.desk.lists import digest
from bot.dialogue.records import Records
from bot.dialogue.scene import on_day
from bot.dialogue.town import Town
from bot.dialogue.watch import letters, operating
from bot.model import Act, Outgoing, Urgency, spoken
from bot.phrases import say

ANSWER_SOON = timedelta(days=2)
"""How long before the day on which an answer is due its writer is reminded."""


class Due(Struct, frozen=True, kw_only=True):
    """One thing to say or do. It is done once for each `what` and `mark` of a case."""

    what: str
    mark: str
    """A day or a moment: when that moves, the same is due again."""
    parcels: tuple[Outgoing, ...] = ()
    acts: tuple[Act, ...] = ()
    grave: bool = False
    """Whether whoever runs the bot must find it in the log."""


Said = Collection[tuple[str, str]]
"""What was said about a case before: each `what` with its `mark`."""


class View(Struct, frozen=True):
    """A case at a moment, in its town."""

    case: Case
    town: Town
    records: Records
    now: datetime
    said: Said = ()

    @property
    def desks(self) -> tuple[str, ...]:
        """Addresses of the desks that hold it."""
        found = (desk for office in self.case.offices for desk in self.records.desks(office))
        return tuple(dict.fromkeys(found))

    def on_card(self, key: str, **values: object) -> tuple[Outgoing, ...]:
        """A line on every desk, hanging on the card."""
        text = say(key, cards.OFFICE_LANGUAGE, reference=self.case.reference, **values)
        slot = cards.slot(self.case.reference)
        return tuple(Outgoing(to=desk, text=text, about=slot, urgency=Urgency.NOTICE) for desk in self.desks)

    def to_resident(self, key: str, **values: object) -> tuple[Outgoing, ...]:
        """A message to the resident, who is asked nothing by it."""
        case = self.case
        if not case.chat:
            return ()
        title = (
            spoken(self.town.forms[case.form].title, case.language) if case.form in self.town.forms else ""
        )
        office = self.town.office_name(case.office, case.language)
        text = say(key, case.language, reference=case.reference, title=title, office=office, **values)
        return (Outgoing(to=case.chat, text=text, urgency=Urgency.NOTICE),)


def due(case: Case, said: Said, town: Town, records: Records, now: datetime) -> Iterator[Due]:
    """Everything that is due and was not said; nothing at night, when a phone must not ring."""
    if case.state.ended or quiet.not_before(now, town.timezone) is not None:
        return
    view = View(case, town, records, now, said)
    yield from _unclaimed(view)
    yield from _stand_in(view)
    yield from _unread(view)
    yield from _before_the_term(view)
    yield from _slipped(view)
    yield from _awaited(view)


def _unclaimed(view: View) -> Iterator[Due]:
    since, rhythm = view.case.waits_since, view.town.rhythm
    if since is None or ("unclaimed", since.isoformat()) in view.said:
        return
    if view.now >= rhythm.calendar.after(since, rhythm.unclaimed_hours):
        day = on_day(view.town.day(since))
        on_desks = view.on_card("office.due.unclaimed", day=day)
        # Whoever does not look into the group may look into the mail box.
        by_mail = letters.unclaimed(view.town, view.case)
        yield Due(what="unclaimed", mark=since.isoformat(), parcels=(*on_desks, *by_mail))


def _stand_in(view: View) -> Iterator[Due]:
    case, offices, since = view.case, view.town.offices, view.case.waits_since
    if since is None or case.stand_in or case.office not in offices:
        return
    if ("stand-in", since.isoformat()) in view.said:
        return
    helper, today = offices[case.office].fallback, view.town.day(view.now)
    if not helper or offices[helper].away(today) or not view.records.desks(helper):
        return
    away, rhythm = offices[case.office].away(today), view.town.rhythm
    if not away and view.now < rhythm.calendar.after(since, rhythm.stand_in_hours):
        return
    helped = View(replace(case, stand_in=helper), view.town, view.records, view.now)
    name = view.town.office_name(case.office, cards.OFFICE_LANGUAGE)
    shown = tuple(cards.desk_card(helped.case, desk, view.town, today) for desk in helped.desks)
    told = tuple(
        parcel
        for parcel in helped.on_card("office.due.stand-in", office=name)
        if parcel.to in view.records.desks(helper)
    )
    yield Due(
        what="stand-in",
        mark=since.isoformat(),
        parcels=(*shown, *told),
        acts=(_happened(helped, Deed.STOOD_IN, since.isoformat()),),
    )


def _unread(view: View) -> Iterator[Due]:
    since = view.case.waits_since
    if since is None or ("unread", since.isoformat()) in view.said:
        return
    if operating.is_unread(view.town, view.case, view.now):
        told = operating.unread(view.town, view.case)
        yield Due(what="unread", mark=since.isoformat(), parcels=told, grave=True)


def _before_the_term(view: View) -> Iterator[Due]:
    case, today = view.case, view.town.day(view.now)
    if case.due_on is None or today > case.due_on or _stands_still(case, today):
        return
    calendar, due_on = view.town.rhythm.calendar, case.due_on
    near = [days for days in view.town.rhythm.before_due if today >= calendar.days_before(due_on, days)]
    if near and (f"due-{min(near)}", due_on.isoformat()) not in view.said:
        yield Due(
            what=f"due-{min(near)}",
            mark=due_on.isoformat(),
            parcels=view.on_card("office.due.soon", day=on_day(due_on)),
        )


def _slipped(view: View) -> Iterator[Due]:
    case, today = view.case, view.town.day(view.now)
    if case.due_on is None or today <= case.due_on or _stands_still(case, today):
        return
    if ("slipped", case.due_on.isoformat()) in view.said:
        return
    day = on_day(case.due_on)
    # Nobody is asked for patience who was asked for something else and has not answered.
    owing = case.asked_until is not None and today > case.asked_until
    sorry = () if owing else view.to_resident("told.slipped", day=day)
    told = view.on_card("office.due.slipped-unanswered" if owing else "office.due.slipped", day=day)
    # The card itself now shows the delay, and the button that names a new day.
    shown = (cards.desk_card(case, desk, view.town, today) for desk in view.desks)
    yield Due(
        what="slipped",
        mark=case.due_on.isoformat(),
        parcels=(*sorry, *shown, *told),
        acts=(_happened(view, Deed.SLIPPED, case.due_on.isoformat()),),
    )


def _stands_still(case: Case, today: date) -> bool:
    """Whether the term is suspended on that day: a second request for documents suspends nothing."""
    if case.state is State.AWAITING_RESIDENT:
        return case.suspension is not None and today <= case.suspension.until
    return (
        case.state is State.REFUSAL_NOTICE
        and case.notice is not None
        and (today <= case.notice.suspension.until)
    )


def _awaited(view: View) -> Iterator[Due]:
    case, today, asked = view.case, view.town.day(view.now), view.case.asked_until
    if asked and asked - ANSWER_SOON <= today <= asked:
        yield from _once(view, "answer-soon", asked, view.to_resident, "told.answer-soon")
    if asked and today > asked:
        yield from _once(view, "unanswered", asked, view.on_card, "office.due.unanswered")
    notice = case.notice
    if case.state is State.REFUSAL_NOTICE and notice and notice.over(today):
        yield from _once(view, "notice-over", notice.until, view.on_card, "office.due.notice-over")


def _once(
    view: View, what: str, day: date, tell: Callable[..., tuple[Outgoing, ...]], key: str
) -> Iterator[Due]:
    if (what, day.isoformat()) not in view.said:
        yield Due(what=what, mark=day.isoformat(), parcels=tell(key, day=on_day(day)))


def _happened(view: View, deed: Deed, mark: str) -> Record:
    event = Event(
        id=f"{deed}:{view.case.id}:{mark}",
        case=view.case.id,
        deed=deed,
        at=view.now,
        actor="",
        office=view.case.office,
    )
    return Record(view.case, event)


def daily(desk: str, said: Said, town: Town, records: Records, now: datetime) -> Due | None:
    """The list of the day for one desk, once its hour has come; None where there is no work or no case."""
    today, calendar, offices = town.day(now), town.rhythm.calendar, records.offices_at(desk)
    known = [office for office in offices if office in town.offices]
    if not known or not calendar.works(today) or now < calendar.at(today, town.digest_at(*known)):
        return None
    if ("digest", today.isoformat()) in said or quiet.not_before(now, town.timezone) is not None:
        return None
    text = digest(records, town, known, today)
    if not text:
        return None
    return Due(
        what="digest", mark=today.isoformat(), parcels=(Outgoing(to=desk, text=text, urgency=Urgency.NOTICE),)
    )
