# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form left half done: one gentle reminder, which can be refused."""

from datetime import datetime

from msgspec.structs import replace

from bot.dialogue.quiet import not_before
from bot.dialogue.scene import Scene
from bot.dialogue.town import Town
from bot.model import Button, Conversation, Outgoing, Turn, Urgency, spoken
from bot.phrases import say


def later(scene: Scene) -> Turn:
    """The person goes on another time: what happens to the draft, and a way to be left alone."""
    row = (scene.button("drafts.do.silent", "silent:"),)
    kept = scene.say("drafts.later", days=scene.town.retention.draft_days)
    return scene.ends("form-later", scene.reply(kept, row))


def silent(scene: Scene, _: str = "") -> Turn:
    """No reminder, please: `silent:`."""
    progress = scene.conversation.progress
    if progress is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    told = scene.reply(scene.say("drafts.silent"))
    return scene.ends("form-silent", told, progress=replace(progress, reminded=True))


def reminder(draft: Conversation, town: Town, now: datetime) -> Outgoing | None:
    """What whoever left a form hears after a day, once; None at night, and for a form that is gone."""
    form = town.forms.get(draft.progress.form) if draft.progress else None
    if form is None or not_before(now, town.timezone) is not None:
        return None
    title = spoken(form.title, draft.language)
    resume, discard = (
        Button(str(say(key, draft.language).unescape()), does)
        for key, does in (("apply.do.resume", "resume:"), ("apply.do.discard", "discard:"))
    )
    return Outgoing(
        to=draft.chat,
        text=say("drafts.reminder", draft.language, title=title),
        buttons=((resume,), (discard,)),
        urgency=Urgency.NOTICE,
    )
