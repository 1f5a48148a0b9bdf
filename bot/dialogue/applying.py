# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms in the chat: choosing one, answering it step by step, leaving and coming back."""

from collections.abc import Mapping

from markupsafe import Markup
from msgspec.structs import replace

from bot import forms
from bot.answers import Finding
from bot.cases import Case
from bot.dialogue import accepting, before, between, choosing, drafts, fence, filing, welcome
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.sheets import sheet
from bot.forms import Again, Done, Form, Offer, Purpose, Step
from bot.model import Button, Outgoing, Progress, Turn, spoken


def choose(scene: Scene, _: str = "") -> Turn:
    """`/domanda`: which request?"""
    return _choice(scene, "apply.which", Purpose.APPLICATION)


def choose_report(scene: Scene, _: str = "") -> Turn:
    """`/segnala`: a fault, an opinion, or a question?"""
    return _choice(scene, "apply.which-report", Purpose.REPORT, Purpose.FEEDBACK, Purpose.QUESTION)


def _choice(scene: Scene, key: str, *purposes: Purpose) -> Turn:
    offered = scene.town.forms_of(*purposes)
    buttons = [Button(spoken(form.title, scene.language), f"apply:{form.id}") for form in offered]
    resume_ = [scene.button("apply.do.resume", "resume:")] if scene.conversation.progress else []
    return choosing.offer(scene, "forms", scene.say(key), [*resume_, *buttons])


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
    return begun.ends(f"form-started form={form.id}", _question(begun, form, forms.resume(form, progress)))


def draft_exists(scene: Scene, form: Form, anew: Button) -> Turn:
    """There is a draft already: go on with it, or throw it away for a new one."""
    progress = scene.conversation.progress
    before = scene.town.forms.get(progress.form) if progress else None
    title = spoken((before or form).title, scene.language)
    row = [scene.button("apply.do.resume", "resume:"), anew]
    return scene.ends(
        "form-draft-exists", scene.reply(scene.say("apply.draft-exists", title=title), *in_rows(row, 1))
    )


def _request_exists(scene: Scene, form: Form, case: Case) -> Turn:
    text = scene.say(
        "apply.request-exists", title=spoken(form.title, scene.language), reference=case.reference
    )
    row = [scene.button("welcome.do.cases", "mine:"), scene.button("apply.do.another", f"anew:{form.id}")]
    return scene.ends("form-request-exists", scene.reply(text, *in_rows(row, 1)))


def resume(scene: Scene, _: str = "") -> Turn:
    """Go on where the draft stopped, after any time and any restart."""
    form = _form(scene)
    if form is None or scene.conversation.progress is None:
        return scene.ends("form-none", scene.reply(scene.say("apply.no-draft")), progress=None)
    return _after(scene, form, forms.resume(form, scene.conversation.progress))


def answer(scene: Scene) -> Turn:
    """Something was sent while a form is open: an answer first, a question in mid-form only if it is none."""
    form = _form(scene)
    if form is None or scene.conversation.progress is None:
        return scene.ends("form-gone", scene.reply(scene.say("apply.form-gone")), progress=None)
    if forms.unseen(form, scene.conversation.progress, scene.said):
        outcome = f"form-look form={form.id} at={scene.conversation.progress.at}"
        return Turn(conversation=scene.conversation, outcome=outcome, looks=True)
    way = between.way_written(scene, form)
    if way:
        return press(scene, way)
    danger = between.danger(scene, form)
    is_certain = danger is not None and danger.score >= between.CERTAIN
    leaked = fence.in_question(danger) if danger is not None and is_certain else fence.leaked(scene, form)
    if is_certain or leaked:
        turn = scene.ends("form-fenced") if danger is None else between.helped(scene, danger)
        return _then_again(scene, form, fence.fenced(scene, turn, leaked))
    return _answered(scene, form, scene.conversation.progress, danger)


def _answered(scene: Scene, form: Form, progress: Progress, danger: Finding | None) -> Turn:
    """An answer, or what only looks like one; `danger` is what the words resemble, if anything."""
    reached = forms.step(form, progress, scene.said, scene.said_on, scene.language)
    unused = isinstance(reached.outcome, Again | Offer)
    if danger is not None and unused:
        return _then_again(scene, form, between.helped(scene, danger))
    if danger is not None:
        went_on = _after(scene, form, reached)
        help_ = between.helped(scene, danger).parcels if between.in_own_words(form, progress) else ()
        return replace(went_on, parcels=(*help_, *went_on.parcels))
    asked = between.question(scene, form, unused=unused)
    return _after(scene, form, reached) if asked is None else _then_again(scene, form, asked)


