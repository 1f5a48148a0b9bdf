# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that belongs to another office goes there, and everybody who had it is told."""

from bot.cases import Case, Deed, Record, deeds
from bot.dialogue.desk import cards
from bot.dialogue.desk.casework import (
    case_here,
    desk_cards,
    desks,
    event,
    noted,
    office_button,
    office_says,
    refused,
    tell,
    told_text,
)
from bot.dialogue.scene import Scene, in_rows
from bot.model import Button, Outgoing, Turn, Urgency


def choose(scene: Scene, case: Case) -> Turn:
    """To which office?"""
    if case.state.ended:
        return scene.ends("desk-ended-already", scene.toast("desk.ended-already"), *desk_cards(scene, case))
    buttons = [
        Button(_name(scene, office), f"hand:{office}:{case.reference}")
        for office in scene.town.office_ids
        if office != case.office
    ]
    question = scene.reply(office_says("office.hand-where", reference=case.reference), *in_rows(buttons, 1))
    return scene.ends("desk-handing", question)


def press(scene: Scene, office: str, reference: str) -> Turn:
    """The office was chosen: `hand:<office>:<reference>`. Sure? A resident is told."""
    case = case_here(scene, reference)
    if case is None:
        return refused(scene)
    if not _may(scene, case, office):
        return scene.ends("stale", scene.toast("general.too-old"), *desk_cards(scene, case))
    name = _name(scene, office)
    ways = [
        office_button("office.do.hand-yes", f"handed:{office}:{reference}", office=name),
        office_button("office.do.hand-no", f"unhand:{reference}"),
    ]
    sure = office_says("office.hand-sure", reference=case.reference, office=name)
    return scene.ends("desk-handing", scene.reply(sure, *in_rows(ways, 1), rewrites=scene.said.message))


def keep(scene: Scene, reference: str) -> Turn:
    """It stays where it is: `unhand:<reference>`."""
    case = case_here(scene, reference)
    if case is None:
        return refused(scene)
    stays = office_says("office.hand-kept", reference=case.reference)
    return scene.ends("desk-kept", scene.reply(stays, rewrites=scene.said.message))


def hand_over(scene: Scene, office: str, reference: str) -> Turn:
    """Yes, to that office: `handed:<office>:<reference>`."""
    case = case_here(scene, reference)
    if case is None:
        return refused(scene)
    if not _may(scene, case, office):
        return scene.ends("stale", scene.toast("general.too-old"), *desk_cards(scene, case))
    handed = deeds.hand_over(case, office, scene.now)
    told = tell(handed, told_text(scene, handed, "told.handed"))
    record = Record(handed, event(scene, case, Deed.HANDED, _name(scene, office)))
    return scene.ends(
        f"desk-handed to={office}",
        scene.toast("office.handed", reference=case.reference, office=_name(scene, office)),
        _spent(scene, case, office),
        *_left_behind(scene, case, handed),
        *desk_cards(scene, handed),
        *_announced(scene, case, handed),
        *told,
        acts=(*noted(scene), record),
    )


def _may(scene: Scene, case: Case, office: str) -> bool:
    return office in scene.town.offices and office != case.office and not case.state.ended


def _spent(scene: Scene, case: Case, office: str) -> Outgoing:
    text = office_says("office.handed", reference=case.reference, office=_name(scene, office))
    return scene.reply(text, rewrites=scene.said.message)


def _left_behind(scene: Scene, case: Case, handed: Case) -> list[Outgoing]:
    """The card leaves the desks that have it no more."""
    gone = [desk for desk in desks(scene, case) if desk not in desks(scene, handed)]
    text = office_says("office.handed", reference=case.reference, office=_name(scene, handed.office))
    return [
        Outgoing(to=desk, text=text, slot=cards.slot(case.reference), urgency=Urgency.NOTICE) for desk in gone
    ]


def _announced(scene: Scene, case: Case, handed: Case) -> list[Outgoing]:
    text = office_says("office.handed-here", reference=case.reference, office=_name(scene, case.office))
    return [
        Outgoing(to=desk, text=text, about=cards.slot(case.reference), urgency=Urgency.NOTICE)
        for desk in desks(scene, handed)
    ]


def _name(scene: Scene, office: str) -> str:
    return scene.town.office_name(office, cards.OFFICE_LANGUAGE)
