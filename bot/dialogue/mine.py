# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's own cases: where they stand, answering what the office asks, taking one back."""

from bot.cases import Case, Deed, Event, Record, State
from bot.dialogue import cards, fence
from bot.dialogue.scene import Scene, in_rows
from bot.model import Button, Expecting, Outgoing, Parcel, Turn, Urgency
from bot.phrases import say

SHOWN = 10
"""Cases listed at once, newest first."""
LONGEST_ANSWER = 2000


def show(scene: Scene, _: str = "") -> Turn:
    """`/pratiche`: every case of this person, one message each."""
    own = scene.records.cases_of(scene.said.sender)
    if not own:
        row = (scene.button("welcome.do.apply", "forms:"), scene.button("general.do.menu", "menu:"))
        return scene.ends("cases-none", scene.reply(scene.say("cases.none"), row))
    return scene.ends("cases-shown", *(_card(scene, case) for case in own[:SHOWN]))


def _card(scene: Scene, case: Case) -> Outgoing:
    events = scene.records.events(case.id)
    text = cards.resident_card(case, events, scene.town, scene.language)
    buttons = []
    if case.state is State.AWAITING_RESIDENT:
        buttons.append(scene.button("cases.do.answer", f"answer:{case.reference}"))
    if not case.state.ended:
        buttons.append(scene.button("cases.do.withdraw", f"withdraw:{case.reference}"))
    copy = Button(str(scene.say("cases.do.copy")), copies=case.reference)
    return scene.reply(text, *in_rows([*buttons, copy], 1))


def answer(scene: Scene, reference: str) -> Turn:
    """The person wants to answer what the office asked: `answer:<reference>`."""
    case = _own(scene, reference)
    if case is None or case.state is not State.AWAITING_RESIDENT:
        return scene.ends(
            "stale", scene.toast("cases.nothing-asked"), scene.reply(scene.say("cases.nothing-asked"))
        )
    prompt = scene.reply(scene.say("cases.write-answer", reference=reference))
    return scene.ends("case-answering", prompt, expecting=Expecting(f"reply:{reference}", scene.now))


def words(scene: Scene, reference: str) -> Turn:
    """The person's answer: `reply:<reference>`. It lands on the case, and the case is the office's again."""
    case, written = _own(scene, reference), scene.said.text.strip()
    if case is None or case.state is not State.AWAITING_RESIDENT:
        return scene.ends("stale", scene.reply(scene.say("cases.nothing-asked")), expecting=None)
    kept_out = fence.money(scene)
    if kept_out:
        again = scene.reply(scene.say("cases.write-answer", reference=reference))
        return fence.fenced(scene, scene.ends("case-answer-again", again), kept_out)
    if not 0 < len(written) <= LONGEST_ANSWER:
        return scene.ends(
            "case-answer-again", scene.reply(scene.say("cases.answer-length", longest=LONGEST_ANSWER))
        )
    back = case.moved(State.IN_PROGRESS)
    thanks = scene.reply(scene.say("cases.answered", reference=reference))
    return _recorded(scene, back, Deed.ANSWERED, written, thanks)


def ask_withdraw(scene: Scene, reference: str) -> Turn:
    """Take a request back? `withdraw:<reference>` asks once more."""
    case = _own(scene, reference)
    if case is None or case.state.ended:
        return scene.ends(
            "stale", scene.toast("cases.ended-already"), scene.reply(scene.say("cases.ended-already"))
        )
    row = (
        scene.button("cases.do.withdraw-yes", f"withdrawn:{reference}"),
        scene.button("cases.do.withdraw-no", "menu:"),
    )
    return scene.ends(
        "case-withdrawing", scene.reply(scene.say("cases.withdraw-sure", reference=reference), row)
    )


def withdraw(scene: Scene, reference: str) -> Turn:
    """Taken back: `withdrawn:<reference>`. The office is told."""
    case = _own(scene, reference)
    if case is None or case.state.ended:
        return scene.ends(
            "stale", scene.toast("cases.ended-already"), scene.reply(scene.say("cases.ended-already"))
        )
    done = scene.reply(scene.say("cases.withdrawn", reference=reference))
    return _recorded(scene, case.moved(State.WITHDRAWN), Deed.WITHDRAWN, "", done)


def _own(scene: Scene, reference: str) -> Case | None:
    case = scene.records.case(reference)
    return case if case is not None and case.person == scene.said.sender else None


def _recorded(scene: Scene, case: Case, deed: Deed, written: str, *parcels: Parcel) -> Turn:
    event = Event(
        id=scene.said.id, case=case.id, deed=deed, at=scene.now, actor=scene.said.sender, words=written
    )
    told: list[Parcel] = []
    for desk in scene.records.desks(case.office):
        told.append(cards.desk_card(case, desk))
        note = say(f"desk.told.{deed}", cards.OFFICE_LANGUAGE, reference=case.reference)
        told.append(Outgoing(to=desk, text=note, urgency=Urgency.NOTICE))
    return scene.ends(f"case-{deed}", *parcels, *told, acts=(Record(case, event),), expecting=None)
