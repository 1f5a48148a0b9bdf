# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy of their own data that a person reads in the chat or takes home."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from bot import forms
from bot.cases import Case, Deed, Event
from bot.dialogue.desk import cards
from bot.dialogue.scene import Scene, on_day
from bot.model import Progress, spoken
from bot.phrases import knows


class Declared(Struct, frozen=True):
    """One answer: the question in short, and what was answered."""

    label: str
    value: str
    on_screen: str = ""
    """As a screen may show it, where that differs (a codice fiscale is masked)."""


class Happened(Struct, frozen=True):
    """Something that was done with a request, on the town's clock."""

    at: str
    what: str
    who: str = ""
    words: str = ""


class Draft(Struct, frozen=True):
    """A form left half done."""

    form: str
    begun: str
    kept_days: int
    answers: tuple[Declared, ...]


class Request(Struct, frozen=True, kw_only=True):
    """A request that was sent."""

    reference: str
    title: str
    state: str
    office: str
    sent: str
    kept_until: str
    """A day; empty while the request is open."""
    declared: tuple[Declared, ...]
    happened: tuple[Happened, ...]
    seen_by: tuple[Happened, ...]
    """Who looked at the data."""


class Copy(Struct, frozen=True, kw_only=True):
    """Everything that is kept of one person."""

    municipality: str
    made_at: str
    address: str
    """The number of the chat: it is how we find this person's things."""
    language: str
    last_topic: str
    draft: Draft | None
    requests: tuple[Request, ...]
    news: tuple[str, ...]
    alerts: tuple[str, ...]


def gather(scene: Scene) -> Copy:
    """What the record holds of whoever speaks, in their language."""
    title, town = scene.town.short_title, scene.town
    topic = scene.conversation.topic
    chat = scene.said.chat

    def titles(topics: frozenset[str]) -> tuple[str, ...]:
        return tuple(title(each, scene.language) for each in town.topics if each in topics)

    return Copy(
        municipality=town.name,
        made_at=_moment(scene, scene.now),
        address=scene.said.sender,
        language=scene.language,
        last_topic=title(topic, scene.language) if topic in town.topics else "",
        draft=_draft(scene, scene.conversation.progress),
        requests=tuple(_request(scene, case) for case in scene.records.cases_of(scene.said.sender)),
        news=titles(scene.records.followed(chat)),
        alerts=titles(scene.records.awaited(chat)),
    )


def as_json(copy: Copy) -> bytes:
    """The copy for a machine, readable for a person too; UTF-8."""
    return msgspec.json.format(msgspec.json.encode(copy), indent=2)


def _draft(scene: Scene, progress: Progress | None) -> Draft | None:
    form = scene.town.forms.get(progress.form) if progress else None
    if progress is None or form is None:
        return None
    answers = tuple(
        Declared(entry.label, entry.full, entry.shown)
        for entry in forms.summary(form, progress, scene.language)
    )
    days = scene.town.retention.draft_days
    return Draft(spoken(form.title, scene.language), _moment(scene, progress.started), days, answers)


def _request(scene: Scene, case: Case) -> Request:
    events = scene.records.events(case.id)
    until = scene.town.retention.erasable_from(case, events)
    form = scene.town.forms.get(case.form)
    office = scene.town.office_name(case.office, scene.language)
    return Request(
        reference=case.reference,
        title=spoken(form.title, scene.language) if form else case.title,
        state=str(cards.state_name(case, scene.language).striptags()),
        office=office,
        sent=_moment(scene, case.opened_at),
        kept_until=on_day(scene.town.day(until)) if until else "",
        declared=tuple(
            Declared(line.label, line.shown, _on_screen(scene, case, line.key, line.shown))
            for line in case.lines
        ),
        happened=_happened(scene, events),
        seen_by=tuple(
            Happened(_moment(scene, event.at), "", _who(scene, event, office))
            for event in events
            if event.deed is Deed.SEEN
        ),
    )


def _on_screen(scene: Scene, case: Case, key: str, shown: str) -> str:
    """A codice fiscale stays masked in the chat, as its form promised."""
    form = scene.town.forms.get(case.form)
    parts = [part for part in key.split(".") if not part.isdecimal()]
    fields = form.fields if form else ()
    for part in parts:
        field = next((field for field in fields if field.key == part), None)
        if field is None:
            return shown
        fields = field.fields
        if field.kind == "fiscal-code":
            return forms.masked(shown)
    return shown


def _happened(scene: Scene, events: Sequence[Event]) -> tuple[Happened, ...]:
    """What was done, and the words that went between person and office; not the office's own notes."""
    return tuple(
        Happened(
            _moment(scene, event.at),
            str(scene.say(f"mydata.deed.{event.deed}").striptags()),
            event.actor_name,
            event.words,
        )
        for event in events
        if knows(f"mydata.deed.{event.deed}")
    )


def _who(scene: Scene, event: Event, office: str) -> str:
    """The operator, and the office for which they looked: it may have been another one then."""
    acted_for = scene.town.office_name(event.office, scene.language) if event.office else office
    return f"{event.actor_name}, {acted_for}" if event.actor_name else acted_for


def _moment(scene: Scene, moment: datetime) -> str:
    local = scene.local(moment)
    return f"{on_day(local.date())} {local.hour}:{local.minute:02}"
