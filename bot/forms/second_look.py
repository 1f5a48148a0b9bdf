# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two answers that do not go together: asked, never refused."""

from collections.abc import Iterator
from datetime import date

from bot.forms.codes import LENGTH, agrees
from bot.forms.days import figures
from bot.forms.form import Form
from bot.forms.reading import Doubt
from bot.forms.route import exists, field_at
from bot.model import Progress


def second_look(form: Form, progress: Progress, value: str) -> Doubt | None:
    """The question that a codice fiscale and a date of birth raise when they tell two different days."""
    for code, birth, question in _pairs(form, progress, value):
        if len(code) == LENGTH and _is_day(birth) and not agrees(code, date.fromisoformat(birth)):
            return Doubt(question, (value,), {"day": figures(date.fromisoformat(birth))})
    return None


def _pairs(form: Form, progress: Progress, value: str) -> Iterator[tuple[str, str, str]]:
    """Code and day of birth of the same person, where the present answer is one of the two."""
    prefix, _, own = progress.at.rpartition(".")
    home = f"{prefix}." if prefix else ""
    compared = field_at(form, progress.at).compare
    if compared and home + compared in progress.answers:
        yield value, progress.answers[home + compared].value, "forms.doubt.code-and-birth"
    for key, answer in progress.answers.items():
        if key.startswith(home) and exists(form, key) and field_at(form, key).compare == own:
            yield answer.value, value, "forms.doubt.birth-and-code"


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
