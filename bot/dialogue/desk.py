# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office does with its cases, from its desk."""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from bot.cases import Case, Deed, Event, NoteOperator, Record, State
from bot.dialogue import cards
from bot.dialogue.scene import Scene, in_rows
from bot.model import Act, Button, Expecting, Outgoing, Parcel, Turn, Urgency, spoken
from bot.phrases import knows, say

DATA_WINDOW = timedelta(hours=1)
"""How long after acting at the desk an operator may open personal data through a link in private."""
SHORTEST_REASON = 10
"""Characters: a reason that a resident can understand is at least a few words."""
LONGEST_WORDS = 1500
QUESTION = "question"
"""Key of the line that holds what was asked, in a case that is a question."""


def press(scene: Scene, verb: str, reference: str) -> Turn:
    """A button of a case card: `case:<verb>:<reference>`."""
    case = scene.records.case(reference)
    if case is None or not _at_own_desk(scene, case):
        return scene.ends("desk-refused", scene.toast("desk.not-yours"))
    if not scene.said.identified:
        return scene.ends("desk-anonymous", scene.toast("desk.anonymous"))
    return _PRESSES[verb](scene, case)


def _at_own_desk(scene: Scene, case: Case) -> bool:
    return case.office in scene.records.offices_at(scene.said.chat)


def _take(scene: Scene, case: Case) -> Turn:
    if case.state is not State.SUBMITTED:
        by = case.operator_name or say("desk.somebody", scene.language)
        return scene.ends(
            "desk-taken-already", scene.toast("desk.taken-already", name=by), *_cards(scene, case)
        )
    taken = replace(case.moved(State.IN_PROGRESS), operator=scene.said.sender, operator_name=scene.said.name)
    told = _tell_resident(scene, taken, "cases.told.taken")
    return _done(scene, taken, Deed.TAKEN, "", scene.toast("desk.taken", reference=case.reference), told)


def _data(scene: Scene, case: Case) -> Turn:
    if not scene.records.knows(scene.said.sender):
        link = f"https://t.me/{scene.town.handle}?start=data_{case.reference}"
        guide = scene.reply(
            scene.say("desk.open-private", name=scene.said.name),
            (Button(str(scene.say("desk.do.open-private")), link=link),),
        )
        note = NoteOperator(scene.said.sender, scene.said.chat, scene.said.name)
        return scene.ends(
            "desk-unknown-operator", scene.toast("desk.open-private-toast"), guide, acts=(note,)
        )
    toast = scene.toast("desk.data-sent")
    return _show_data(scene, case, toast, NoteOperator(scene.said.sender, scene.said.chat, scene.said.name))


def data_by_link(scene: Scene, reference: str) -> Turn | None:
    """The operator opened the private chat through the link of `_data`; None if this is no such person."""
    case = scene.records.case(reference)
    seen = scene.records.operator_since(scene.said.sender, case.office) if case else None
    if case is None or seen is None or scene.now - seen > DATA_WINDOW:
        return None
    return _show_data(scene, case)


def _show_data(scene: Scene, case: Case, *before: Parcel | Act) -> Turn:
    acts = tuple(act for act in before if isinstance(act, Act))
    parcels = tuple(parcel for parcel in before if not isinstance(parcel, Act))
    text = cards.private_view(case, scene.records.events(case.id), scene.town)
    seen = Record(case, _event(scene, case, Deed.SEEN, ""))
    view = Outgoing(to=scene.said.sender, text=text)
    photos = cards.photos(case, scene.town, scene.said.sender)
    return scene.ends("desk-data", *parcels, view, *photos, acts=(*acts, seen))


def _ask(scene: Scene, case: Case) -> Turn:
    return _expects(scene, case, "missing", "desk.write-missing")


def _close(scene: Scene, case: Case) -> Turn:
    buttons = [
        Button(
            str(say(f"desk.end.{state}-{case.kind}", cards.OFFICE_LANGUAGE)), f"end:{state}:{case.reference}"
        )
        for state in cards.endings(case)
    ]
    question = scene.reply(
        say("desk.how-to-close", cards.OFFICE_LANGUAGE, reference=case.reference), *in_rows(buttons, 1)
    )
    return scene.ends("desk-closing", scene.toast("desk.choose"), question)


def press_end(scene: Scene, state: str, reference: str) -> Turn:
    """How the case ends was chosen: `end:<state>:<reference>`. Now the reason, in words."""
    case = scene.records.case(reference)
    if case is None or not _at_own_desk(scene, case) or not scene.said.identified:
        return scene.ends("desk-refused", scene.toast("desk.not-yours"))
    return _expects(scene, case, state, _of_kind("desk.write-reason", case))