def _form(scene: Scene) -> Form | None:
    progress = scene.conversation.progress
    return scene.town.forms.get(progress.form) if progress else None


def _then_again(scene: Scene, form: Form, turn: Turn) -> Turn:
    """Whatever was said in between, then the open question once more."""
    progress = scene.conversation.progress
    if progress is None:
        return turn
    question = _question(scene, form, forms.resume(form, progress))
    return replace(turn, parcels=(*turn.parcels, question), conversation=scene.conversation)


def ask_discard(scene: Scene) -> Turn:
    """Throwing a draft away is asked once more: a finger slips easily."""
    row = (scene.button("apply.do.discard", "discard:"), scene.button("apply.do.resume", "resume:"))
    return scene.ends("form-discarding", scene.reply(scene.say("apply.discard-sure"), row))


def discard(scene: Scene, _: str = "") -> Turn:
    """The draft is thrown away: `discard:`."""
    row = (scene.button("general.do.menu", "menu:"),)
    key = "general.cancelled" if scene.conversation.progress else "general.nothing-to-cancel"
    return scene.ends("form-discarded", scene.reply(scene.say(key), row), progress=None)


def cancel(scene: Scene, _: str = "") -> Turn:
    """`/annulla`: whatever is under way ends here; a draft only after a second yes."""
    row = (scene.button("general.do.menu", "menu:"),)
    if scene.conversation.expecting is not None:
        return scene.ends("cancelled", scene.reply(scene.say("general.cancelled"), row), expecting=None)
    if scene.conversation.progress is not None:
        return ask_discard(scene)
    return scene.ends("cancelled", scene.reply(scene.say("general.nothing-to-cancel"), row))


def press(scene: Scene, *rest: str) -> Turn:
    """A button under a question: `form:…`."""
    form, progress = _form(scene), scene.conversation.progress
    if form is None or progress is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    match rest:
        case ("cancel", *_):
            return ask_discard(scene)
        case ("later", *_):
            return drafts.later(scene)
        case ("office", *_):
            return _then_again(scene, form, welcome.human(scene, form.topic))
        case ("why", *_):
            why = scene.reply(forms.why(form, progress, scene.language))
            return _then_again(scene, form, scene.ends("form-why", why))
    return _after(scene, form, forms.step(form, progress, scene.said, scene.said_on, scene.language))


def _after(scene: Scene, form: Form, reached: Step) -> Turn:
    if isinstance(reached.outcome, Done):
        return _confirmed(scene, form, reached.progress)
    moved = scene.with_conversation(progress=reached.progress)
    refused = accepting.refusal(moved, form)
    if refused is not None:
        return refused
    at = reached.progress.at or "summary"
    outcome = type(reached.outcome).__name__.lower()
    return moved.ends(f"form-{outcome} form={form.id} at={at}", _question(moved, form, reached))


def _question(scene: Scene, form: Form, reached: Step) -> Outgoing:
    counts_as = accepting.standing(scene, form)
    question = forms.present(form, reached, scene.language, counts_as)
    text = question.text
    if not reached.progress.at and not reached.progress.editing:
        advice = forms.advice(form, reached.progress, scene.said_on, scene.language, counts_as)
        text = Markup("\n\n").join((text, advice)) if advice else text
    return scene.reply(text, *question.rows)


def _confirmed(scene: Scene, form: Form, declared: Progress) -> Turn:
    """The person confirmed: filed, unless it is too late or there is one for the same people already."""
    refused = accepting.refusal(scene, form)
    if refused is not None:
        return refused
    twin = before.twin(scene, form, declared)
    if twin is not None:
        title = spoken(form.title, scene.language)
        text = scene.say("drafts.twin", title=title, reference=twin.reference)
        row = (scene.button("welcome.do.cases", "mine:"),)
        return scene.ends("form-twin", scene.reply(text, row))
    return filing.file(scene, form, declared, accepting.standing(scene, form))


def in_language(scene: Scene, code: str) -> Turn:
    """A language was pressed: `language:<code>`. Whoever is in a form goes on in it, nothing is lost."""
    chosen = welcome.choose_language(scene, code)
    form = _form(scene)
    if form is None or not chosen.conversation.chosen_language or scene.conversation.progress is None:
        return chosen
    spoken_to = replace(scene, conversation=chosen.conversation)
    told = spoken_to.reply(spoken_to.say("welcome.language-chosen"))
    again = _after(spoken_to, form, forms.resume(form, scene.conversation.progress))
    return replace(again, parcels=(told, *again.parcels), outcome=chosen.outcome)
