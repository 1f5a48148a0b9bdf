# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot may say, and how it understands what residents write. Pure once loaded."""

from bot.answers.checks import problems
from bot.answers.deciding.finding import Alarm, Candidate, Explanation, Finding, Trace
from bot.answers.learning.lessons import Lessons
from bot.answers.learning.messages import OTHER
from bot.answers.library.library import Library, Section, load
from bot.answers.library.place import Place, fill
from bot.answers.library.questions import Example
from bot.answers.library.service import Service, Source, Status
from bot.answers.library.vocabularies import FACETS
from bot.answers.library.window import Acceptance, Reason, Taking, Window
from bot.answers.memory import Memory
from bot.answers.reader import Reader

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
