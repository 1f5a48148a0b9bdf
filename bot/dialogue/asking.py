# SPDX-License-Identifier: AGPL-3.0-or-later
"""Questions: an answer with its source and date, a question back, or an honest "I don't know"."""

from collections.abc import Callable
from datetime import timedelta

from bot.answers import Finding
from bot.dialogue import alerts, applying, mine, newsroom, sheets, welcome
from bot.dialogue.scene import Scene, in_rows
from bot.model import Erasure, Turn, spoken

FOLLOW_UP = timedelta(minutes=30)
"""How long a topic stays in mind for questions that do not name it."""


def ask(scene: Scene) -> Turn:
    """Somebody wrote something that no form and no office waits for."""
    finding = scene.town.reader.read(
        scene.said.text, hint=scene.said.language, seen=_seen(scene), topic=_recent_topic(scene)
    )
    scene = _in_their_language(scene, finding)
    turn = _understood(scene, finding)
    if not finding.sensitive:
        return turn
    warning = scene.reply(scene.say("ask.sensitive"))
    erase = Erasure(to=scene.said.chat, message=scene.said.message)
    return Turn(
        conversation=turn.conversation,
        parcels=(erase, warning, *turn.parcels),
        acts=turn.acts,
        outcome=f"{turn.outcome} sensitive={','.join(finding.sensitive)}",
    )


def _understood(scene: Scene, finding: Finding) -> Turn:
    # «Avvisami quando apre» holds a question about dates, and is none.
    if finding.outcome in ("answer", "clarify") and alerts.is_wish(scene):
        return _news(scene, finding)
    return _OUTCOMES[finding.outcome](scene, finding)


def _seen(scene: Scene) -> str:
    return scene.language if scene.conversation.met else ""


def _recent_topic(scene: Scene) -> str:
    at = scene.conversation.topic_at
    return scene.conversation.topic if at and scene.now - at <= FOLLOW_UP else ""


def _in_their_language(scene: Scene, finding: Finding) -> Scene:
    if scene.conversation.chosen_language or finding.language not in scene.town.languages:
        return scene
    return scene.with_conversation(language=finding.language)


def _answer(scene: Scene, finding: Finding) -> Turn:
    turn = sheets.show(scene, finding.topic, finding.facet)
    if not finding.more:
        return turn
    further = [sheets.button(scene, each.topic, each.facet) for each in finding.more[:3]]
    offer = scene.reply(scene.say("ask.more"), *in_rows(further, 1))
    return Turn(
        conversation=turn.conversation, parcels=(*turn.parcels, offer), acts=turn.acts, outcome=turn.outcome
    )


def _clarify(scene: Scene, finding: Finding) -> Turn:
    choices = [sheets.button(scene, each.topic, each.facet) for each in finding.candidates]
    other = scene.button("ask.none-of-these", "human:")
    text = scene.say("ask.which")
    return scene.ends("clarify", scene.reply(text, *in_rows([*choices, other], 1)))


def _abstain(scene: Scene, finding: Finding) -> Turn:
    body = scene.town.bodies.get(finding.elsewhere)
    if body is not None:
        name, what = spoken(body.name, scene.language), spoken(body.what, scene.language)
        text = scene.say("ask.elsewhere", body=name, what=what)
    else:
        text = scene.say("ask.unknown")
    topics = dict.fromkeys(each.topic for each in finding.candidates if each.topic in scene.town.topics)
    nearest = [] if body is not None else [sheets.button(scene, topic, "") for topic in topics]
    rows = in_rows(
        [*nearest, scene.button("ask.do.office", "human:"), scene.button("general.do.menu", "menu:")], 1
    )
    return scene.ends(f"abstain elsewhere={finding.elsewhere or '-'}", scene.reply(text, *rows))


def _emergency(scene: Scene, finding: Finding) -> Turn:
    return scene.ends(f"emergency kind={finding.kind}", welcome.emergency(scene, finding.kind))


def _action(scene: Scene, finding: Finding) -> Turn:
    act = _ACTIONS.get(finding.action, _human)
    return act(scene, finding)


def _apply(scene: Scene, finding: Finding) -> Turn:
    if finding.topic in scene.town.topics:
        return applying.propose(scene, finding.topic)
    return applying.choose(scene)


def _report(scene: Scene, finding: Finding) -> Turn:
    return applying.choose_report(scene, finding.topic)


def _status(scene: Scene, _: Finding) -> Turn:
    return mine.show(scene)


def _news(scene: Scene, finding: Finding) -> Turn:
    return alerts.asked(scene, finding.topic or _recent_topic(scene)) or newsroom.choose(scene)


def _human(scene: Scene, finding: Finding) -> Turn:
    return welcome.human(scene, finding.topic)


def _delete(scene: Scene, _: Finding) -> Turn:
    return welcome.privacy(scene)


def _cancel(scene: Scene, _: Finding) -> Turn:
    return applying.cancel(scene)


def _smalltalk(scene: Scene, finding: Finding) -> Turn:
    if scene.town.has_page(finding.kind):
        return scene.ends(
            f"smalltalk kind={finding.kind}", scene.reply(scene.town.page(finding.kind, scene.language))
        )
    key = f"ask.smalltalk.{finding.kind}" if finding.kind in SMALLTALK else "ask.smalltalk.greeting"
    row = (scene.button("general.do.menu", "menu:"),)
    reply = scene.reply(scene.say(key, town=scene.town.name), row)
    return scene.ends(f"smalltalk kind={finding.kind}", reply)


SMALLTALK = ("greeting", "thanks", "bye", "who-are-you", "insult", "injection", "language")
_OUTCOMES: dict[str, Callable[[Scene, Finding], Turn]] = {
    "answer": _answer,
    "clarify": _clarify,
    "abstain": _abstain,
    "emergency": _emergency,
    "action": _action,
    "smalltalk": _smalltalk,
}
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
