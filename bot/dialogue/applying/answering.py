# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that is open, answered step by step until it is confirmed."""

from markupsafe import Markup
from msgspec.structs import replace

from bot import forms
from bot.answers import Finding
from bot.dialogue import danger, fence, welcome
from bot.dialogue.applying import accepting, before, between, drafts, filing, ways
from bot.dialogue.scene import Scene
from bot.dialogue.words import means
from bot.forms import Again, Ask, Done, Form, Offer, Recall, Repeat, Step
from bot.model import Kind, Outgoing, Progress, Turn, spoken


def resume(scene: Scene, _: str = "") -> Turn:
    """Go on where the draft stopped, after any time and any restart."""
    form = _form(scene)
    if form is None or scene.conversation.progress is None:
        return scene.ends("form-none", scene.reply(scene.say("apply.no-draft")), progress=None)
    return _after(scene, form, forms.resume(form, scene.conversation.progress))


def left(scene: Scene) -> Turn | None:
    """What was written to "throw it away?": yes, no, or another time; None for all else, or if not asked."""
    progress = scene.conversation.progress
    if progress is None or not progress.leaving or scene.said.kind is not Kind.TEXT:
        return None
    text, language = scene.said.text, scene.language
    if means(text, "forms.words.yes", language) or means(text, "drafts.words.discard", language):
        return drafts.discard(scene)
    if means(text, "forms.words.no", language) or means(text, "drafts.words.resume", language):
        return resume(scene)
    return drafts.later(scene) if means(text, "forms.words.later", language) else None


def offers(scene: Scene) -> bool:
    """Whether the open question offers these very words as an answer («basta» to "another one?")."""
    form = _form(scene)
    return form is not None and between.is_offered(scene, form)


def answer(scene: Scene) -> Turn:
    """Something was sent while a form is open: an answer first, a question in mid-form only if it is none."""
    form = _form(scene)
    if form is None or scene.conversation.progress is None:
        return scene.ends("form-gone", scene.reply(scene.say("apply.form-gone")), progress=None)
    if forms.unseen(form, scene.conversation.progress, scene.said):
        outcome = f"form-look form={form.id} at={scene.conversation.progress.at}"
        return Turn(conversation=scene.conversation, outcome=outcome, looks=True)
    went = _way_written(scene, form)
    if went is not None:
        return went
    heard = between.danger_heard(scene, form)
    if heard is not None and danger.goes_first(heard):
        return _then_again(scene, form, danger.helped(scene, heard))
    leaked = fence.leaked(scene, form)
    if leaked:
        turn = scene.ends("form-fenced") if heard is None else danger.numbers(scene, heard)
        return _then_again(scene, form, fence.fenced(scene, turn, leaked))
    return _answered(scene, form, scene.conversation.progress, heard)


def _way_written(scene: Scene, form: Form) -> Turn | None:
    """Where words lead that are a button, a no to the notice, or the good end of a danger."""
    if ways.declines(scene):
        return drafts.ask_discard(scene)
    way = ways.way_written(scene, form)
    if way:
        return press(scene, way)
    relieved = between.relief(scene)
    return None if relieved is None else _then_again(scene, form, relieved)


def _put_off(scene: Scene, form: Form) -> Turn | None:
    """Where a sentence leads that puts the form off, or takes up again what is open."""
    if ways.puts_off(scene, form):
        return drafts.later(scene)
    return resume(scene) if ways.resumes(scene, form) else None


def _answered(scene: Scene, form: Form, progress: Progress, heard: Finding | None) -> Turn:
    """An answer, or what only looks like one; `heard` is the danger that the words resemble, if any."""
    put_off = _put_off(scene, form) if heard is None else None
    if put_off is not None:
        return put_off
    reached = forms.step(form, progress, scene.said, scene.said_on, scene.language)
    if between.is_offered(scene, form):
        return _after(scene, form, reached)
    corrected = forms.corrected(form, progress, scene.said, scene.said_on, scene.language)
    if corrected is not None and (heard is None or corrected.noted):
        return _after(scene, form, corrected)
    if heard is not None:
        return _with_help(scene, form, reached, heard)
    # At the summary, too, what could not be used may be a question.
    unused = reached.progress.failures > progress.failures
    if unused and forms.is_lost(scene.said.text, scene.language):
        # Whoever is lost again needs other help than the same words.
        scene = scene.with_conversation(progress=replace(progress, failures=progress.failures + 1))
    aside = between.aside(scene, form, unused=unused)
    if aside is not None:
        return _then_again(scene, form, aside)
    asked = between.remaining(scene, form) or between.question(scene, form, unused=unused)
    return _after(scene, form, reached) if asked is None else _then_again(scene, form, asked, Recall)


def _with_help(scene: Scene, form: Form, reached: Step, heard: Finding) -> Turn:
    """Help instead of what was no answer; beside it where a cry could have been taken for one."""
    progress = scene.conversation.progress
    if progress is None or isinstance(reached.outcome, Again | Offer):
        return _then_again(scene, form, danger.in_between(scene, heard))
    went_on = _after(scene, form, reached)
    help_ = (danger.beside(scene, heard),) if between.in_own_words(form, progress) else ()
    return replace(went_on, parcels=(*help_, *went_on.parcels))


def _form(scene: Scene) -> Form | None:
    progress = scene.conversation.progress
    return scene.town.forms.get(progress.form) if progress else None


def _then_again(scene: Scene, form: Form, turn: Turn, how: type[Repeat | Recall] = Repeat) -> Turn:
    """Whatever was said in between, then the open question once more."""
    progress = scene.conversation.progress
    if progress is None:
        return turn
    reached = forms.resume(form, progress)
    if isinstance(reached.outcome, Ask):
        reached = Step(reached.progress, how(reached.outcome.field))
    question = present(scene, form, reached)
    return replace(turn, parcels=(*turn.parcels, question), conversation=scene.conversation)


def press(scene: Scene, *rest: str) -> Turn:
    """A button under a question: `form:…`."""
    form, progress = _form(scene), scene.conversation.progress
    if form is None or progress is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    scene = scene.with_conversation(progress=replace(progress, parked=False))
    match rest:
        case ("cancel", *_):
            return drafts.ask_discard(scene)
        case ("later", *_):
            return drafts.later(scene)
        case ("office", *_):
            return _then_again(scene, form, welcome.human(scene, form.topic))
        case ("why", *_):
            return _then_again(scene, form, between.why(scene, form, progress))
    return _after(scene, form, forms.step(form, progress, scene.said, scene.said_on, scene.language))


def _after(scene: Scene, form: Form, reached: Step) -> Turn:
    if isinstance(reached.outcome, Done):
        return _confirmed(scene, form, reached.progress)
    moved = scene.with_conversation(progress=replace(reached.progress, parked=False))
    refused = accepting.refusal(moved, form)
    if refused is not None:
        return refused
    at = reached.progress.at or "summary"
    outcome = type(reached.outcome).__name__.lower()
    return moved.ends(f"form-{outcome} form={form.id} at={at}", present(moved, form, reached))


def present(scene: Scene, form: Form, reached: Step) -> Outgoing:
    """The step that was reached, as a message: the open question, or everything once more to confirm."""
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
    if form is None or not (chosen.conversation.chosen_language and scene.in_form):
        return chosen
    spoken_to = replace(scene, conversation=chosen.conversation)
    told = spoken_to.reply(spoken_to.say("welcome.language-chosen"))
    again = resume(spoken_to)
    return replace(again, parcels=(told, *again.parcels), outcome=chosen.outcome)
