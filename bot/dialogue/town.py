# SPDX-License-Identifier: AGPL-3.0-or-later
"""One municipality as the dialogue sees it: everything under `knowledge/`, loaded once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from bot import answers, forms, phrases
from bot.answers import Lessons, Library, Reader, calculators, wordfiles
from bot.answers.calculators import Tables
from bot.answers.library import body, place
from bot.answers.library.body import Body
from bot.answers.library.place import Place
from bot.answers.memory import NO_MEMORY, Memory
from bot.cases import Offices, Replies, Rhythm, offices, ranking, replies, retention, rhythm
from bot.cases.retention import CaseTerm, Retention
from bot.errors import BadKnowledge
from bot.forms import Field, Form, Forms, Purpose
from bot.model import REFERENCE_LANGUAGE, Problem, spoken
from bot.phrases import say

REACHED = ("phone", "email", "hours", "place")
"""What tells how to reach an office."""


class Town(Struct, frozen=True, kw_only=True):
    """What the bot may say in this town, and whom it serves there."""

    place: Place
    offices: Offices
    rhythm: Rhythm
    """When the offices work, and when they are reminded."""
    replies: Replies
    """Ready words for offices, by key."""
    library: Library
    lessons: Callable[[], Lessons]
    """What there is to learn before messages are understood."""
    learn: Callable[[], Reader]
    """Gives whoever understands messages, at the first call after learning what the memory lacks."""
    forms: Forms
    retention: Retention
    tables: Tables
    """What sums are worked out from."""
    bodies: Mapping[str, Body]
    """Who is in charge of what is not the municipality's, by id."""
    handle: str = ""
    """The bot's own name on Telegram, without @."""
    letters: bool = False
    """Whether offices can be written to by e-mail."""
    operator: str = ""
    """Address of whoever runs the bot; empty where nobody is to be told."""

    @classmethod
    def load(cls, folder: Path, memory: Memory = NO_MEMORY) -> Self:
        """Everything in `folder`; what it teaches comes from the memory where it is there already.

        Nothing is learned yet: whoever counts requests or writes them to a file need not wait for that.

        Raises:
            BadKnowledge: a file cannot be used; says path:line, what and what is right.
        """
        library = answers.load(folder)
        lessons = cache(partial(Lessons, library, folder, memory))
        known = forms.load(folder / "forms")
        here = place.load(folder)
        return cls(
            place=here,
            rhythm=rhythm.load(folder, ZoneInfo(here.timezone), here.patron_day.value),
            replies=replies.load(folder),
            offices=offices.load(folder),
            library=library,
            lessons=lessons,
            learn=cache(partial(_taught, lessons, lessons.cache_clear)),
            forms=known,
            retention=replace(retention.load(folder), forms={key: _term(known[key]) for key in known}),
            tables=calculators.load(folder),
            bodies=body.load(folder),
        )

    def settled(self) -> "Town":
        """The town as it serves: it has learned, and no longer holds the texts that taught it."""
        reader = self.learn()
        return replace(self, learn=lambda: reader, lessons=_no_lessons)

    @property
    def reader(self) -> Reader:
        """Understands messages.

        Raises:
            BadKnowledge: at the first use, a file with words of people cannot be used.
        """
        return self.learn()

    @property
    def name(self) -> str:
        """`Comune di …`."""
        return self.place.name.spoken(REFERENCE_LANGUAGE)

    @property
    def timezone(self) -> ZoneInfo:
        """The clock that residents read."""
        return ZoneInfo(self.place.timezone)

    def day(self, moment: datetime) -> date:
        """The day of a moment on the town's clock."""
        return moment.astimezone(self.timezone).date()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the bot speaks here, Italian first."""
        return self.place.languages

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of the services: first those one can apply for here."""
        return tuple(sorted(self.library.services, key=lambda topic: not self.library.services[topic].form))

    def short_title(self, topic: str, language: str) -> str:
        """What a button calls the service."""
        return spoken(self.library.services[topic].title, language)

    @property
    def office_ids(self) -> tuple[str, ...]:
        """Ids of all offices."""
        return tuple(office.id for office in self.offices)

    def office_name(self, office: str, language: str) -> str:
        """What people call the office."""
        return spoken(self.offices[office].name, language)

    def digest_at(self, *offices: str) -> time:
        """When those offices want their list of the day: the earliest hour that one of them has chosen."""
        return min(self.offices[each].digest_at or self.rhythm.digest_at for each in offices)

    def contact(self, office: str, language: str) -> Markup:
        """How to reach that office of ours, or the town hall where it is none."""
        if office in self.offices:
            known = self.offices[office].spoken(language)
            return _contact(known, REACHED, language)
        return _contact(self.place.spoken(language), (*REACHED, "pec", "website"), language)

    def fill(self, text: Markup, office: str, language: str) -> Markup:
        """The text with the values of the town and of that office in it."""
        return place.fill(text, self.place.spoken(language), self.offices[office].spoken(language), language)

    def has_page(self, page: str) -> bool:
        """Whether there is a fixed text of that name."""
        return any(name == page for name, _ in self.library.pages)

    def page(self, page: str, language: str) -> Markup:
        """A fixed text, with the values of the town in it; a line for a missing one is left out."""
        here = self.place.spoken(language)
        return place.fill(place.without_missing(self.library.page(page, language), here), here, {}, language)

    def repository(self, language: str) -> str:
        """Where the source of this software is, or that nobody has told us."""
        return self.place.repository.spoken(language) or say("library.missing", language)

    def form_for(self, topic: str) -> Form | None:
        """The form by which one applies for a service here, if there is one."""
        return self.forms.get(self.library.services[topic].form)

    def forms_of(self, *purposes: Purpose) -> tuple[Form, ...]:
        """The forms that serve one of these purposes."""
        return tuple(form for form in self.forms.values() if form.kind in purposes)


