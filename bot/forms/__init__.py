# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms that people finish in a chat: read from files, asked one question at a time. Pure."""

from bot.forms.ask import Question, Standing, ask, position, why
from bot.forms.codes import masked
from bot.forms.contents import contents
from bot.forms.correct import corrected
from bot.forms.earlier import beneficiaries, remembered
from bot.forms.eligibility import Opinion, Reason, Verdict, advice, opinion
from bot.forms.form import OTHER_TOPIC, Field, Form, Forms, Purpose, Sensitivity, View
from bot.forms.load import load, problems
from bot.forms.offered import is_offered
from bot.forms.outcome import Again, Ask, Done, Offer, Outcome, Recall, Repeat, Review, Stale, Step
from bot.forms.present import present
from bot.forms.reading import NOT_NEEDED
from bot.forms.remaining import asks_remaining, remaining
from bot.forms.review import Entry, beneficiary, matter, missing, summary
from bot.forms.scratch import answered
from bot.forms.sent import sent, unseen
from bot.forms.step import back, edit, resume, start, step
from bot.forms.words import asks, asks_of_notice, is_lost, marked, puts_off, way_meant

__all__ = [
    "NOT_NEEDED",
    "OTHER_TOPIC",
    "Again",
    "Ask",
    "Done",
    "Entry",
    "Field",
    "Form",
    "Forms",
    "Offer",
    "Opinion",
    "Outcome",
    "Purpose",
    "Question",
    "Reason",
    "Recall",
    "Repeat",
    "Review",
    "Sensitivity",
    "Stale",
    "Standing",
    "Step",
    "Verdict",
    "View",
    "advice",
    "answered",
    "ask",
    "asks",
    "asks_of_notice",
    "asks_remaining",
    "back",
    "beneficiaries",
    "beneficiary",
    "contents",
    "corrected",
    "edit",
    "is_lost",
    "is_offered",
    "load",
    "marked",
    "masked",
    "matter",
    "missing",
    "opinion",
    "position",
    "present",
    "problems",
    "puts_off",
    "remaining",
    "remembered",
    "resume",
    "sent",
    "start",
    "step",
    "summary",
    "unseen",
    "way_meant",
    "why",
]
