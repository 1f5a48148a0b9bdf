# SPDX-License-Identifier: AGPL-3.0-or-later
"""An answer put right: "no, il centro estivo" asks about it what was just answered about the nursery."""

from msgspec.structs import replace

from bot.answers import Finding
from bot.dialogue.asked import read, recent
from bot.dialogue.scene import Scene
from bot.dialogue.words import listed
from bot.forms.words import plain


def corrected(scene: Scene) -> Finding | None:
    """What is meant instead of what was answered; None where nothing is put right."""
    asked, instead = recent(scene), _instead(scene)
    if asked is None or not asked.facet or not instead:
        return None
    found = read(scene, instead)
    topic = _topic(found)
    if not topic or topic == asked.topic or found.more:
        return None
    return replace(found, outcome="answer", topic=topic, facet=found.facet or asked.facet)


def _topic(found: Finding) -> str:
    """The only topic that is meant, if one is: "del nido" says not what of it."""
    if found.outcome == "answer":
        return found.topic
    topics = {each.topic for each in found.candidates}
    return topics.pop() if found.outcome == "clarify" and len(topics) == 1 and not found.elsewhere else ""


def _instead(scene: Scene) -> str:
    """What stands after words like "no, I meant"; nothing where the text does not begin so."""
    said = whole = plain(scene.said.text)
    beginnings = sorted(listed("ask.words.instead", scene.language), key=len, reverse=True)
    while begun := next((each for each in beginnings if said.startswith(f"{each} ")), ""):
        said = said.removeprefix(begun).strip()
    return said if said != whole else ""
