# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office receives: cases, their states, references, offices and desks. Pure."""

from bot.cases import deeds
from bot.cases.calendar import Calendar, Span
from bot.cases.case import COUNTER, Case, Deed, Event, FileCase, Line, Record
from bot.cases.desk import (
    CODE_LENGTH,
    CODE_LIFE,
    Desk,
    ForgetOperator,
    Invite,
    LinkDesk,
    MoveDesk,
    NoteOperator,
    TryLookup,
    UnlinkDesk,
    fingerprint,
    spell_code,
)
from bot.cases.offices import Office, Offices
from bot.cases.protocol import read_protocol
from bot.cases.reference import find_reference, read_reference, reference
from bot.cases.replies import Replies, Reply
from bot.cases.rhythm import Rhythm
from bot.cases.state import ENDED, OFFICIAL, WAYS, Official, State
from bot.cases.term import Notice, Suspension, due_on, months_later

__all__ = [
    "CODE_LENGTH",
    "CODE_LIFE",
    "COUNTER",
    "ENDED",
    "OFFICIAL",
    "WAYS",
    "Calendar",
    "Case",
    "Deed",
    "Desk",
    "Event",
    "FileCase",
    "ForgetOperator",
    "Invite",
    "Line",
    "LinkDesk",
    "MoveDesk",
    "NoteOperator",
    "Notice",
    "Office",
    "Offices",
    "Official",
    "Record",
    "Replies",
    "Reply",
    "Rhythm",
    "Span",
    "State",
    "Suspension",
    "TryLookup",
    "UnlinkDesk",
    "deeds",
    "due_on",
    "find_reference",
    "fingerprint",
    "months_later",
    "read_protocol",
    "read_reference",
    "reference",
    "spell_code",
]
