# SPDX-License-Identifier: AGPL-3.0-or-later
"""An earlier answer put right by words in mid-form: "wait, I got it wrong, the phone is 333…"."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from bot.forms.form import PRIVACY, Form
from bot.forms.kinds import KINDS
from bot.forms.outcome import Again, Offer, Review, Step
from bot.forms.renamed import renamed
from bot.forms.review import label, lines
from bot.forms.route import field_at
from bot.forms.sentence import Sentence
from bot.forms.step import edit, step
from bot.forms.words import called, listed, plain
from bot.model import Incoming, Kind, Progress, spoken

_NAME = 4
"""Letters from which the first word of a label is a name for it by itself (`Centro`, `Residenza`)."""


def corrected(form: Form, progress: Progress, said: Incoming, today: date, language: str) -> Step | None:
    """Where words lead that put an earlier answer right; None where they do not.

    A value that stands there is taken and told. A field without one is asked anew, and a mistake that is of
    no single field leads to the list of all answers. Where nearly any words could answer the present
    question, only those count that say nothing else.
    """
    if said.kind is not Kind.TEXT or progress.at == PRIVACY or not lines(form, progress):
        return None
    begun = Sentence.of(said.text).past_all(listed("filler", language))
    names, articles = _names(form, progress, language), listed("article", language)
    told = begun.past(listed("mistake", language))
    if told != begun and told.past_all((*articles, *listed("something", language))).is_over:
        return _all_answers(progress)
    about = told.past_all(articles)
    keys, named = _named(about, names)
    # Without a word of a mistake before it, one has to stand behind.
    rest = named if told != begun else named.past(listed("wrong", language))
    if not keys or (told == begun and rest == named):
        return None
    if len(keys) > 1:
        return _all_answers(progress)
    called = about.text.removesuffix(named.text)
    return _put_right(form, progress, keys[0], called, replace(said, text=rest.text), today, language)


def _all_answers(progress: Progress) -> Step:
    return Step(replace(progress, at="", editing=True, failures=0), Review())


def _names(form: Form, progress: Progress, language: str) -> Mapping[str, tuple[str, ...]]:
    """What each answer so far may be called."""
    names = {}
    for key in lines(form, progress):
        field = field_at(form, key)
        own = plain(spoken(field.label, language))
        first = own.partition(" ")[0]
        short = (first,) if len(first) >= _NAME else ()
        names[key] = (plain(label(form, progress, key, language)), own, *short, *called(field.kind, language))
    return names


def _named(said: Sentence, names: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], Sentence]:
    """The answers that are named at the beginning by as many words as possible, and what follows."""
    after = {key: said.past(own) for key, own in names.items()}
    rest = min(after.values(), key=lambda each: len(each.text))
    return tuple(key for key, each in after.items() if each == rest != said), rest


def _put_right(
    form: Form, progress: Progress, key: str, called: str, said: Incoming, today: date, language: str
) -> Step | None:
    """The answer with the value that was said, if one was; `said` is what follows its name."""
    rest, kind = Sentence.of(said.text), field_at(form, key).kind
    leads = listed("name-lead", language) if kind == "person" else ()
    value = rest.past((*listed("is", language), *leads))
    asked = edit(form, progress, key)
    if value.past_all(listed("at-the-end", language)).is_over:
        return asked
    told = value.told
    if kind == "person":
        told = renamed(progress.answers[key].value, told, called, language)
    reached = step(form, asked.progress, replace(said, text=told), today, language)
    # «Ho sbagliato il nome sulla bolletta» is no new name, «il nome, lo so» is hardly one.
    is_told = value != rest or rest.text.startswith(":") or not KINDS[kind].own_words
    is_one = rest.text.startswith(",") and kind != "text" and reached.progress.at != key
    if (is_told or is_one) and not isinstance(reached.outcome, Again | Offer):
        return reached if reached.progress.at == key else replace(reached, noted=key)
    return None if progress.at and KINDS[field_at(form, progress.at).kind].own_words else asked
