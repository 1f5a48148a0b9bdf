# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moves messages: inbox to dialogue to outbox to carriers, losing none."""

from bot.relay.chores import Chores
from bot.relay.clock import Clock, wall_clock
from bot.relay.deadlines import Deadlines
from bot.relay.delivery import Carrier, Delivery
from bot.relay.digests import Digests
from bot.relay.inspection import Files, Inspection
from bot.relay.lifeline import Lifeline
from bot.relay.openings import Openings
from bot.relay.pace import Pace, no_pace
from bot.relay.purge import Purge
from bot.relay.relay import Relay
from bot.relay.reminders import Reminders
from bot.relay.thread import DatabaseThread
from bot.relay.worker import Worker

__all__ = [
    "Carrier",
    "Chores",
    "Clock",
    "DatabaseThread",
    "Deadlines",
    "Delivery",
    "Digests",
    "Files",
    "Inspection",
    "Lifeline",
    "Openings",
    "Pace",
    "Purge",
    "Relay",
    "Reminders",
    "Worker",
    "no_pace",
    "wall_clock",
]