def _of_kind(key: str, case: Case) -> str:
    """The phrase for that kind of case, where there is one of its own."""
    own = f"{key}-{case.kind}"
    return own if knows(own) else key


def _expects(scene: Scene, case: Case, what: str, key: str) -> Turn:
    if case.state.ended:
        return scene.ends("desk-ended-already", scene.toast("desk.ended-already"), *_cards(scene, case))
    prompt = scene.reply(say(key, cards.OFFICE_LANGUAGE, reference=case.reference), asks=True)
    expecting = Expecting(f"desk:{what}:{case.reference}", scene.now)
    return scene.ends("desk-asked-words", scene.toast("desk.write"), prompt, expecting=expecting)


def words(scene: Scene, what: str, reference: str) -> Turn:
    """The operator wrote what is missing, or the reason for the end: `desk:<missing|state>:<reference>`."""
    case, written = scene.records.case(reference), scene.said.text.strip()
    if case is None or not _at_own_desk(scene, case):
        return scene.ends("desk-refused", scene.reply(scene.say("desk.not-yours")), expecting=None)
    if case.state.ended:
        return scene.ends("desk-ended-already", scene.reply(scene.say("desk.ended-already")), expecting=None)
    if not SHORTEST_REASON <= len(written) <= LONGEST_WORDS:
        return scene.ends(
            "desk-again", scene.reply(scene.say("desk.more-words", longest=LONGEST_WORDS), asks=True)
        )
    free = scene.with_conversation(expecting=None)
    if what == "missing":
        return _ask_resident(free, case, written)
    return _end(free, case, State(what), written)


def _ask_resident(scene: Scene, case: Case, written: str) -> Turn:
    if not case.may(State.AWAITING_RESIDENT):
        return scene.ends("desk-waiting-already", scene.reply(scene.say("desk.waiting-already")))
    waiting = _charged(scene, case.moved(State.AWAITING_RESIDENT))
    answer = Button(str(say("cases.do.answer", case.language)), f"answer:{case.reference}")
    told = _tell_resident(scene, waiting, "cases.told.asked", (answer,), words=written)
    confirmed = scene.reply(say("desk.asked", cards.OFFICE_LANGUAGE, reference=case.reference))
    return _done(scene, waiting, Deed.ASKED, written, confirmed, told)


def _end(scene: Scene, case: Case, state: State, written: str) -> Turn:
    ended = _charged(scene, case.moved(state))
    asked = case.declared[QUESTION].shown if QUESTION in case.declared else ""
    told = _tell_resident(scene, ended, _of_kind(f"cases.told.{state}", case), words=written, asked=asked)
    confirmed = scene.reply(say("desk.ended", cards.OFFICE_LANGUAGE, reference=case.reference))
    return _done(scene, ended, Deed.ENDED, written, confirmed, told)


def _charged(scene: Scene, case: Case) -> Case:
    """Whoever acts on a case that nobody has taken is in charge of it."""
    return case if case.operator else replace(case, operator=scene.said.sender, operator_name=scene.said.name)


def _done(scene: Scene, case: Case, deed: Deed, written: str, *parcels: Parcel) -> Turn:
    note = NoteOperator(scene.said.sender, scene.said.chat, scene.said.name)
    record = Record(case, _event(scene, case, deed, written))
    return scene.ends(f"desk-{deed}", *parcels, *_cards(scene, case), acts=(note, record))


def _event(scene: Scene, case: Case, deed: Deed, written: str) -> Event:
    return Event(
        id=scene.said.id,
        case=case.id,
        deed=deed,
        at=scene.now,
        actor=scene.said.sender,
        actor_name=scene.said.name,
        words=written,
    )


def _cards(scene: Scene, case: Case) -> list[Outgoing]:
    return [cards.desk_card(case, desk) for desk in scene.records.desks(case.office)]


def _tell_resident(
    scene: Scene, case: Case, key: str, *rows: tuple[Button, ...], **values: object
) -> Outgoing:
    office = scene.town.office_name(case.office, case.language)
    title = spoken(scene.town.forms[case.form].title, case.language)
    text = say(key, case.language, reference=case.reference, title=title, office=office, **values)
    return Outgoing(to=case.chat, text=text, buttons=rows, urgency=Urgency.NOTICE)


_PRESSES: dict[str, Callable[[Scene, Case], Turn]] = {
    "take": _take,
    "data": _data,
    "ask": _ask,
    "close": _close,
}