def _no_lessons() -> Lessons:
    raise BadKnowledge("what this town learned from is no longer held; right is a town that was just loaded")


def _taught(lessons: Callable[[], Lessons], forget: Callable[[], None]) -> Reader:
    """Whoever knows these lessons; their texts are forgotten, since they would only take memory now."""
    reader = Reader.taught(lessons())
    forget()
    return reader


def _term(form: Form) -> CaseTerm:
    """How long the form promises to keep its answers."""
    return CaseTerm(form.keep.days, dict(_own_terms(form.fields)))


def _own_terms(fields: Iterable[Field], prefix: str = "") -> Iterator[tuple[str, int]]:
    for field in fields:
        if field.keep is not None:
            yield f"{prefix}{field.key}", field.keep.days
        yield from _own_terms(field.fields, f"{prefix}{field.key}.")


def problems(folder: Path, today: date) -> Iterator[Problem]:
    """Everything that is wrong in the knowledge base and in the phrases, room by room."""
    yield from phrases.problems()
    yield from place.problems(folder)
    yield from offices.problems(folder)
    yield from rhythm.problems(folder)
    yield from replies.problems(folder)
    yield from retention.problems(folder)
    yield from ranking.problems(folder)
    yield from forms.problems(folder / "forms")
    yield from answers.problems(folder, today, _told(folder))
    yield from body.problems(folder)
    yield from wordfiles.problems(folder, _topics(folder))


def _topics(folder: Path) -> frozenset[str]:
    """The topics that have a sheet: others may not be named."""
    return frozenset(path.parent.name for path in folder.glob("services/*/service.yaml"))


def _told(folder: Path) -> frozenset[str]:
    """The local values that sheets may state, as far as they can be read."""
    try:
        return place.load(folder).told() | offices.load(folder).told()
    except BadKnowledge:
        return frozenset()


def _contact(known: Mapping[str, str], fields: Sequence[str], language: str) -> Markup:
    """What is known of these; what the municipality has not communicated is named as such."""
    lines = [say("sheets.contact.office", language, office=known["name"])]
    told = [name for name in fields if known[name]]
    lines += [say(f"sheets.contact.{name}", language, value=known[name]) for name in told]
    lacking = [str(say(f"sheets.contact.names.{name}", language)) for name in fields if not known[name]]
    if lacking:
        lines.append(say("sheets.contact.untold", language, names=", ".join(lacking)))
    return Markup("\n").join(lines)
