# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buttons under what was told last, said instead of pressed: by their own words, by a yes or a no."""

import re
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.words import listed, means
from bot.forms.words import consists, marked, plain
from bot.model import Button, Offered, Outgoing, Rows, Says, Turn
from bot.phrases import knows

YES, NO = (Says.YES, Says.SURELY), (Says.NO, Says.KEEP)
_NUMBER = re.compile(r"^\d+\. ")
"""What a choice that is called by its number begins with."""


def told(scene: Scene, decided: Turn) -> Turn:
    """The turn, with the buttons that it shows in mind; those before it where it tells nothing but a file.

    What a form or a prompt waits for is theirs: then only the answers to a question of ours are kept.
    """
    messages = [each for each in decided.parcels if isinstance(each, Outgoing)]
    shown = [each for each in messages if each.to == scene.said.chat and not each.attachment]
    if not shown:
        return decided
    is_free = replace(scene, conversation=decided.conversation).is_free
    under = (button for each in shown for row in each.buttons for button in row if button.does)
    buttons = tuple(each for each in under if is_free or each.says)
    offered = Offered(buttons, scene.now) if buttons else None
    return replace(decided, conversation=replace(decided.conversation, offered=offered))


def answer(scene: Scene) -> str:
    """What the words answer to the question that was asked last, as its button has it; or nothing."""
    answers = [each for each in _buttons(scene) if each.says]
    return _named(scene, answers) or _only(each for each in answers if _says(scene, each))


def named(scene: Scene) -> str:
    """The button under what was told last whose words these are, as it has it; or nothing."""
    return _named(scene, _buttons(scene))


def stands(scene: Scene, verb: str, *arguments: str) -> Button | None:
    """The button under what was told last that does this, whatever else it takes."""
    does = [verb, *arguments]
    return next((each for each in _buttons(scene) if each.does.split(":")[: len(does)] == does), None)


def asks(scene: Scene) -> bool:
    """Whether a yes was asked for."""
    return any(each.says in YES for each in _buttons(scene))


def wants_choice(scene: Scene) -> bool:
    """Whether a yes or a no was asked for, and neither is a thing to be guessed."""
    return asks(scene) and any(each.says in NO for each in _buttons(scene))


def again(scene: Scene) -> Turn:
    """The same choice once more: what was said is neither a yes nor a no."""
    return scene.ends("choice-again", scene.reply(scene.say("offering.again"), *rows(scene)))


def rows(scene: Scene) -> Rows:
    """The buttons of the choice that is open, to be shown again; none where there is none."""
    return in_rows([*_buttons(scene)], 1) if wants_choice(scene) else ()


def _buttons(scene: Scene) -> tuple[Button, ...]:
    offered = scene.conversation.offered
    return offered.buttons if offered and scene.said.private else ()


def _named(scene: Scene, buttons: Iterable[Button]) -> str:
    said = plain(scene.said.text)
    return _only(each for each in buttons if said and said == plain(_NUMBER.sub("", each.label)))


def _only(buttons: Iterable[Button]) -> str:
    """What these buttons do, where all do the same."""
    meant = {each.does for each in buttons}
    return meant.pop() if len(meant) == 1 else ""


def _says(scene: Scene, button: Button) -> bool:
    """Whether the words are what that button says; a question back says nothing."""
    if marked(scene.said.text):
        return False
    if button.says is Says.YES:
        return _agrees(scene, button) or _made_of(scene, _words(scene, "fine"), ())
    if button.says is Says.SURELY:
        return _agrees(scene, button)
    if button.says is Says.KEEP and means(scene.said.text, "general.words.cancel", scene.language):
        return True
    kept = _words(scene, "keep") if button.says is Says.KEEP else ()
    return _made_of(scene, (*_words(scene, "no"), *kept), kept and plain(button.label).split())


def _agrees(scene: Scene, button: Button) -> bool:
    """Whether it is a plain yes, with words of the button or of what it does, or these alone."""
    done = f"doing.{button.does.partition(':')[0]}"
    own = _words(scene, done) if knows(f"offering.words.{done}") else ()
    beside = (*_words(scene, "fine"), *plain(button.label).split())
    return _made_of(scene, (*_words(scene, "yes"), *own), beside)


def _made_of(scene: Scene, words: Collection[str], beside: Collection[str]) -> bool:
    """Whether one of these words is said, and nothing but them, what may stand beside, and courtesies."""
    said = f" {plain(scene.said.text)} "
    return any(f" {word} " in said for word in words) and consists(
        said, {*words, *beside, *_words(scene, "courtesy")}
    )


def _words(scene: Scene, key: str) -> tuple[str, ...]:
    return listed(f"offering.words.{key}", scene.language)
