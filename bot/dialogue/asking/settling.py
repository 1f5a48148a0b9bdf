# SPDX-License-Identifier: AGPL-3.0-or-later
"""A few words after a question was asked back are understood together with it: "acqua", "del rubinetto"."""

from collections.abc import Mapping

from bot.answers import Finding
from bot.answers.thresholds import ASIDE_FROM, OF_ITS_OWN_FROM
from bot.dialogue.asked import read, recent, talked_about
from bot.dialogue.asking import asides
from bot.dialogue.scene import Scene
from bot.model import Asked, spoken

MOST_WORDS = 5
"""Words of a reply; more of them are a message of their own."""
MOST_TOGETHER = 30
"""Words of what is understood together, however often somebody is asked back."""


def settled(scene: Scene) -> str:
    """What the reply leads to, as a button has it; or nothing where it settles nothing."""
    asked = _asked_back(scene)
    if asked is None:
        return ""
    own = read(scene, scene.said.text, talked_about(scene))
    if _stands_alone(own):
        return ""
    labels = _labels(scene, asked)
    reader, reply = scene.town.reader, scene.said.text
    meant = reader.settled(asked.words, reply, labels, scene.language)
    both = read(scene, _together(scene, asked), talked_about(scene))
    if both.sensitive:
        return ""
    if both.outcome == "answer" and both.topic in ((meant,) if meant else labels):
        return f"sheet:{both.topic}:{both.facet}"
    if not meant and f"elsewhere:{both.elsewhere}" in labels and both.outcome == "abstain":
        meant = f"elsewhere:{both.elsewhere}"
    return next((does for does in asked.choices if meant and _label(does) == meant), "")


def completed(scene: Scene) -> str:
    """What is to be understood: with the words asked back about before, where both are asked back about."""
    asked, said = _asked_back(scene), scene.said.text
    if asked is None:
        return said
    own = read(scene, said, talked_about(scene))
    is_open = own.outcome == "clarify" or (own.outcome == "abstain" and not own.elsewhere)
    if not is_open or _stands_alone(own):
        return said
    together = _together(scene, asked)
    return together if read(scene, together, talked_about(scene)).outcome == "clarify" else said


def parted(scene: Scene) -> frozenset[str]:
    """The sensitive data that stand half in the words asked back about, half in these."""
    asked = _asked_back(scene)
    return frozenset(scene.town.reader.sensitive(_together(scene, asked))) if asked else frozenset()


def _asked_back(scene: Scene) -> Asked | None:
    """What was asked back about, if this may be a reply to it."""
    asked = recent(scene)
    if asked is None or not asked.words or not asked.choices or asked.facet or asked.elsewhere:
        return None
    if asides.kind(scene) or len(scene.said.text.split()) > MOST_WORDS:
        return None
    return asked


def _together(scene: Scene, asked: Asked) -> str:
    both = f"{asked.words} {scene.said.text}"
    return both if len(both.split()) <= MOST_TOGETHER else scene.said.text


def _stands_alone(own: Finding) -> bool:
    """Whether the words are clear, or to be fenced, without what was asked back."""
    if own.outcome in ("action", "smalltalk"):
        return own.score >= ASIDE_FROM
    if own.outcome == "abstain" and own.leaves and own.score >= OF_ITS_OWN_FROM:
        return True
    return own.outcome in ("answer", "emergency") or bool(own.sensitive)


def _labels(scene: Scene, asked: Asked) -> Mapping[str, str]:
    """The choices on offer, each other body with the words that say what it does."""
    labels = dict.fromkeys(filter(None, map(_label, asked.choices)), "")
    for body, known in scene.town.bodies.items():
        if f"elsewhere:{body}" in labels:
            texts = (spoken(each, scene.language) for each in (known.name, known.what))
            labels[f"elsewhere:{body}"] = " ".join(texts)
    return labels


def _label(does: str) -> str:
    """What a choice is of: a topic, `elsewhere:<body>`, or nothing that words are about."""
    match does.split(":"):
        case ["sheet", topic, _]:
            return topic
        case ["elsewhere", _]:
            return does
    return ""
