# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many questions are left, for whoever asks."""

from markupsafe import Markup

from bot.forms.ask import position
from bot.forms.form import Form
from bot.forms.sentence import Sentence
from bot.forms.words import listed
from bot.model import Progress
from bot.phrases import say


def asks_remaining(text: str, language: str) -> bool:
    """Whether somebody asks how many questions are left, and nothing else."""
    begun = Sentence.of(text).past_all(listed("filler", language))
    asked = begun.past(listed("remaining", language))
    return asked != begun and asked.past_all(listed("at-the-end", language)).is_over


def remaining(form: Form, progress: Progress, language: str) -> Markup:
    """Those left, with the present one, and all, as things stand; at the summary, that there are none."""
    if not progress.at:
        return say("forms.remaining.none", language)
    number, count = position(form, progress)
    return say("forms.remaining.some", language, left=min(count, count - number + 1), count=count)
