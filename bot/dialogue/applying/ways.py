# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways on and out of a form that are written and not pressed: given up, put off, taken up again."""

from bot import forms
from bot.dialogue import danger
from bot.dialogue.applying import between
from bot.dialogue.asked import read
from bot.dialogue.scene import Scene
from bot.dialogue.words import means, says_only
from bot.forms import Form
from bot.forms.form import PRIVACY
from bot.forms.route import field_at
from bot.model import Kind


def way_written(scene: Scene, form: Form) -> str:
    """`più tardi`, `perché?`: a button that was written, unless the step offers these very words."""
    if scene.said.kind is not Kind.TEXT or between.is_offered(scene, form):
        return ""
    return forms.way_meant(scene.said.text, scene.language)


def gives_up(scene: Scene) -> bool:
    """Whether several words say that one gives the form up, and nothing else; never where life is meant."""
    words = ("general.words.cancel", scene.language, "general.words.weary", "forms.words.filler")
    if not scene.in_form or not says_only(scene.said.text, *words):
        return False
    heard = read(scene, scene.said.text)
    return heard.outcome != "emergency" or not danger.is_sure(scene, heard)


def declines(scene: Scene) -> bool:
    """Whether somebody says no to the notice: without it, nothing is asked."""
    progress = scene.conversation.progress
    at_notice = progress is not None and progress.at == PRIVACY and scene.said.kind is Kind.TEXT
    words = ("drafts.words.decline", scene.language, "forms.words.filler")
    return at_notice and says_only(scene.said.text, *words)


def puts_off(scene: Scene, form: Form) -> bool:
    """Whether a sentence says that one goes on later; where a text is asked for, that may stand in it."""
    progress = scene.conversation.progress
    if progress is None or scene.said.kind is not Kind.TEXT or between.is_offered(scene, form):
        return False
    takes_any = bool(progress.at) and field_at(form, progress.at).kind == "text"
    return not takes_any and forms.puts_off(scene.said.text, scene.language)


def resumes(scene: Scene, form: Form) -> bool:
    """Whether somebody takes up again what is open already."""
    is_open = scene.said.kind is Kind.TEXT and not between.is_offered(scene, form)
    return is_open and means(scene.said.text, "drafts.words.resume", scene.language)
