# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an answer leads to."""

from collections.abc import Mapping

from msgspec import Struct

from bot.forms.form import Field
from bot.model import Progress


class Ask(Struct, frozen=True):
    """Ask this field now (`ask` has the words; they differ while something read awaits a yes)."""

    field: Field


class Repeat(Struct, frozen=True):
    """Ask this field once more, after something else was said; of the notice one line is enough."""

    field: Field


class Recall(Struct, frozen=True):
    """Ask this field once more in one line, after a question of the person's own was answered."""

    field: Field


class Again(Struct, frozen=True):
    """The answer could not be used: say `problem` (a phrase key) with `values`, then ask again."""

    field: Field
    problem: str
    values: Mapping[str, str] = {}


class Offer(Struct, frozen=True):
    """Not understood once more, or not to be had: say it otherwise, and offer a way past this field."""

    field: Field
    problem: str
    values: Mapping[str, str] = {}


class Review(Struct, frozen=True):
    """Everything is answered: show the summary, to change or confirm."""


class Done(Struct, frozen=True):
    """The person has confirmed; `Step.progress.answers` hold what was declared and nothing else."""


class Stale(Struct, frozen=True):
    """A button of a question that is past, or pressed twice: nothing has changed."""


Outcome = Ask | Repeat | Recall | Again | Offer | Review | Done | Stale


class Step(Struct, frozen=True):
    """How far the form is now, and what to say."""

    progress: Progress
    outcome: Outcome
    noted: str = ""
    """Key of the answer that is read back first: it was corrected, or written otherwise than it is kept."""
