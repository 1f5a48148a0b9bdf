# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's own cases: where they stand, answering what the office asks, taking one back."""

from bot.cases import Case, Deed, Event, Record, State, deeds
from bot.dialogue import fence
from bot.dialogue.desk import cards
from bot.dialogue.desk.casework import desk_cards, desks, office_says, with_term
from bot.dialogue.mine.card import resident_card
from bot.dialogue.scene import Scene, in_rows
from bot.model import Button, Expecting, Outgoing, Parcel, Says, Turn, Urgency
from bot.phrases import knows

SHOWN = 10
"""Cases listed at once, newest first."""
LONGEST_ANSWER = 2000
ANSWERABLE = frozenset({State.AWAITING_RESIDENT, State.REFUSAL_NOTICE})
"""States in which the office waits for words of the resident."""


def show(scene: Scene, _: str = "") -> Turn:
    """`/pratiche`: every case of this person, one message each."""
    filed = scene.records.cases_of(scene.said.sender)
    if not filed:
        row = (scene.button("welcome.do.apply", "forms:"), scene.button("general.do.menu", "menu:"))
        other = (scene.button("told.do.lookup", "lookup:"),)
        return scene.ends("cases-none", scene.reply(scene.say("cases.none"), row, other))
    return scene.ends("cases-shown", *(_card(scene, case) for case in filed[:SHOWN]))


def show_one(scene: Scene, case: Case) -> Turn:
    """One of this person's own cases, asked for by its number."""
    return scene.ends("cases-shown", _card(scene, case))


def _card(scene: Scene, case: Case) -> Outgoing:
    events = scene.records.events(case.id)
    text = resident_card(case, events, scene.town, scene.language)
    buttons = []
    if case.state in ANSWERABLE:
        buttons.append(scene.button("cases.do.answer", f"answer:{case.reference}"))
    if case.kind != "feedback" and deeds.may(case, State.REOPENED, scene.today):
        buttons.append(scene.button("told.do.reopen", f"reopen:{case.reference}"))
    if not case.state.ended:
        buttons.append(scene.button("cases.do.withdraw", f"withdraw:{case.reference}"))
    buttons.append(scene.button("told.do.seen", f"seen:{case.reference}"))
    copy = Button(str(scene.say("cases.do.copy")), copies=case.reference)
    return scene.reply(text, *in_rows([*buttons, copy], 1))


def answer(scene: Scene, reference: str) -> Turn:
    """The person wants to answer what the office asked: `answer:<reference>`."""
    case = own(scene, reference)
    if case is None or case.state not in ANSWERABLE:
        return scene.ends(
            "stale", scene.toast("cases.nothing-asked"), scene.reply(scene.say("cases.nothing-asked"))
        )
    prompt = scene.reply(scene.say("cases.write-answer", reference=reference))
    return scene.ends("case-answering", prompt, expecting=Expecting(f"reply:{reference}", scene.now))


def words(scene: Scene, reference: str) -> Turn:
    """The person's answer: `reply:<reference>`. It lands on the case, and the case is the office's again."""
    case, written = own(scene, reference), scene.said.text.strip()
    if case is None or case.state not in ANSWERABLE:
        return scene.ends("stale", scene.reply(scene.say("cases.nothing-asked")), expecting=None)
    again = unusable(scene, scene.say("cases.write-answer", reference=reference))
    if again is not None:
        return again
    deed = Deed.OBSERVED if case.state is State.REFUSAL_NOTICE else Deed.ANSWERED
    answered = deeds.answer(case, scene.today)
    thanks = with_term(scene.say("cases.answered", reference=reference), case, answered)
    return recorded(scene, answered, deed, written, scene.reply(thanks))


def unusable(scene: Scene, prompt: str) -> Turn | None:
    """What to say where words cannot be kept on a case: accounts, health, none, too many; else None."""
    kept_out = fence.unasked(scene)
    if kept_out:
        return fence.fenced(scene, scene.ends("case-answer-again", scene.reply(prompt)), kept_out)
    if 0 < len(scene.said.text.strip()) <= LONGEST_ANSWER:
        return None
    again = scene.reply(scene.say("cases.answer-length", longest=LONGEST_ANSWER))
    return scene.ends("case-answer-again", again)


def ask_withdraw(scene: Scene, reference: str) -> Turn:
    """Take a request back? `withdraw:<reference>` asks once more."""
    case = own(scene, reference)
    if case is None or case.state.ended:
        return scene.ends(
            "stale", scene.toast("cases.ended-already"), scene.reply(scene.say("cases.ended-already"))
        )
    row = (
        scene.button("cases.do.withdraw-yes", f"withdrawn:{reference}", Says.SURELY),
        scene.button("cases.do.withdraw-no", "menu:", Says.KEEP),
    )
    return scene.ends(
        "case-withdrawing", scene.reply(scene.say("cases.withdraw-sure", reference=reference), row)
    )


def withdraw(scene: Scene, reference: str) -> Turn:
    """Taken back: `withdrawn:<reference>`. The office is told."""
    case = own(scene, reference)
    if case is None or case.state.ended:
        return scene.ends(
            "stale", scene.toast("cases.ended-already"), scene.reply(scene.say("cases.ended-already"))
        )
    done = scene.reply(scene.say("cases.withdrawn", reference=reference))
    withdrawn = deeds.end(case, State.WITHDRAWN, scene.today)
    return recorded(scene, withdrawn, Deed.WITHDRAWN, "", done)


def own(scene: Scene, reference: str) -> Case | None:
    """The case, if this person filed it."""
    case = scene.records.case(reference)
    return case if case is not None and case.person == scene.said.sender else None


def recorded(scene: Scene, case: Case, deed: Deed, written: str, *parcels: Parcel) -> Turn:
    """What the resident did is kept, and every desk of the case is told, without the words."""
    event = Event(
        id=scene.said.id, case=case.id, deed=deed, at=scene.now, actor=scene.said.sender, words=written
    )
    room = "desk" if knows(f"desk.told.{deed}") else "office"
    note = office_says(f"{room}.told.{deed}", reference=case.reference)
    told = [
        Outgoing(to=desk, text=note, about=cards.slot(case.reference), urgency=Urgency.NOTICE)
        for desk in desks(scene, case)
    ]
    return scene.ends(
        f"case-{deed}", *parcels, *desk_cards(scene, case), *told, acts=(Record(case, event),), expecting=None
    )
