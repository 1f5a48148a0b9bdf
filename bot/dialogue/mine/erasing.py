# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erasing what is kept of a person: asked twice, and what has to stay is named (GDPR, article 17)."""

from markupsafe import Markup

from bot.cases import Case
from bot.cases.retention import Forget
from bot.dialogue.scene import PARAGRAPH, Scene, in_rows, on_day
from bot.model import Conversation, Says, Turn

LINE = Markup("\n")


def ask(scene: Scene, _: str = "") -> Turn:
    """What would go and what has to stay, and why; nothing goes without a second yes."""
    if not scene.said.private:
        return scene.ends("ignored")
    staying = [_staying(scene, case) for case in _held(scene)]
    parts = [scene.say("mydata.erase.sure")]
    if staying:
        parts.append(LINE.join([scene.say("mydata.erase.stays"), *staying]))
    row = [
        scene.button("mydata.do.erase-yes", "mydata:erased", Says.SURELY),
        scene.button("mydata.do.pdf", "mydata:pdf"),
        scene.button("mydata.do.erase-no", "mydata:", Says.KEEP),
    ]
    return scene.ends("mydata-erasing", scene.reply(PARAGRAPH.join(parts), *in_rows(row, 1)))


def erase(scene: Scene) -> Turn:
    """The second yes: whatever may go is gone when this turn is kept."""
    own = scene.records.cases_of(scene.said.sender)
    held = {case.id for case in _held(scene)}
    gone = tuple(case.id for case in own if case.id not in held)
    parts = [scene.say("mydata.erase.done"), scene.say("mydata.erase.telegram")]
    if held:
        parts.insert(1, scene.say("mydata.erase.rest"))
    return Turn(
        conversation=Conversation(chat=scene.said.chat, person=scene.said.sender),
        parcels=(scene.reply(PARAGRAPH.join(parts)),),
        acts=(Forget(scene.said.sender, scene.said.chat, gone),),
        outcome=f"mydata-erased cases={len(gone)} held={len(held)}",
    )


def _held(scene: Scene) -> list[Case]:
    """The person's requests of which the words have to stay for now."""
    held = []
    for case in scene.records.cases_of(scene.said.sender):
        until = scene.town.retention.erasable_from(case, scene.records.events(case.id))
        if until is None or until > scene.now:
            held.append(case)
    return held


def _staying(scene: Scene, case: Case) -> Markup:
    until = scene.town.retention.erasable_from(case, scene.records.events(case.id))
    if until is None:
        return scene.say("mydata.erase.open", reference=case.reference)
    return scene.say("mydata.erase.ended", reference=case.reference, day=on_day(scene.town.day(until)))
