# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who wants to hear once that a service has opened. Pure."""

from datetime import datetime

from msgspec import Struct

from bot.model import Act


class Alert(Struct, frozen=True):
    """A chat that waits for a service to open. When it has been told, nothing of it is left."""

    chat: str
    topic: str
    language: str
    """The language to tell it in."""
    since: datetime


class Await(Act, frozen=True):
    """The chat wants to hear when the service opens (again, if it does already)."""

    chat: str
    topic: str
    language: str


class NoLonger(Act, frozen=True):
    """The chat does not wait for the service any more."""

    chat: str
    topic: str
