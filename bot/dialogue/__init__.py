# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decides what to say and what to keep, given what was said. Pure: no machinery, no clock of its own."""

from bot.dialogue.apology import apology
from bot.dialogue.applying.drafts import reminder, warning
from bot.dialogue.commands import group_commands, private_commands
from bot.dialogue.news.alerts import announcement, opened
from bot.dialogue.records import Records
from bot.dialogue.town import Town, problems
from bot.dialogue.turn import turn
from bot.dialogue.watch.due import daily, due
from bot.dialogue.watch.letters import digest, due_day
from bot.dialogue.watch.operating import line, line_day

__all__ = [
    "Records",
    "Town",
    "announcement",
    "apology",
    "daily",
    "digest",
    "due",
    "due_day",
    "group_commands",
    "line",
    "line_day",
    "opened",
    "private_commands",
    "problems",
    "reminder",
    "turn",
    "warning",
]
