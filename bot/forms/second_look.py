# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two answers that do not go together: asked, never refused."""

from collections.abc import Iterator
from datetime import date

from bot.forms.codes import LENGTH, agrees, birth
from bot.forms.days import figures
from bot.forms.form import Form
from bot.forms.kinds.date import bound
from bot.forms.reading import Doubt
from bot.forms.route import exists, field_at
from bot.model import Progress


def second_look(form: Form, progress: Progress, value: str, today: date) -> Doubt | None:
    """The question that an answer raises beside another, or a codice fiscale by itself.

    Two different days of birth for one person; the code of a child where an adult's is asked, because
    parents often write the child's by mistake.
    """
    for code, day, question in _pairs(form, progress, value):
        if len(code) == LENGTH and _is_day(day) and not agrees(code, date.fromisoformat(day)):
            return Doubt(question, (value,), {"day": figures(date.fromisoformat(day))})
    return _too_young(form, progress, value, today)


def _too_young(form: Form, progress: Progress, value: str, today: date) -> Doubt | None:
    field = field_at(form, progress.at)
    latest = bound(field.bounds.latest, today)
    if field.kind != "fiscal-code" or latest is None or len(value) != LENGTH:
        return None
    born = birth(value, today)
    return Doubt("forms.doubt.young-code", (value,)) if born and born > latest else None


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
