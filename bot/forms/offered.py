# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether words are, one for one, an answer that the present question offers."""

from bot.forms.form import MORE, Field, Form
from bot.forms.kinds import KINDS
from bot.forms.route import field_at
from bot.forms.scratch import chosen
from bot.forms.sentence import Sentence
from bot.forms.words import called, listed, means, named
from bot.model import Progress

_OWN_WORDS = ("yes", "no", "skip", "back", "keep", "leave", "not-yet", "declare", "read")
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
    if has_none(field, text, language) or is_without(field, text, language):
        return True
    # «Basta» ends what could go on, and elsewhere the whole form.
    if _can_end(field, progress) and means(text, "enough", language):
        return True
    return named(text, {"offered": _names(field, language)}) is not None


def has_none(field: Field, text: str, language: str) -> bool:
    """Whether somebody says that they have no such thing, or no answer («non ho email», «non lo so»)."""
    if KINDS[field.kind].options(field, language):
        # There are buttons to answer with, and words of its own for whoever can use none.
        return False
    if means(text, "skip", language):
        return True
    lack, end = listed("lack", language), listed("at-the-end", language)
    articles, names = listed("article", language), called(field.kind, language)
    whole = Sentence.of(text)
    begun = whole.past(lack)
    if begun != whole:
        return begun.past_all(articles).past(names).past_all(end).is_over
    named = whole.past_all(articles).past(names)
    return named.past(lack) not in (named, whole) and named.past(lack).past_all(end).is_over


def is_without(field: Field, text: str, language: str) -> bool:
    """Whether somebody does not know the answer, or has it not at hand («e se non ho il codice dietro?»)."""
    if means(text, "unsure", language):
        return True
    said = Sentence.of(text).past_all(listed("filler", language))
    begun = said.past(listed("if", language))
    lacking = begun.past(listed("lack", language))
    if lacking == begun:
        return False
    named = lacking.past_all(listed("article", language)).past(called(field.kind, language))
    ended = named.past_all(listed("at-hand", language))
    is_over = ended.past_all(listed("at-the-end", language)).is_over
    return is_over and (ended != named or begun != said)


def _can_end(field: Field, progress: Progress) -> bool:
    return field.key == MORE or (field.kind == "choices" and bool(chosen(progress)))


def _names(field: Field, language: str) -> tuple[str, ...]:
    buttons = (label for _, label in KINDS[field.kind].options(field, language))
    synonyms = (name for choice in field.choices for name in choice.names.get(language, ()))
    return (*buttons, *synonyms)
