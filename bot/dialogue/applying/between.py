# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written in the middle of a form and may be no answer: danger, a question, a word of the talk."""

from bot import forms
from bot.answers import Finding
from bot.answers.thresholds import BESIDE_FORM_FROM, PERSON_FROM
from bot.dialogue import danger, welcome
from bot.dialogue.asked import read
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import sheet
from bot.dialogue.words import means, says_only
from bot.forms import Form, Purpose
from bot.forms.form import PRIVACY
from bot.forms.kinds import KINDS
from bot.forms.route import field_at
from bot.model import Kind, Progress, Turn, spoken

TOLD_CALMLY = ("missing",)
"""Kinds of danger that the answers of a form resemble: who cannot go alone is not lost yet."""
QUESTION_WORDS = 3
"""Words from which a text that is no answer to the step is looked at as a question."""
TALK = ("greeting", "thanks", "bye", "insult", "who-are-you")
"""Small talk that gets a short word in mid-form."""


def remaining(scene: Scene, form: Form) -> Turn | None:
    """How many questions are left, for whoever asks nothing but that."""
    progress = scene.conversation.progress
    if progress is None or scene.said.kind is not Kind.TEXT or is_offered(scene, form):
        return None
    if not forms.asks_remaining(scene.said.text, scene.language):
        return None
    return scene.ends("form-remaining", scene.reply(forms.remaining(form, progress, scene.language)))


def danger_heard(scene: Scene, form: Form) -> Finding | None:
    """Somebody in danger, which goes before any form, unless these very words were offered as an answer.

    What could be an answer as well (`via dei Caduti 3`, a surname) does not go first (`danger.goes_first`).
    """
    text, language = scene.said.text, scene.language
    if scene.said.kind is not Kind.TEXT or is_offered(scene, form) or forms.asks_remaining(text, language):
        return None
    finding = read(scene, scene.said.text)
    return finding if finding.outcome == "emergency" and not _is_calm(scene, finding) else None


def _is_calm(scene: Scene, finding: Finding) -> bool:
    """Whether what only sounds like danger is surely something else: «mia mamma ha l'Alzheimer»."""
    otherwise = finding.otherwise
    is_else = otherwise is not None and otherwise.score >= BESIDE_FORM_FROM
    return finding.kind in TOLD_CALMLY and is_else and not danger.is_sure(scene, finding)


def relief(scene: Scene) -> Turn | None:
    """A calm word for whoever tells that a danger is over, and nothing else; None for all else."""
    words = ("apply.words.relief", scene.language, "apply.words.relieved", "forms.words.filler")
    if scene.said.kind is not Kind.TEXT or not says_only(scene.said.text, *words):
        return None
    return scene.ends("form-talk kind=relief", scene.reply(scene.say("apply.talk.relief")))


def in_own_words(form: Form, progress: Progress) -> bool:
    """Whether the present step is answered in one's own words: a cry for help could be taken in with them."""
    return not progress.at or KINDS[field_at(form, progress.at).kind].own_words


def aside(scene: Scene, form: Form, *, unused: bool) -> Turn | None:
    """A short word for small talk, other words for whoever does not understand, a person; None for all else.

    `unused` words are no answer to the step. At a name even «grazie» could be one, and is none.
    """
    progress, text = scene.conversation.progress, scene.said.text
    if scene.said.kind is not Kind.TEXT or progress is None or not progress.at:
        return None
    field = field_at(form, progress.at)
    if not unused and field.kind != "person":
        return None
    if forms.is_lost(text, scene.language):
        key = "apply.lost-notice" if progress.at == PRIVACY else "apply.lost"
        return scene.ends("form-lost", scene.reply(scene.say(key, why=spoken(field.why, scene.language))))
    if progress.at == PRIVACY and forms.asks_of_notice(text, scene.language):
        return why(scene, form, progress)
    if means(text, "ask.words.wait", scene.language):
        return scene.ends("form-talk kind=wait", scene.reply(scene.say("apply.talk.wait")))
    return _talk(scene, form, unused=unused)


def _talk(scene: Scene, form: Form, *, unused: bool) -> Turn | None:
    if welcome.asks_who(scene):
        return _who(scene)
    finding = read(scene, scene.said.text)
    if unused and finding.action == "human" and finding.score >= PERSON_FROM:
        return welcome.human(scene, form.topic)
    if (
        finding.outcome != "smalltalk"
        or finding.kind not in TALK
        or (not unused and finding.score < BESIDE_FORM_FROM)
    ):
        return None
    if finding.kind == "who-are-you":
        return _who(scene)
    return scene.ends(f"form-talk kind={finding.kind}", scene.reply(scene.say(f"apply.talk.{finding.kind}")))


def _who(scene: Scene) -> Turn:
    text = scene.say("ask.smalltalk.who-are-you", town=scene.town.name)
    return scene.ends("form-talk kind=who-are-you", scene.reply(text))


def why(scene: Scene, form: Form, progress: Progress) -> Turn:
    """Why the present step is asked, who reads the answer and for how long."""
    return scene.ends("form-why", scene.reply(forms.why(form, progress, scene.language)))


def question(scene: Scene, form: Form, *, unused: bool) -> Turn | None:
    """The answer to a question in mid-form; None where it is none, or not surely understood.

    `unused` words are no answer to the step. Those that could be one are looked at only where they are
    plainly a question, and not where a question is what the form asks for.
    """
    text = scene.said.text
    asks = forms.asks(text, scene.language)
    if scene.said.kind is not Kind.TEXT or not (unused or (asks and form.kind is Purpose.APPLICATION)):
        return None
    plainly = asks or forms.marked(text)
    if len(text.split()) < QUESTION_WORDS and not plainly:
        return None
    # With a topic in mind nearly any words are about it: only a plain question is helped so.
    topic = (form.topic or scene.conversation.topic) if plainly else ""
    finding = read(scene, text, topic)
    if finding.outcome == "answer":
        return sheet.brief(scene, finding.topic, finding.facet)
    if unused or not forms.marked(text):
        return None
    # It would be kept as the answer to the step, and an office would read a question that nobody answers.
    return scene.ends("form-unanswered", scene.reply(scene.say("apply.unanswered")))


def is_offered(scene: Scene, form: Form) -> bool:
    """Whether these very words are an answer that the open question offers."""
    progress = scene.conversation.progress
    if progress is None or scene.said.kind is not Kind.TEXT:
        return False
    return forms.is_offered(form, progress, scene.said.text, scene.language)
