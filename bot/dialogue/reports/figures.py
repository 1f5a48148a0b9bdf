# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of figures, as the office or everybody reads it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.cases import State
from bot.cases.figures import OPEN, Figures, History, Leaving, figures, published, published_leaving
from bot.dialogue.desk.cards import OFFICE_LANGUAGE, office_state
from bot.dialogue.town import Town
from bot.forms.ending import SENT, SUMMARY
from bot.forms.form import PRIVACY, Form
from bot.model import spoken
from bot.phrases import say

INDENT = "  "


class Sheet(Struct, frozen=True):
    """Figures by topic, and how forms ended."""

    topics: tuple[Figures, ...]
    forms: tuple[Leaving, ...]

    def published(self) -> "Sheet":
        """The same without what would point at fewer than five people."""
        return Sheet(
            tuple(published(each) for each in self.topics),
            tuple(published_leaving(each) for each in self.forms),
        )

    def lines(self, town: Town) -> Iterator[str]:
        """The sheet in the language of the offices, line by line."""
        for each in self.topics:
            yield from _topic(each, town)
        for form in self.forms:
            yield from _form(form, town)
        if not self.topics and not self.forms:
            yield _say("nothing")


def sheet(
    histories: Iterable[History], endings: Mapping[str, Mapping[str, int]], today: date, timezone: ZoneInfo
) -> Sheet:
    """The figures of these cases, and of the forms that were sent or left (by form and step)."""
    forms = tuple(
        Leaving(
            form=form,
            sent=steps.get(SENT, 0),
            left={step: people for step, people in steps.items() if step != SENT},
        )
        for form, steps in endings.items()
    )
    return Sheet(figures(histories, today, timezone), forms)


def _topic(found: Figures, town: Town) -> Iterator[str]:
    known = found.topic in town.library.services
    title = town.short_title(found.topic, OFFICE_LANGUAGE) if known else found.topic or "-"
    yield _say("topic", topic=title, received=_count(found.received))
    for state, count in found.outcomes.items():
        yield INDENT + _say("outcome", state=_state(state), count=_count(count))
    yield INDENT + _say("take", days=_days(found.days_to_take))
    yield INDENT + _say("end", days=_days(found.days_to_end))
    yield INDENT + _say("overdue", count=_count(found.overdue))


def _form(found: Leaving, town: Town) -> Iterator[str]:
    form = town.forms.get(found.form)
    title = spoken(form.title, OFFICE_LANGUAGE) if form else found.form
    yield _say("form", form=title, count=_count(found.sent))
    for step, count in found.left.items():
        yield INDENT + _say("left", step=_step(form, step), count=_count(count))


def _state(state: str) -> str:
    if state == OPEN:
        return _say("open")
    return str(office_state(State(state)).striptags())


def _step(form: Form | None, step: str) -> str:
    """The label of the field at which it was left."""
    own = {SUMMARY: "summary", PRIVACY: "privacy"}
    if step in own:
        return _say(own[step])
    fields, label = (form.fields if form else ()), step
    for part in step.split("."):
        field = next((field for field in fields if field.key == part), None)
        if field is None:
            break
        fields, label = field.fields, spoken(field.label, OFFICE_LANGUAGE)
    return label


def _count(count: int | None) -> str:
    return _say("few") if count is None else str(count)


def _days(days: float | None) -> str:
    return "-" if days is None else f"{days:g}"


def _say(key: str, **values: object) -> str:
    return str(say(f"table.stats.{key}", OFFICE_LANGUAGE, **values).unescape())
