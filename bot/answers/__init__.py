# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot may say, and how it understands what residents write. Pure once loaded."""

from bot.answers.checks import problems
from bot.answers.finding import Alarm, Candidate, Explanation, Finding, Trace
from bot.answers.lessons import Lessons
from bot.answers.library import Library, Section, load
from bot.answers.memory import Memory
from bot.answers.messages import OTHER
from bot.answers.place import Place, fill
from bot.answers.questions import Example
from bot.answers.reader import Reader
from bot.answers.service import Service, Source, Status
from bot.answers.vocabularies import FACETS
from bot.answers.window import Acceptance, Reason, Taking, Window

__all__ = [
    "FACETS",
    "OTHER",
    "Acceptance",
    "Alarm",
    "Candidate",
    "Example",
    "Explanation",
    "Finding",
    "Lessons",
    "Library",
    "Memory",
    "Place",
    "Reader",
    "Reason",
    "Section",
    "Service",
    "Source",
    "Status",
    "Taking",
    "Trace",
    "Window",
    "fill",
    "load",
    "problems",
]
