# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody wants done, in their own words: apply, report, see, be told, erase, reach a person."""

from collections.abc import Callable

from bot.answers import Finding
from bot.cases import find_reference
from bot.dialogue import welcome
from bot.dialogue.applying import drafts, starting
from bot.dialogue.asked import read, talked_about
from bot.dialogue.mine import cases, erasing, lookup
from bot.dialogue.news import alerts, following, newsroom
from bot.dialogue.scene import Scene
from bot.dialogue.words import means
from bot.model import Turn


def act(scene: Scene, finding: Finding) -> Turn:
    """Do it; a person, where nobody has told how that is done."""
    return _ACTIONS.get(finding.action, _human)(scene, finding)


def apply(scene: Scene, what: str) -> Turn:
    """`/domanda`, or `/domanda centri estivi`: which request, or at once the one that is named."""
    return _apply(scene, read(scene, what))


def _named(finding: Finding) -> str:
    """The topic that the words name, or that all choices are on; an empty text where there is no such one."""
    candidates = finding.candidates if finding.outcome == "clarify" else ()
    topics = {finding.topic, *(each.topic for each in candidates)} - {""}
    return topics.pop() if len(topics) == 1 else ""


def _apply(scene: Scene, finding: Finding) -> Turn:
    if (topic := _named(finding)) in scene.town.topics:
        return starting.propose(scene, topic)
    return starting.choose(scene)


def _report(scene: Scene, finding: Finding) -> Turn:
    return starting.choose_report(scene, finding.topic)


def _status(scene: Scene, _: Finding) -> Turn:
    reference = find_reference(scene.said.text)
    if reference is None:
        return cases.show(scene)
    case = cases.own(scene, reference)
    # Whether it is somebody else's or nobody's: the same question for a proof.
    return lookup.begin(scene, reference) if case is None else cases.show_one(scene, case)


def _news(scene: Scene, finding: Finding) -> Turn:
    if following.is_wish_to_stop(scene):
        # By themselves: any words of news are like some topic's, and none was talked about here.
        return following.wished_to_stop(scene, _named(read(scene, following.matter(scene))))
    if newsroom.is_proposal(scene):
        return newsroom.propose(scene)
    return alerts.asked(scene, finding.topic or talked_about(scene)) or following.choose(scene)


def _human(scene: Scene, finding: Finding) -> Turn:
    return welcome.human(scene, finding.topic)


def _delete(scene: Scene, _: Finding) -> Turn:
    return erasing.ask(scene)


def _cancel(scene: Scene, _: Finding) -> Turn:
    under_way = scene.conversation.progress or scene.conversation.expecting
    # «Annulla» alone is said of what is under way; «annulla la mia domanda» of one that was sent.
    if under_way or means(scene.said.text, "general.words.cancel", scene.language):
        return drafts.cancel(scene)
    is_open = any(not case.state.ended for case in scene.records.cases_of(scene.said.sender))
    return cases.show(scene) if is_open else drafts.cancel(scene)


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
