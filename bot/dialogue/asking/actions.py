# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody wants done, in their own words: apply, report, see, be told, erase, reach a person."""

from collections.abc import Callable

from bot.answers import Finding
from bot.dialogue import welcome
from bot.dialogue.applying import drafts, starting
from bot.dialogue.asking.understanding import recent_topic
from bot.dialogue.mine import cases, erasing
from bot.dialogue.news import alerts, following, newsroom
from bot.dialogue.scene import Scene
from bot.model import Turn


def act(scene: Scene, finding: Finding) -> Turn:
    """Do it; a person, where nobody has told how that is done."""
    return _ACTIONS.get(finding.action, _human)(scene, finding)


def apply(scene: Scene, what: str) -> Turn:
    """`/domanda`, or `/domanda centri estivi`: which request, or at once the one that is named."""
    return _apply(scene, scene.town.reader.read(what, seen=scene.language))


def _apply(scene: Scene, finding: Finding) -> Turn:
    if finding.topic in scene.town.topics:
        return starting.propose(scene, finding.topic)
    return starting.choose(scene)


def _report(scene: Scene, finding: Finding) -> Turn:
    return starting.choose_report(scene, finding.topic)


def _status(scene: Scene, _: Finding) -> Turn:
    return cases.show(scene)


def _news(scene: Scene, finding: Finding) -> Turn:
    if newsroom.is_proposal(scene):
        return newsroom.propose(scene)
    return alerts.asked(scene, finding.topic or recent_topic(scene)) or following.choose(scene)


def _human(scene: Scene, finding: Finding) -> Turn:
    return welcome.human(scene, finding.topic)


def _delete(scene: Scene, _: Finding) -> Turn:
    return erasing.ask(scene)


def _cancel(scene: Scene, _: Finding) -> Turn:
    return drafts.cancel(scene)


_ACTIONS: dict[str, Callable[[Scene, Finding], Turn]] = {
    "apply": _apply,
    "report": _report,
    "feedback": _report,
    "status": _status,
    "human": _human,
    "subscribe-news": _news,
    "delete-data": _delete,
    "cancel": _cancel,
}
