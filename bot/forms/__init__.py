# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms that people finish in a chat: read from files, asked one question at a time. Pure."""

from bot.forms.ask import Question, Standing, ask, position, present, why
from bot.forms.codes import masked
from bot.forms.form import Field, Form, Forms, Purpose, Sensitivity, View
from bot.forms.load import load, problems
from bot.forms.outcome import Again, Ask, Done, Offer, Outcome, Review, Stale, Step
from bot.forms.review import Entry, missing, summary
from bot.forms.step import back, edit, resume, start, step

__all__ = [
    "Again",
    "Ask",
    "Done",
    "Entry",
    "Field",
    "Form",
    "Forms",
    "Offer",
    "Outcome",
    "Purpose",
    "Question",
    "Review",
    "Sensitivity",
    "Stale",
    "Standing",
    "Step",
    "View",
    "ask",
    "back",
    "edit",
    "load",
    "masked",
    "missing",
    "position",
    "present",
    "problems",
    "resume",
    "start",
    "step",
    "summary",
    "why",
]
