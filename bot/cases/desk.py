# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chats in which an office works, and the codes that link them."""

import hashlib
from datetime import datetime, timedelta

from msgspec import Struct

from bot.model import Act

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
CODE_LIFE = timedelta(hours=24)


class Invite(Struct, frozen=True):
    """A code that links one chat as a desk, once. Only its fingerprint is kept."""

    fingerprint: str
    office: str
    expires_at: datetime


class Desk(Struct, frozen=True):
    """A chat in which an office reads and acts on its cases."""

    address: str
    office: str


class LinkDesk(Act, frozen=True):
    """Make the chat a desk, and use the invite up."""

    desk: Desk
    invite: str
    """Fingerprint of the code."""


class UnlinkDesk(Act, frozen=True):
    """The chat is a desk no more."""

    address: str


class MoveDesk(Act, frozen=True):
    """The desk's chat has another address now."""

    before: str
    after: str


class NoteOperator(Act, frozen=True):
    """Remember that this person acted at this desk just now."""

    person: str
    desk: str
    name: str


class ForgetOperator(Act, frozen=True):
    """This person is no operator of this desk any more."""

    person: str
    desk: str


class TryLookup(Act, frozen=True):
    """A chat has asked for the state of a case that it did not file."""

    chat: str


def fingerprint(code: str) -> str:
    """What is kept of a code: case and dashes do not matter."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def spell_code(dice: bytes) -> str:
    """A code from ten random bytes, spelt in two groups: `ABCDE-23456` (50 bits)."""
    letters = "".join(CODE_LETTERS[die % len(CODE_LETTERS)] for die in dice[:CODE_LENGTH])
    return f"{letters[:5]}-{letters[5:]}"
