# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the same person sent before: offered again, or open already."""

from bot import forms
from bot.cases import Case
from bot.dialogue.scene import Scene
from bot.forms import Form, Purpose
from bot.model import Answer, Progress


def own_answers(scene: Scene) -> dict[str, Answer]:
    """What this person answered about themselves in this chat, the latest answer to each question.

    Each is offered under its question and counts only when it is pressed.
    """
    found: dict[str, Answer] = {}
    for case in reversed(scene.records.cases_of(scene.said.sender)):
        form = scene.town.forms.get(case.form)
        if form is not None and case.chat == scene.said.chat:
            found |= forms.remembered(form, {line.key: Answer(line.value, line.shown) for line in case.lines})
    return found


def open_request(scene: Scene, form: Form) -> Case | None:
    """An application for the same service that no office has ended yet."""
    return next(iter(_open(scene, form)), None)


def twin(scene: Scene, form: Form, progress: Progress) -> Case | None:
    """An open application for the same service and one of the same people as the one just finished."""
    mine = forms.beneficiaries(form, {key: answer.value for key, answer in progress.answers.items()})
    for case in _open(scene, form):
        theirs = forms.beneficiaries(form, {line.key: line.value for line in case.lines})
        if mine & theirs or not (mine or theirs):
            return case
    return None


def _open(scene: Scene, form: Form) -> list[Case]:
    if form.kind is not Purpose.APPLICATION:
        return []
    own = scene.records.cases_of(scene.said.sender)
    return [case for case in own if case.form == form.id and not case.state.ended]
