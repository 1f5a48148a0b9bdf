# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has seen a person's data: which office, who, when."""

from markupsafe import Markup

from bot.cases import Case, Deed, Event
from bot.dialogue.scene import Scene, on_day
from bot.model import Turn

SHOWN = 30
"""Looks listed, the latest first."""


def show(scene: Scene, reference: str) -> Turn:
    """Asked under one's own case: `seen:<reference>`."""
    case = scene.records.case(reference)
    if case is None or case.person != scene.said.sender:
        return scene.ends("stale", scene.toast("general.too-old"))
    looks = [event for event in scene.records.events(case.id) if event.deed is Deed.SEEN]
    if not looks:
        return scene.ends("case-unseen", scene.reply(scene.say("told.seen.nobody", reference=reference)))
    lines = [_line(scene, case, event) for event in reversed(looks[-SHOWN:])]
    head = scene.say("told.seen.head", reference=reference, count=len(looks))
    return scene.ends("case-witnesses", scene.reply(Markup("\n").join([head, *lines])))


def _line(scene: Scene, case: Case, event: Event) -> Markup:
    at = scene.local(event.at)
    office = event.office or case.office
    known = scene.town.office_name(office, scene.language) if office in scene.town.offices else office
    when = {"day": on_day(at.date()), "hour": f"{at.hour}:{at.minute:02}"}
    if not event.actor_name:
        return scene.say("told.seen.exported", office=known, **when)
    return scene.say("told.seen.line", office=known, name=event.actor_name, **when)
