# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether words are, one for one, an answer that the present question offers."""

from bot.forms.form import MORE, Field, Form
from bot.forms.kinds import KINDS
from bot.forms.route import field_at
from bot.forms.words import means, named
from bot.model import Progress

_OWN_WORDS = ("yes", "no", "skip", "back", "not-yet", "declare", "read")
"""What every step understands, or answers with what it needs."""


def is_offered(form: Form, progress: Progress, text: str, language: str) -> bool:
    """True for a button's own words and their listed synonyms ("mio figlio", "non ce l'ho ancora").

    Nothing else can be meant by them here, whatever they resemble elsewhere.
    """
    if not progress.at:
        return False
    field = field_at(form, progress.at)
    if any(means(text, key, language) for key in _OWN_WORDS):
        return True
    # «Basta» ends what could go on, and elsewhere the whole form.
    if field.key == MORE and means(text, "enough", language):
        return True
    return named(text, {"offered": _names(field, language)}) is not None


def _names(field: Field, language: str) -> tuple[str, ...]:
    buttons = (label for _, label in KINDS[field.kind].options(field, language))
    synonyms = (name for choice in field.choices for name in choice.names.get(language, ()))
    return (*buttons, *synonyms)
