# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases as an office reads them in a table: headings and dates in its language."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.cases import Case, Deed, Event, table
from bot.cases.case import taken_at
from bot.cases.retention import ended_at
from bot.cases.table import Table
from bot.dialogue.desk.cards import OFFICE_LANGUAGE, office_state
from bot.dialogue.town import Town
from bot.phrases import say

KEPT = (
    "reference",
    "protocol",
    "office",
    "topic",
    "title",
    "standing",
    "state",
    "operator",
    "received",
    "taken",
    "due",
    "ended",
    "outcome",
)
"""What stands in each row before the answers: `table.<key>` is its heading."""


def tabled(town: Town, cases: Sequence[Case], events: Sequence[Sequence[Event]]) -> Table:
    """The cases with what happened to each, as a table."""
    headings = {key: str(say(f"table.{key}", OFFICE_LANGUAGE).unescape()) for key in KEPT}
    rows = [_kept(town, case, happened) for case, happened in zip(cases, events, strict=True)]
    return table.tabled(cases, headings, rows)


def exported(case: Case, now: datetime) -> Event:
    """A look at personal data like any other: the resident reads it, though nobody's name is known."""
    key = f"export:{case.id}:{now.isoformat()}"
    return Event(id=key, case=case.id, deed=Deed.SEEN, at=now, actor="", office=case.office)


def _kept(town: Town, case: Case, events: Sequence[Event]) -> Mapping[str, str]:
    services, at = town.library.services, case.opened_at.astimezone(town.timezone)
    taken = taken_at(events)
    ended = ended_at(case, events)
    last = next((event.words for event in reversed(events) if event.deed is Deed.ENDED), "")
    known = case.topic in services
    return {
        "reference": case.reference,
        "protocol": case.protocol,
        "office": town.office_name(case.office, OFFICE_LANGUAGE),
        "topic": town.short_title(case.topic, OFFICE_LANGUAGE) if known else case.topic,
        "title": case.title,
        "standing": str(say(f"table.standings.{case.standing}", OFFICE_LANGUAGE)),
        "state": str(office_state(case.state, case.kind).striptags()),
        "operator": case.operator_name,
        # As year, month, day: a spreadsheet that is set to American takes 02/03 for the third of February.
        "received": f"{at:%Y-%m-%d %H:%M:%S}",
        "taken": town.day(taken).isoformat() if taken else "",
        "due": case.due_on.isoformat() if case.due_on else "",
        "ended": town.day(ended).isoformat() if ended else "",
        "outcome": last,
    }
