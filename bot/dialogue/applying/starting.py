# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which form, and whether a new one: what is closed, half done or sent already is said first."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot import forms
from bot.cases import Case
from bot.dialogue import choosing
from bot.dialogue.applying import accepting, answering, before
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.sheets import sheet
from bot.forms import Form, Purpose
from bot.model import Button, Says, Turn, spoken


def choose(scene: Scene, _: str = "") -> Turn:
    """`/domanda`: which request?"""
    return _choice(scene, "forms", "apply.which", Purpose.APPLICATION)


def choose_report(scene: Scene, _: str = "") -> Turn:
    """`/segnala`: a fault, an opinion, or a question?"""
    return _choice(scene, "reports", "apply.which-report", Purpose.REPORT, Purpose.FEEDBACK, Purpose.QUESTION)


def _choice(scene: Scene, outcome: str, key: str, *purposes: Purpose) -> Turn:
    offered = scene.town.forms_of(*purposes)
    buttons = [Button(spoken(form.title, scene.language), f"apply:{form.id}") for form in offered]
    resume_ = [scene.button("apply.do.resume", "resume:")] if scene.conversation.progress else []
    return choosing.offer(scene, outcome, scene.say(key), [*resume_, *buttons])


def propose(scene: Scene, topic: str) -> Turn:
    """Somebody wants to apply for a service: its form, or what is known of it where there is none."""
    form = scene.town.form_for(topic)
    return start(scene, form.id) if form else sheet.show(scene, topic, "come")


def start(scene: Scene, form_id: str) -> Turn:
    """A form was chosen: `apply:<form>`. One draft, one open request: both are offered before a new one."""
    form = scene.town.forms.get(form_id)
    if form is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    refused = accepting.refusal(scene, form)
    if refused is not None:
        return refused
    if scene.conversation.progress is not None:
        return draft_exists(scene, form, scene.button("apply.do.anew", f"anew:{form.id}"))
    open_case = before.open_request(scene, form)
    if open_case is not None:
        return _request_exists(scene, form, open_case)
    return begin(scene, form_id)


def begin(scene: Scene, form_id: str) -> Turn:
    """A new draft, whatever there was before: `anew:<form>`."""
    form = scene.town.forms.get(form_id)
    if form is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    return begin_knowing(scene, form, {})


def begin_knowing(scene: Scene, form: Form, known: Mapping[str, str]) -> Turn:
    """A new draft in which these fields, by key, are answered already: the person reads them in the end."""
    refused = accepting.refusal(scene, form)
    if refused is not None:
        return refused
    progress = forms.start(form, scene.now, before.own_answers(scene), known)
    begun = scene.with_conversation(progress=progress, expecting=None)
    question = answering.present(begun, form, forms.resume(form, progress))
    return begun.ends(f"form-started form={form.id}", question)


def draft_exists(scene: Scene, form: Form, anew: Button) -> Turn:
    """There is a draft already: go on with it, or throw it away for a new one, which is named."""
    progress = scene.conversation.progress
    before = scene.town.forms.get(progress.form) if progress else None
    title = spoken((before or form).title, scene.language)
    if before is not None and before.id != form.id:
        label = scene.say("apply.do.instead", title=spoken(form.title, scene.language))
        anew = replace(anew, label=str(label.unescape()))
    row = [scene.button("apply.do.resume", "resume:", Says.YES), anew]
    return scene.ends(
        "form-draft-exists", scene.reply(scene.say("apply.draft-exists", title=title), *in_rows(row, 1))
    )


def _request_exists(scene: Scene, form: Form, case: Case) -> Turn:
    text = scene.say(
        "apply.request-exists", title=spoken(form.title, scene.language), reference=case.reference
    )
    row = [scene.button("welcome.do.cases", "mine:"), scene.button("apply.do.another", f"anew:{form.id}")]
    return scene.ends("form-request-exists", scene.reply(text, *in_rows(row, 1)))
