# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads `services/<topic>/service.yaml`."""

import re
from datetime import datetime

from bot.answers.library.service import Service, Source, Status
from bot.answers.library.vocabularies import ARGUMENTS, CATEGORIES, EVENTS, FACETS, PROCEDURES, STATES, WAYS
from bot.answers.library.window import Window, closing, is_skipped, opening
from bot.fields import NONE, Fields
from bot.model import Problem
from bot.written import Written

_YEARS = re.compile(r"\d{4}(?:-\d{4})?")


def service(topic: str, written: Written, problems: list[Problem]) -> Service:
    """The service of a topic, as far as it can be read; whatever is wrong is noted."""
    fields = Fields(written, f"service '{topic}'", problems)
    found = Service(
        id=topic,
        title=fields.texts("title"),
        names=fields.part("names").lists(),
        description=fields.texts("description"),
        office=fields.text("office"),
        status=_status(fields, problems),
        window=_window(fields, problems),
        form=_none(fields.text("form")),
        answer_days=fields.number("answer_days"),
        completion=_some_of(fields, "completion", WAYS),
        sources=_sources(fields, problems),
        verified_on=fields.day("verified_on"),
        review_by=fields.day("review_by"),
        categories=_some_of(fields, "categories", CATEGORIES),
        arguments=_some_of(fields, "arguments", ARGUMENTS),
        events=fields.several_of("events", EVENTS),
        related=fields.words("related"),
        competitive=fields.maybe("procedure") is not None
        and fields.one_of("procedure", PROCEDURES) == PROCEDURES[0],
        without=fields.several_of("without", FACETS) if fields.maybe("without") else (),
    )
    fields.close()
    return found


def _some_of(fields: Fields, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """A list with one word or more, each one of `choices`."""
    found, written = fields.several_of(key, choices), fields.written.keys.get(key)
    if written is not None and written.value == ():
        fields.wrong(written, f"'{key}' is an empty list; right is one or more of: {'; '.join(choices)}")
    return found


def _none(text: str) -> str:
    return "" if text == NONE else text


def _status(fields: Fields, problems: list[Problem]) -> Status:
    found = fields.need("status")
    if found is None:
        return Status("closed")
    status = Fields(found, "'status'", problems)
    is_ = status.one_of("is", STATES)
    since = status.day_or_missing("since")
    horizon = _horizon(status) if is_ == "planned" else ""
    if is_:
        status.close()
    if is_ and is_ != "planned" and since is None:
        fields.wrong(found, f"'since' is missing and the service is {is_}; right is the day it became so")
    return Status(is_ or "closed", since, horizon)


def _horizon(status: Fields) -> str:
    found = status.need("horizon")
    if found is not None and not _YEARS.fullmatch(found.text):
        status.wrong(found, f"'horizon' is {found.shown()}; right is years like 2023-2025")
    return found.text if found is not None else ""


def _window(fields: Fields, problems: list[Problem]) -> Window | None:
    found = fields.need("window")
    if found is None or found.text == NONE:
        return None
    window = Fields(found, "'window'", problems)
    opens, closes = _moment(window, "opens", problems), _moment(window, "closes", problems)
    window.close()
    if opens is None or closes is None:
        return None
    if opens >= closes:
        fields.wrong(found, f"'window' closes at {closes} and opens at {opens}; right is to close later")
    return Window(opening(opens), closing(closes))


def _moment(window: Fields, key: str, problems: list[Problem]) -> datetime | None:
    """What the clocks of Rome show, to the second (naive)."""
    found = window.need(key)
    if found is None:
        return None
    try:
        wall = datetime.fromisoformat(found.text)
    except ValueError:
        wall = None
    if wall is None or wall.tzinfo is not None or "T" not in found.text:
        problems.append(
            found.wrong(f"'{key}' is {found.shown()}; right is a time in Italy like 2026-07-15T23:59:59")
        )
        return None
    if is_skipped(wall):
        problems.append(
            found.wrong(f"'{key}' is {found.shown()}, an hour that the clocks skip; right is an hour later")
        )
        return None
    return wall


def _sources(fields: Fields, problems: list[Problem]) -> dict[str, Source]:
    found = fields.need("sources")
    if found is None:
        return {}
    if not found.keys:
        fields.wrong(
            found, f"'sources' is {found.shown()}; right is `<id>: {{title: …, url: …, read_on: …}}`"
        )
    return {key: _source(key, written, problems) for key, written in found.keys.items()}


def _source(key: str, written: Written, problems: list[Problem]) -> Source:
    fields = Fields(written, f"source '{key}'", problems)
    source = Source(fields.texts("title"), _none(fields.text("url")), fields.day("read_on"))
    fields.close()
    return source
