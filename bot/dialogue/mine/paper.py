# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy of their own data that a person can print."""

from collections.abc import Iterator

from bot.cases.paper import Paper, Part
from bot.cases.printing import printed
from bot.dialogue.mine.copy import Copy, Declared, Request
from bot.dialogue.scene import Scene, on_day


def as_pdf(scene: Scene, copy: Copy) -> bytes:
    """The copy in the person's language, on pages of A4."""
    paper = Paper(
        language=scene.language,
        sender=copy.municipality,
        kind=_words(scene, "kind"),
        title=_words(scene, "title"),
        reference_label=_words(scene, "made"),
        reference=on_day(scene.today),
        parts=tuple(_parts(scene, copy)),
        foot=_words(scene, "foot"),
        made_at=scene.now,
    )
    return printed(paper)


def _parts(scene: Scene, copy: Copy) -> Iterator[Part]:
    if copy.draft:
        title = str(scene.say("mydata.draft", title=copy.draft.form, begun=copy.draft.begun).striptags())
        yield Part(heading=title, rows=_rows(copy.draft.answers))
    for request in copy.requests:
        yield from _request(scene, request)
    if copy.news:
        yield Part(heading=_words(scene, "news"), points=copy.news)
    if copy.alerts:
        yield Part(heading=_words(scene, "alerts"), points=copy.alerts)
    yield Part(heading=_words(scene, "chat"), rows=_chat(scene, copy))


def _request(scene: Scene, request: Request) -> Iterator[Part]:
    state = (
        (_words(scene, "state"), request.state),
        (_words(scene, "office"), request.office),
        (_words(scene, "until"), request.kept_until or _words(scene, "open")),
    )
    head = scene.say("mydata.request.head", reference=request.reference, title=request.title)
    yield Part(heading=str(head.striptags()), rows=(*state, *_rows(request.declared)))
    happened = (
        f"{each.at}: {each.what}{f': «{each.words}»' if each.words else ''}" for each in request.happened
    )
    yield Part(heading=_words(scene, "happened"), points=tuple(happened))
    seen = tuple(f"{each.at}: {each.who}" for each in request.seen_by) or (_words(scene, "unseen"),)
    yield Part(heading=_words(scene, "seen"), points=seen)


def _chat(scene: Scene, copy: Copy) -> tuple[tuple[str, str], ...]:
    rows = ((_words(scene, "address"), copy.address), (_words(scene, "topic"), copy.last_topic))
    return tuple((label, value) for label, value in rows if value)


def _rows(answers: tuple[Declared, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((answer.label, answer.value) for answer in answers)


def _words(scene: Scene, key: str) -> str:
    return str(scene.say(f"mydata.paper.{key}").unescape())
