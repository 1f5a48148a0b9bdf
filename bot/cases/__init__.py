# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office receives: cases, their states, references, offices and desks. Pure."""

from bot.cases.case import Case, Deed, Event, FileCase, Line, Record
from bot.cases.desk import (
    CODE_LENGTH,
    CODE_LIFE,
    Desk,
    Invite,
    LinkDesk,
    MoveDesk,
    NoteOperator,
    UnlinkDesk,
    fingerprint,
    spell_code,
)
from bot.cases.offices import Office, Offices
from bot.cases.reference import find_reference, read_reference, reference
from bot.cases.state import ENDED, WAYS, State
from bot.cases.term import due_on

__all__ = [
    "CODE_LENGTH",
    "CODE_LIFE",
    "ENDED",
    "WAYS",
    "Case",
    "Deed",
    "Desk",
    "Event",
    "FileCase",
    "Invite",
    "Line",
    "LinkDesk",
    "MoveDesk",
    "NoteOperator",
    "Office",
    "Offices",
    "Record",
    "State",
    "UnlinkDesk",
    "due_on",
    "find_reference",
    "fingerprint",
    "read_reference",
    "reference",
    "spell_code",
]
