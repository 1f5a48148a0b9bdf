# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every act of an office on a case shares: who may, what is noted, who is told."""

from datetime import timedelta

from markupsafe import Markup

from bot.cases import Case, Deed, Event, NoteOperator, Record
from bot.dialogue.desk import cards
from bot.dialogue.scene import Scene, on_day
from bot.model import Act, Button, Outgoing, Parcel, Turn, Urgency, spoken
from bot.phrases import knows, say

SHIFT = timedelta(hours=12)
"""How long after acting at a desk an operator may work from the private chat."""


def offices_here(scene: Scene) -> frozenset[str]:
    """The offices for which this person may act in this chat: a desk, or an operator's private chat."""
    at_desk = scene.records.offices_at(scene.said.chat)
    if at_desk or not scene.said.private:
        return at_desk
    return scene.records.offices_of(scene.said.sender, scene.now - SHIFT)


def case_here(scene: Scene, reference: str) -> Case | None:
    """The case, if one of its offices is at work in this chat and says who is speaking; else None."""
    case = scene.records.case(reference)
    if case is None or not scene.said.identified or not offices_here(scene) & set(case.offices):
        return None
    return case


def refused(scene: Scene) -> Turn:
    """Nothing of the case is shown, whether it exists or not."""
    key = "desk.not-yours" if scene.said.identified else "desk.anonymous"
    return scene.ends("desk-refused", scene.toast(key))


def done(scene: Scene, case: Case, deed: Deed, words: str, *parcels: Parcel) -> Turn:
    """The case is kept with what happened, and every desk that holds it shows it as it is now."""
    record = Record(case, event(scene, case, deed, words))
    return scene.ends(f"desk-{deed}", *parcels, *desk_cards(scene, case), acts=(*noted(scene), record))


def event(scene: Scene, case: Case, deed: Deed, words: str = "") -> Event:
    """What this operator did just now."""
    mine = [office for office in case.offices if office in offices_here(scene)]
    return Event(
        id=scene.said.id,
        case=case.id,
        deed=deed,
        at=scene.now,
        actor=scene.said.sender,
        actor_name=scene.said.name,
        words=words,
        office=mine[0] if mine else case.office,
    )


def noted(scene: Scene) -> tuple[Act, ...]:
    """Who acts at a desk is remembered, for a while, as one of its operators."""
    if not scene.records.offices_at(scene.said.chat):
        # A private chat must not prolong the rights that it was given by a desk.
        return ()
    return (NoteOperator(scene.said.sender, scene.said.chat, scene.said.name),)


def desk_cards(scene: Scene, case: Case) -> list[Outgoing]:
    """The case on every desk that holds it."""
    return [cards.desk_card(case, desk, scene.town, scene.today) for desk in desks(scene, case)]


def desks(scene: Scene, case: Case) -> tuple[str, ...]:
    """Addresses of the desks of its offices, each once."""
    return tuple(dict.fromkeys(desk for office in case.offices for desk in scene.records.desks(office)))


def office_says(key: str, **values: object) -> Markup:
    """A phrase in the language of the offices."""
    return say(key, cards.OFFICE_LANGUAGE, **values)


def office_button(key: str, does: str, **values: object) -> Button:
    """A button in the language of the offices."""
    return Button(str(say(key, cards.OFFICE_LANGUAGE, **values).unescape()), does)


def told_text(scene: Scene, case: Case, key: str, **values: object) -> Markup:
    """What the resident reads, in their language: `key`, or its variant for that kind of case."""
    own = f"{key}-{case.kind}"
    return say(
        own if knows(own) else key,
        case.language,
        reference=case.reference,
        title=spoken(scene.town.forms[case.form].title, case.language),
        office=scene.town.office_name(case.office, case.language),
        **values,
    )


def with_term(text: Markup, before: Case, after: Case) -> Markup:
    """The message to the resident, with the new day where what was done has moved it."""
    if after.due_on is None or after.due_on == before.due_on:
        return text
    return Markup("\n\n").join((text, say("told.term", after.language, day=on_day(after.due_on))))


def tell(case: Case, text: str, *buttons: Button) -> list[Outgoing]:
    """The message to the resident; none for a case that was filed at the counter."""
    if not case.chat:
        return []
    rows = tuple((button,) for button in buttons)
    return [Outgoing(to=case.chat, text=text, buttons=rows, urgency=Urgency.NOTICE)]
