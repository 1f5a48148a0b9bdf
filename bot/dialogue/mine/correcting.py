# SPDX-License-Identifier: AGPL-3.0-or-later
"""A datum of a request that was sent is wrong: its owner says so, and it lands on the request.

What was declared stays as it was declared; what is right stands beside it, with its day.
"""

from bot.cases import Case, Deed
from bot.dialogue.mine.cases import own, recorded, unusable
from bot.dialogue.scene import Scene
from bot.model import Button, Expecting, Turn


def buttons(scene: Scene) -> list[Button]:
    """One for each open request of this person."""
    filed = scene.records.cases_of(scene.said.sender)
    return [
        scene.button("mydata.do.correct-one", f"correct:{case.reference}", reference=case.reference)
        for case in filed
        if not case.state.ended
    ]


def ask(scene: Scene, reference: str) -> Turn:
    """What is wrong, and what is right? `correct:<reference>`."""
    if _open(scene, reference) is None:
        return _too_late(scene)
    prompt = scene.reply(scene.say("cases.write-correction", reference=reference))
    return scene.ends("case-correcting", prompt, expecting=Expecting(f"correct:{reference}", scene.now))


def words(scene: Scene, reference: str) -> Turn:
    """The person wrote it: `correct:<reference>`. Every desk of the request is told, without the words."""
    case = _open(scene, reference)
    if case is None:
        return _too_late(scene)
    again = unusable(scene, scene.say("cases.write-correction", reference=reference))
    if again is not None:
        return again
    thanks = scene.reply(scene.say("cases.corrected", reference=reference))
    return recorded(scene, case, Deed.CORRECTED, scene.said.text.strip(), thanks)


def _open(scene: Scene, reference: str) -> Case | None:
    case = own(scene, reference)
    return case if case is not None and not case.state.ended else None


def _too_late(scene: Scene) -> Turn:
    toast = (scene.toast("cases.ended-already"),) if scene.said.press else ()
    return scene.ends("stale", *toast, scene.reply(scene.say("cases.ended-already")), expecting=None)
