# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a request is taken at the moment the person makes it, and what it counts as."""

from markupsafe import Markup

from bot.answers import Acceptance, Taking
from bot.dialogue.news import alerts
from bot.dialogue.scene import Scene, on_day
from bot.forms import Form, Purpose, Standing
from bot.model import Turn


def standing(scene: Scene, form: Form) -> Standing:
    """What the finished form counts as today: an application, or an interest in a planned service."""
    acceptance = _acceptance(scene, form)
    planned = acceptance is not None and acceptance.kind is Taking.INTEREST
    return Standing.INTEREST if planned else Standing.APPLICATION


def refusal(scene: Scene, form: Form) -> Turn | None:
    """A service that is closed, full or outside its window takes no request, and says why.

    The moment the person spoke counts, not when we came to it. A draft of that form is kept.
    """
    acceptance = _acceptance(scene, form)
    if acceptance is None or acceptance.kind is not Taking.REFUSED:
        return None
    day = {
        "opens": on_day(acceptance.opens.date()) if acceptance.opens else "",
        "closes": on_day(acceptance.closes.date()) if acceptance.closes else "",
    }
    service = scene.town.library.services[form.topic]
    office = scene.town.office_name(service.office, scene.language)
    text = scene.say(f"apply.refused.{acceptance.reason}", office=office, **day)
    draft = scene.conversation.progress
    if draft is not None and draft.form == form.id:
        text = Markup("\n\n").join((text, scene.say("drafts.kept")))
    tell = tuple(alerts.buttons(scene, form.topic))
    return scene.ends(f"form-refused reason={acceptance.reason}", scene.reply(text, tell))


def _acceptance(scene: Scene, form: Form) -> Acceptance | None:
    if form.kind is not Purpose.APPLICATION or form.topic not in scene.town.library.services:
        return None
    return scene.town.library.services[form.topic].accepts(scene.said.at)
