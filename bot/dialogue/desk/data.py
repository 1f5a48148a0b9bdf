# SPDX-License-Identifier: AGPL-3.0-or-later
"""Personal data of a case: to one operator, in private, and written down for the resident to read."""

from datetime import timedelta

from markupsafe import Markup

from bot.cases import Case, Deed, Event, Record
from bot.dialogue.desk import cards
from bot.dialogue.desk.casework import event, noted, office_says
from bot.dialogue.scene import Scene, on_day
from bot.forms import sent
from bot.model import Act, Button, Outgoing, Parcel, Rows, Turn
from bot.phrases import knows

DATA_WINDOW = timedelta(hours=1)
"""How long after acting at the desk an operator may open personal data through a link in private."""


def show(scene: Scene, case: Case) -> Turn:
    """The data of a case were asked for: they go to whoever pressed it, in private."""
    if not scene.records.knows(scene.said.sender):
        return _open_private(scene, case)
    return _shown(scene, case, (scene.toast("desk.data-sent"),), noted(scene))


def by_link(scene: Scene, reference: str) -> Turn | None:
    """The operator opened the private chat through the link of `show`; None if this is no such person."""
    case = scene.records.case(reference)
    if case is None:
        return None
    seen = [scene.records.operator_since(scene.said.sender, office) for office in case.offices]
    latest = max((moment for moment in seen if moment), default=None)
    if latest is None or scene.now - latest > DATA_WINDOW:
        return None
    return _shown(scene, case)


def print_out(scene: Scene, case: Case) -> Turn:
    """The whole case as a text to print or to put on file; a look at personal data like any other."""
    if not scene.records.knows(scene.said.sender):
        return _open_private(scene, case)
    text = _view(scene, case)
    paper = Outgoing(
        to=scene.said.sender,
        text=office_says("office.print", reference=case.reference),
        attachment=f"{case.reference}.txt",
        content=_plain(text).encode("utf-8-sig"),
    )
    seen = Record(case, event(scene, case, Deed.SEEN))
    return scene.ends("desk-print", scene.toast("desk.data-sent"), paper, acts=(*noted(scene), seen))


def private_card(scene: Scene, case: Case) -> Turn:
    """The case with its data and all its buttons, in the operator's private chat."""
    return _shown(scene, case, rows=cards.desk_buttons(case, scene.today))


def _open_private(scene: Scene, case: Case) -> Turn:
    link = f"https://t.me/{scene.town.handle}?start=data_{case.reference}"
    guide = scene.reply(
        scene.say("desk.open-private", name=scene.said.name),
        (Button(str(scene.say("desk.do.open-private")), link=link),),
    )
    toast = scene.toast("desk.open-private-toast")
    return scene.ends("desk-unknown-operator", toast, guide, acts=noted(scene))


def _shown(
    scene: Scene, case: Case, before: tuple[Parcel, ...] = (), acts: tuple[Act, ...] = (), rows: Rows = ()
) -> Turn:
    text = _view(scene, case)
    seen = Record(case, event(scene, case, Deed.SEEN))
    view = Outgoing(to=scene.said.sender, text=text, buttons=rows)
    files = _files(scene, case)
    return scene.ends("desk-data", *before, view, *files, acts=(*acts, seen))


def _view(scene: Scene, case: Case) -> Markup:
    """Everything that was declared, for one operator in private."""
    heading = office_says("desk.data.heading", reference=case.reference, title=case.title)
    declared = [office_says("desk.card.line", label=line.label, value=line.shown) for line in case.lines]
    exchanged = [
        _exchanged(scene, each)
        for each in scene.records.events(case.id)
        if each.words and any(knows(f"{room}.data.{each.deed}") for room in ("desk", "office"))
    ]
    return cards.LINE_BREAK.join([heading, *declared, *exchanged, office_says("desk.data.care")])


def _exchanged(scene: Scene, happened: Event) -> Markup:
    room = "desk" if knows(f"desk.data.{happened.deed}") else "office"
    values = {"words": happened.words, "day": on_day(scene.town.day(happened.at))}
    if room == "office":
        values["name"] = happened.actor_name
    return office_says(f"{room}.data.{happened.deed}", **values)


def _files(scene: Scene, case: Case) -> list[Outgoing]:
    """The photos and files that came with a case, each with its number: alone none tells where it belongs.

    They are the channel's own copies, so nothing is kept here.
    """
    form = scene.town.forms.get(case.form)
    return [
        Outgoing(
            to=scene.said.sender,
            text=office_says("desk.data.photo", reference=case.reference, label=line.label),
            photo=file.photo,
            document=file.document,
        )
        for line in case.lines
        if form is not None and (file := sent(form, line.key, line.value))
    ]


def _plain(text: str) -> str:
    return "\n".join(str(Markup(line).striptags()) for line in text.split("\n"))  # noqa: S704  # goes on paper
