# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether an answer was useful: votes are counted, and who voted is not kept."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.model import Act


class Vote(StrEnum):
    """What a resident thinks of one answer."""

    UP = "up"
    DOWN = "down"


class Rate(Act, frozen=True):
    """Count one vote on a section, on the town's day."""

    vote: Vote
    topic: str
    facet: str
    day: date


class Tally(Struct, frozen=True):
    """The votes on one section of a topic."""

    topic: str
    facet: str
    useful: int
    useless: int
