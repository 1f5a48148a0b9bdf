# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of a person: to see, to take home, to correct, to erase (GDPR, articles 15 to 17)."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.dialogue.mine import correcting, erasing
from bot.dialogue.mine.copy import Copy, Declared, Draft, Request, as_json, gather
from bot.dialogue.mine.paper import as_pdf
from bot.dialogue.scene import PARAGRAPH, Scene, in_rows
from bot.forms import Purpose
from bot.model import Button, Outgoing, Turn, spoken

LINE = Markup("\n")
MOST_BUTTONS = 20


def show(scene: Scene, _: str = "") -> Turn:
    """`/dati`: what is kept of this person, in short, and what can be done about it."""
    if not scene.said.private:
        return scene.ends("ignored")
    parts = [scene.say("mydata.head"), _kept(scene, gather(scene)), scene.say("mydata.telegram")]
    ways = [
        *(scene.button(f"mydata.do.{way}", f"mydata:{way}") for way in ("see", "pdf", "json", "correct")),
        scene.button("mydata.do.withdraw", "mine:"),
        scene.button("mydata.do.erase", "mydata:erase"),
    ]
    return scene.ends("mydata", scene.reply(PARAGRAPH.join(parts), *in_rows(ways, 1)))


def press(scene: Scene, what: str = "") -> Turn:
    """One of the ways was pressed: `mydata:<what>`."""
    if not scene.said.private:
        return scene.ends("ignored")
    return _PRESSES.get(what, show)(scene)


def _kept(scene: Scene, copy: Copy) -> Markup:
    """One line for each kind of thing that is kept; what there is none of is not named."""
    days = scene.town.retention
    lines = [
        scene.say(
            "mydata.kept.conversation", tongue=scene.say("welcome.own-name"), days=days.conversation_days
        )
    ]
    if copy.draft:
        lines.append(scene.say("mydata.kept.draft", title=copy.draft.form, days=days.draft_days))
    lines += [
        scene.say("mydata.kept.request", reference=each.reference, title=each.title, state=each.state)
        for each in copy.requests
    ]
    if copy.news:
        lines.append(scene.say("mydata.kept.news", topics=", ".join(copy.news)))
    if copy.alerts:
        lines.append(scene.say("mydata.kept.alerts", topics=", ".join(copy.alerts)))
    return LINE.join(lines)


def _see(scene: Scene) -> Turn:
    """Every answer that is kept, what was written, and who looked: one message for each request."""
    copy = gather(scene)
    seen = [scene.reply(_draft(scene, copy.draft))] if copy.draft else []
    seen += [scene.reply(_request(scene, each)) for each in copy.requests]
    if not seen:
        seen = [scene.reply(scene.say("mydata.nothing-declared"))]
    return scene.ends("mydata-seen", *seen)


def _draft(scene: Scene, draft: Draft) -> Markup:
    head = scene.say("mydata.draft", title=draft.form, begun=draft.begun)
    return LINE.join([head, *_declared(scene, draft.answers)])


def _request(scene: Scene, request: Request) -> Markup:
    head = scene.say("mydata.request.head", reference=request.reference, title=request.title)
    happened = [
        scene.say(
            "mydata.request.words" if each.words else "mydata.request.happened",
            at=each.at,
            what=each.what,
            words=each.words,
        )
        for each in request.happened
    ]
    seen = [scene.say("mydata.request.seen", at=each.at, who=each.who) for each in request.seen_by]
    until = "mydata.request.until" if request.kept_until else "mydata.request.open"
    return PARAGRAPH.join(
        [
            LINE.join([head, *_declared(scene, request.declared)]),
            LINE.join([scene.say("mydata.request.happened-head"), *happened]),
            LINE.join([scene.say("mydata.request.seen-head" if seen else "mydata.request.unseen"), *seen]),
            scene.say(until, day=request.kept_until),
        ]
    )


def _declared(scene: Scene, answers: Sequence[Declared]) -> list[Markup]:
    return [
        scene.say("mydata.declared", label=each.label, value=each.on_screen or each.value) for each in answers
    ]


def _json(scene: Scene) -> Turn:
    """Everything that is kept, as a file for a machine."""
    return _file(scene, "json", as_json(gather(scene)))


def _pdf(scene: Scene) -> Turn:
    """Everything that is kept, to read and to print."""
    return _file(scene, "pdf", as_pdf(scene, gather(scene)))


def _file(scene: Scene, ending: str, content: bytes) -> Turn:
    name = str(scene.say("mydata.file-name", ending=ending))
    file = Outgoing(to=scene.said.chat, text=scene.say("mydata.file"), attachment=name, content=content)
    return scene.ends(f"mydata-file kind={ending}", file)


def _correct(scene: Scene) -> Turn:
    """How each kind of thing is put right."""
    asks = [
        Button(spoken(form.title, scene.language), f"apply:{form.id}")
        for form in scene.town.forms_of(Purpose.QUESTION)
    ]
    ways = [*correcting.buttons(scene), scene.button("mydata.do.withdraw", "mine:"), *asks]
    rows = in_rows(ways[:MOST_BUTTONS], 1)
    return scene.ends("mydata-correct", scene.reply(scene.say("mydata.correct"), *rows))


_PRESSES: dict[str, Callable[[Scene], Turn]] = {
    "see": _see,
    "json": _json,
    "pdf": _pdf,
    "correct": _correct,
    "erase": erasing.ask,
    "erased": erasing.erase,
}
