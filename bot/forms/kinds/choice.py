# SPDX-License-Identifier: AGPL-3.0-or-later
"""One of several, some of several, yes or no."""

import re
from collections.abc import Iterator, Mapping

from bot.forms.form import MORE, Choice, Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Doubt, Moment, Partly, Read, Reading, Unread
from bot.forms.words import denies, is_long, listed, match, means, plain
from bot.model import spoken
from bot.phrases import say

YES, NO = "yes", "no"
SEPARATOR = ","
DONE = "done"
"""Option that closes a question with several choices."""
_RANGE = re.compile(r"\d\s*[-\u2013\u2014]\s*\d")
"""`2-4`: two and four, or all from two to four."""
_SHORT = 3
"""Words up to which a text can be a yes or a no with something around it."""


def names(choices: tuple[Choice, ...], language: str) -> Mapping[str, tuple[str, ...]]:
    """Everything each choice is called, by value."""
    return {
        choice.value: (spoken(choice.label, language), *choice.label.values(), *_other_names(choice))
        for choice in choices
    }


def _other_names(choice: Choice) -> Iterator[str]:
    for own in choice.names.values():
        yield from own


class ChoiceKind(FieldKind):
    """One of several."""

    hint = "forms.hint.choice"
    wants = frozenset({"choices"})

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The choices of the file, in its order."""
        return tuple((choice.value, spoken(choice.label, language)) for choice in field.choices)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """A number, a name, nearly a name; what fits several choices is asked."""
        found = match(text, names(field.choices, moment.language), moment.language)
        if not found or ("?" in text and is_long(text)):
            return Unread("forms.problem.choice", {"count": str(len(field.choices))})
        if len(found) > 1:
            return Doubt("forms.doubt.choice", found)
        if is_long(text):
            return Doubt("forms.doubt.one-choice", found)
        return Read(found[0])

    def show(self, field: Field, value: str, language: str) -> str:
        """The label of the choice."""
        return next((spoken(c.label, language) for c in field.choices if c.value == value), value)

    def holds(self, field: Field, value: str) -> bool:
        """Whether it is still among the choices."""
        return any(choice.value == value for choice in field.choices)


class ChoicesKind(ChoiceKind):
    """Some of several: tap by tap, or written in one go."""

    hint = "forms.hint.choices"

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The choices, and the end of choosing."""
        return (*super().options(field, language), (DONE, str(say("forms.button.done", language))))

    def pick(self, field: Field, value: str, chosen: str) -> Reading:
        """A choice is put in or taken out; the end wants at least one."""
        so_far = [one for one in chosen.split(SEPARATOR) if one]
        if value == DONE:
            return Read(chosen) if so_far else Unread("forms.problem.choices")
        wanted = set(so_far) ^ {value}
        return Partly(SEPARATOR.join(c.value for c in field.choices if c.value in wanted))

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """Numbers or names, separated by commas or "and"."""
        if _RANGE.search(text):
            return Unread("forms.problem.choices")
        parts = list(_parts(text, moment.language))
        if parts and all(plain(part).replace(" ", "").isdigit() for part in parts):
            parts = [one for part in parts for one in part.split()]
        wanted: set[str] = set()
        for part in parts:
            found = match(part, names(field.choices, moment.language), moment.language)
            if len(found) != 1:
                return Unread("forms.problem.choices")
            wanted.update(found)
        if not wanted:
            return Unread("forms.problem.choices")
        return Read(SEPARATOR.join(c.value for c in field.choices if c.value in wanted))

    def show(self, field: Field, value: str, language: str) -> str:
        """The labels, one after the other."""
        return ", ".join(
            super(ChoicesKind, self).show(field, one, language) for one in value.split(SEPARATOR)
        )

    def holds(self, field: Field, value: str) -> bool:
        """Whether all are still among the choices."""
        return all(super(ChoicesKind, self).holds(field, one) for one in value.split(SEPARATOR))


def _parts(text: str, language: str) -> Iterator[str]:
    linked = "|".join(re.escape(word) for word in listed("and", language))
    joined = "|".join(re.escape(word) for word in listed("and-joined", language))
    # An Arabic "and" is one letter in front of the next word, which mostly has its article.
    links = rf"\b(?:{linked})\b" + (rf"|\b(?:{joined})(?=ال)" if joined else "")
    for part in re.split(r"[,;+/\n،؛]", text):
        yield from (own for own in re.split(links, plain(part)) if own.strip())


class YesNoKind(FieldKind):
    """Yes or no."""

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """Yes, then no."""
        del field
        return tuple((value, str(say(f"forms.{value}", language))) for value in (YES, NO))

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """A word for yes or for no, with at most two more that do not say the contrary."""
        said = plain(text)
        if said in ("1", "2"):
            return Read((YES, NO)[int(said) - 1])
        ends = field.key == MORE and means(said, "enough", moment.language)
        meant = [NO] if ends else [value for value in (YES, NO) if means(said, value, moment.language)]
        if meant:
            return Read(meant[0]) if len(meant) == 1 else Unread("forms.problem.yes-no")
        tokens = said.split()
        if "?" in text or len(tokens) > _SHORT:
            return Unread("forms.problem.yes-no")
        if field.key == MORE and not set(tokens) <= _about_more(moment.language):
            # «Sì, abitiamo qui» answers another question: a child too many is hard to see.
            return Unread("forms.problem.yes-no")
        inside = [value for value in (YES, NO) if set(tokens) & set(listed(value, moment.language))]
        if len(inside) != 1 or (inside[0] == YES and denies(text, moment.language)):
            return Unread("forms.problem.yes-no")
        return Read(inside[0])

    def show(self, field: Field, value: str, language: str) -> str:
        """Yes or no, in words."""
        del field
        return str(say(f"forms.{value}", language))


def _about_more(language: str) -> set[str]:
    """Words that may stand beside a yes or a no to "another one?"."""
    phrases = (phrase for key in (YES, NO, "more") for phrase in listed(key, language))
    return {word for phrase in phrases for word in phrase.split()}
