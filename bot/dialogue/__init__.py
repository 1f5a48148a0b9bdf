# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decides what to say and what to keep, given what was said. Pure: no machinery, no clock of its own."""

from bot.dialogue.apology import apology
from bot.dialogue.commands import group_commands, private_commands
from bot.dialogue.drafts import reminder
from bot.dialogue.letters import digest, due_day
from bot.dialogue.mine.data import warning
from bot.dialogue.news.alerts import announcement, opened
from bot.dialogue.operating import line, line_day
from bot.dialogue.records import Records
from bot.dialogue.tabling import exported, tabled
from bot.dialogue.town import Town, problems
from bot.dialogue.turn import turn
from bot.dialogue.watch import daily, due

__all__ = [
    "Records",
    "Town",
    "announcement",
    "apology",
    "daily",
    "digest",
    "due",
    "due_day",
    "exported",
    "group_commands",
    "line",
    "line_day",
    "opened",
    "private_commands",
    "problems",
    "reminder",
    "tabled",
    "turn",
    "warning",
]
