# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form filled in by staff for somebody at the counter or on the phone, in the operator's private chat."""

from msgspec.structs import replace

from bot import forms
from bot.dialogue.applying import answering
from bot.dialogue.desk.casework import noted, office_button, office_says, offices_here
from bot.dialogue.scene import Scene, in_rows
from bot.model import Button, Turn, spoken

LINK = "nuova"
"""Payload of the link that leads from the desk's group to the private chat."""


def choose(scene: Scene, _: str = "") -> Turn:
    """`/nuova`: which form? From a group, first the way into the private chat."""
    if not offices_here(scene):
        if scene.said.private:
            return scene.ends("unknown-command", scene.reply(scene.say("general.unknown-command")))
        return scene.ends("ignored")
    if not scene.said.private:
        link = f"https://t.me/{scene.town.handle}?start={LINK}"
        way = (Button(str(office_says("desk.do.open-private")), link=link),)
        return scene.ends(
            "counter-link", scene.reply(office_says("office.counter.private"), way), acts=noted(scene)
        )
    if scene.conversation.progress is not None:
        row = (office_button("apply.do.resume", "resume:"), office_button("apply.do.discard", "discard:"))
        return scene.ends("counter-busy", scene.reply(office_says("office.counter.busy"), row))
    buttons = [
        Button(spoken(form.title, scene.language), f"counter:{form.id}") for form in scene.town.forms.values()
    ]
    return scene.ends("counter-forms", scene.reply(office_says("office.counter.which"), *in_rows(buttons, 1)))


def begin(scene: Scene, form_id: str) -> Turn:
    """The form was chosen: `counter:<form>`. It goes on like any other, for somebody else."""
    form, offices = scene.town.forms.get(form_id), offices_here(scene)
    if form is None or not offices or not scene.said.private or scene.conversation.progress is not None:
        return scene.ends("stale", scene.toast("general.too-old"))
    progress = replace(forms.start(form, scene.now), counter=min(offices))
    begun = scene.with_conversation(progress=progress, expecting=None)
    turn = answering.resume(begun)
    told = scene.reply(office_says("office.counter.begun"))
    return replace(turn, parcels=(told, *turn.parcels), outcome=f"counter-begun form={form.id}")
