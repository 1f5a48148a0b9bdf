# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was answered, line by line: for the person to check, for the office to read."""

from msgspec import Struct

from bot.forms.form import MORE, OTHER_TOPIC, PRIVACY, Field, Form, View
from bot.forms.kinds import KINDS
from bot.forms.kinds.choice import YES
from bot.forms.reading import NOT_NEEDED, TO_OFFICE
from bot.forms.route import exists, field_at, walk
from bot.forms.words import match, plain
from bot.model import Progress, spoken
from bot.phrases import say


class Entry(Struct, frozen=True):
    """One declared answer."""

    key: str
    label: str
    shown: str
    """As a screen may show it: a codice fiscale is masked."""
    full: str
    """The same for whoever works on the case: nothing is masked."""
    value: str
    """As the office needs it; empty where nothing was answered."""
    office: View
    complete: bool
    """False where the office still has to ask: left to it, or a code that does not exist yet."""


def lines(form: Form, progress: Progress) -> tuple[str, ...]:
    """The keys of all answers that can be changed, as the summary counts them.

    Whether a group has another round is no line of the summary: after all others, one can be added.
    """
    asked = [key for key in walk(form, progress.answers) if key != PRIVACY and key in progress.answers]
    last = (key for key in asked if is_more(key) and progress.answers[key].value != YES)
    return (*(key for key in asked if not is_more(key)), *last)


def is_more(key: str) -> bool:
    """Whether the key stands for "is there another one?"."""
    return key.endswith(f".{MORE}")


def summary(form: Form, progress: Progress, language: str) -> tuple[Entry, ...]:
    """What is declared, in order, in any language."""
    return tuple(entry(form, progress, key, language) for key in lines(form, progress) if not is_more(key))


def matter(form: Form, progress: Progress) -> str:
    """Id of the service or office that a finished form is about; empty where the person did not know."""
    if form.topic:
        return form.topic
    answer = progress.answers.get("topic")
    return answer.value if answer and answer.value not in (NOT_NEEDED, TO_OFFICE, OTHER_TOPIC) else ""


def beneficiary(form: Form, progress: Progress) -> str:
    """Whom the request is for, in a spelling to compare; empty where it is for the person who writes.

    Two requests of one person for the same service are two requests if this differs.
    """
    named = (key for key in lines(form, progress) if field_at(form, key).beneficiary)
    return "; ".join(sorted(plain(progress.answers[key].value) for key in named))


def missing(form: Form, progress: Progress, language: str) -> tuple[Entry, ...]:
    """What the office still has to ask."""
    return tuple(line for line in summary(form, progress, language) if not line.complete)


def entry(form: Form, progress: Progress, key: str, language: str) -> Entry:
    """One line of the summary."""
    field = field_at(form, key)
    value = progress.answers[key].value
    return Entry(
        key=key,
        label=label(form, progress, key, language),
        shown=shown_value(field, value, language),
        full=_unsaid(value, language) or KINDS[field.kind].tell(field, value, language),
        value="" if value == TO_OFFICE else value,
        office=field.office,
        complete=KINDS[field.kind].complete(value),
    )


def label(form: Form, progress: Progress, key: str, language: str) -> str:
    """The label; in a group of several rounds, with whom it is about (`Bambino 2: data di nascita`)."""
    own = spoken(field_at(form, key).label, language)
    parts = key.split(".")
    if len(parts) == 1 or not any(k.startswith(f"{parts[0]}.2.") for k in walk(form, progress.answers)):
        return own
    group = spoken(field_at(form, parts[0]).label, language)
    return f"{group} {parts[1]}: {own}"


def shown_value(field: Field, value: str, language: str) -> str:
    """A value as it is read back, also where nothing was answered."""
    return _unsaid(value, language) or KINDS[field.kind].show(field, value, language)


def _unsaid(value: str, language: str) -> str:
    unsaid = {NOT_NEEDED: "forms.skipped", TO_OFFICE: "forms.left"}
    return str(say(unsaid[value], language)) if value in unsaid else ""


def line_meant(form: Form, progress: Progress, text: str, language: str) -> str:
    """The key of the line that a text names, by its number or its label; empty where it is not one line."""
    keys = lines(form, progress)
    found = match(text, {key: (label(form, progress, key, language),) for key in keys}, language)
    return found[0] if len(found) == 1 and exists(form, found[0]) else ""
