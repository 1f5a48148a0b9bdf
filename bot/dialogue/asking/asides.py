# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people say of the talk itself and of no matter: wait, never mind, yes, I asked something else."""

from msgspec.structs import replace

from bot.dialogue import choosing, offering
from bot.dialogue.asked import recent
from bot.dialogue.scene import Scene
from bot.dialogue.sheets import sheet
from bot.dialogue.words import means
from bot.model import Button, Turn

WAIT, DECLINED, UNASKED = "wait", "declined", "unasked"
KINDS = (WAIT, DECLINED, UNASKED, "unclear", "wrong")
CALM = (WAIT, DECLINED, UNASKED)
"""Those that want nothing but a line; a choice that is open stays below it."""


def kind(scene: Scene) -> str:
    """Which of `KINDS` the whole text is, or nothing."""
    # A yes to nothing is not to be thanked for: it would sound as if something were done.
    said = {each: f"ask.words.{each}" for each in KINDS} | {UNASKED: "offering.words.yes"}
    return next((each for each, words in said.items() if means(scene.said.text, words, scene.language)), "")


def answered(scene: Scene, said: str) -> Turn:
    """A calm line, and for whoever was not understood or does not understand the simple ways on."""
    outcome, line = f"smalltalk kind={said}", scene.say(f"ask.smalltalk.{said}")
    if said in CALM:
        return scene.ends(outcome, scene.reply(line, *offering.rows(scene)))
    asked = recent(scene)
    topic = asked.topic if asked and asked.topic in scene.town.topics else ""
    ways = (scene.button("welcome.do.human", f"human:{topic}"), scene.button("welcome.do.topics", "topics:"))
    turn = choosing.offer(scene, outcome, line, _others(scene, topic), *ways, width=2)
    if asked is None or turn.conversation.asked is None:
        return turn
    # What was asked stays in mind, no longer than before: it may still go to the office.
    kept = replace(asked, choices=turn.conversation.asked.choices)
    return replace(turn, conversation=replace(turn.conversation, asked=kept))


def _others(scene: Scene, topic: str) -> list[Button]:
    """What else can be known of the topic than what was shown."""
    asked = recent(scene)
    shown = f"sheet:{topic}:{asked.facet}" if asked else ""
    return [each for each in sheet.sections(scene, topic) if each.does != shown] if topic else []
