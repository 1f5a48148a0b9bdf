# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form left half done: kept, recalled once, thrown away after a second yes or at the end of its term."""

from datetime import datetime

from msgspec.structs import replace

from bot import forms
from bot.dialogue import offering
from bot.dialogue.quiet import not_before
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.town import Town
from bot.model import Button, Conversation, Outgoing, Turn, Urgency, spoken
from bot.phrases import say


def later(scene: Scene) -> Turn:
    """The person goes on another time: what happens to the draft, and a way to be left alone.

    Until they take it up again, what they write is no answer to it.
    """
    progress = scene.conversation.progress
    ways = [scene.button("apply.do.resume", "resume:"), scene.button("drafts.do.silent", "silent:")]
    kept = scene.say("drafts.later", days=scene.town.retention.draft_days)
    parked = replace(progress, parked=True) if progress else None
    return scene.ends("form-later", scene.reply(kept, *in_rows(ways, 1)), progress=parked)


def silent(scene: Scene, _: str = "") -> Turn:
    """No reminder, please: `silent:`."""
    progress = scene.conversation.progress
    if progress is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    told = scene.reply(scene.say("drafts.silent"))
    return scene.ends("form-silent", told, progress=replace(progress, reminded=True))


def ask_discard(scene: Scene) -> Turn:
    """Throwing a draft away is asked once more: a finger slips easily, and most only want something else."""
    progress = scene.conversation.progress
    if progress is not None and not forms.answered(progress):
        return declined(scene)
    ways = [
        scene.button("apply.do.discard", "discard:"),
        scene.button("forms.button.later", "form:later"),
        scene.button("apply.do.resume", "resume:"),
    ]
    told = scene.reply(scene.say("apply.discard-sure"), *in_rows(ways, 1))
    asked = replace(progress, leaving=scene.said.id) if progress else None
    return scene.ends("form-discarding", told, progress=asked)


def declined(scene: Scene) -> Turn:
    """Whoever has answered nothing yet, and wants nothing of it, throws nothing away."""
    progress = scene.conversation.progress
    form = scene.town.forms.get(progress.form) if progress else None
    row = (
        scene.button("welcome.do.human", f"human:{form.topic if form else ''}"),
        scene.button("general.do.menu", "menu:"),
    )
    return scene.ends("form-declined", scene.reply(scene.say("drafts.declined"), row), progress=None)


def told(before: Conversation, decided: Turn) -> Turn:
    """The turn; where it tells anything else, a yes no longer throws the draft away."""
    asked, progress = before.progress, decided.conversation.progress
    if asked is None or progress is None or not asked.leaving or progress.leaving != asked.leaving:
        return decided
    over = replace(progress, leaving="")
    return replace(decided, conversation=replace(decided.conversation, progress=over))


def discard(scene: Scene, _: str = "") -> Turn:
    """The draft is thrown away: `discard:`."""
    row = (scene.button("general.do.menu", "menu:"),)
    key = "general.cancelled" if scene.conversation.progress else "general.nothing-to-cancel"
    return scene.ends("form-discarded", scene.reply(scene.say(key), row), progress=None)


def cancel(scene: Scene, _: str = "") -> Turn:
    """`/annulla`: whatever is under way ends here; a draft only after a second yes."""
    # The menu is the residents': an office's group has no use for it.
    row = (scene.button("general.do.menu", "menu:"),) if scene.said.private else ()
    if scene.conversation.expecting is not None:
        return scene.ends("cancelled", scene.reply(scene.say("general.cancelled"), row), expecting=None)
    if scene.conversation.progress is not None:
        return ask_discard(scene)
    asked = scene.conversation.asked
    if offering.asks(scene) and asked is not None and asked.words:
        # The words that might have gone to an office are forgotten.
        return scene.ends("cancelled", scene.reply(scene.say("general.cancelled"), row), asked=None)
    return scene.ends("cancelled", scene.reply(scene.say("general.nothing-to-cancel"), row))


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


def warning(draft: Conversation, town: Town, now: datetime) -> Outgoing:
    """What whoever left a form half done hears a day before it is thrown away."""
    form = town.forms.get(draft.progress.form) if draft.progress else None
    title = spoken(form.title, draft.language) if form else ""
    resume = Button(str(say("apply.do.resume", draft.language).unescape()), "resume:")
    discard = Button(str(say("mydata.do.discard", draft.language).unescape()), "discard:")
    return Outgoing(
        to=draft.chat,
        text=say("mydata.draft-ends", draft.language, title=title),
        buttons=((resume,), (discard,)),
        urgency=Urgency.NOTICE,
        not_before=not_before(now, town.timezone),
    )
