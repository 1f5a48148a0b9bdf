# SPDX-License-Identifier: AGPL-3.0-or-later
"""It is not solved: the resident opens a case again, in their own words, within thirty days."""

from bot.cases import Case, Deed, State, deeds
from bot.dialogue.desk.casework import with_term
from bot.dialogue.mine.cases import own, recorded, unusable
from bot.dialogue.scene import Scene
from bot.model import Expecting, Turn


def ask(scene: Scene, reference: str) -> Turn:
    """The person says that it is not solved: `reopen:<reference>`. What is still wrong?"""
    case = _reopenable(scene, reference)
    if case is None:
        return _too_late(scene)
    prompt = scene.reply(scene.say("told.reopen.write", reference=reference))
    return scene.ends("case-reopening", prompt, expecting=Expecting(f"again:{reference}", scene.now))


def words(scene: Scene, reference: str) -> Turn:
    """What is still wrong: `again:<reference>`. The office has the case again, with nobody in charge yet."""
    case, written = _reopenable(scene, reference), scene.said.text.strip()
    if case is None:
        return _too_late(scene)
    again = unusable(scene, scene.say("told.reopen.write", reference=reference))
    if again is not None:
        return again
    service = scene.town.library.services.get(case.topic)
    reopened = deeds.reopen(case, scene.now, scene.today, service.answer_days if service else 0)
    done = with_term(scene.say("told.reopen.done", reference=reference), case, reopened)
    return recorded(scene, reopened, Deed.REOPENED, written, scene.reply(done))


def _reopenable(scene: Scene, reference: str) -> Case | None:
    case = own(scene, reference)
    return case if case is not None and deeds.may(case, State.REOPENED, scene.today) else None


def _too_late(scene: Scene) -> Turn:
    text = scene.say("told.reopen.too-late")
    toast = (scene.toast("told.reopen.too-late"),) if scene.said.press else ()
    return scene.ends("stale", *toast, scene.reply(text), expecting=None)
