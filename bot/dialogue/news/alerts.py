# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell me when it opens: asked once, told once; the office sees how many wait."""

from datetime import datetime

from bot.answers import Taking
from bot.dialogue import choosing
from bot.dialogue.quiet import not_before
from bot.dialogue.scene import Scene, in_rows, on_day
from bot.dialogue.town import Town
from bot.dialogue.words import mentions
from bot.forms.words import denies
from bot.model import Button, Outgoing, Turn, Urgency
from bot.news.alert import Alert, Await, NoLonger
from bot.phrases import say


def awaited(town: Town, topic: str, moment: datetime) -> bool:
    """Whether it makes sense to wait for that service: it takes no requests, and may one day."""
    service = town.library.services[topic]
    # Without a form it is an aim of the plan beside duties and rights that hold anyway: nothing opens.
    aim = service.status.is_ == "planned" and not service.form
    return not aim and service.accepts(moment).kind is not Taking.OPEN


def opened(town: Town, moment: datetime) -> tuple[str, ...]:
    """The topics of the services that are open at that moment."""
    services = town.library.services.values()
    return tuple(each.id for each in services if each.accepts(moment).kind is Taking.OPEN)


def buttons(scene: Scene, topic: str) -> list[Button]:
    """The button that asks to be told, or takes it back; nothing where there is nothing to wait for."""
    if not awaited(scene.town, topic, scene.said.at):
        return []
    if topic in scene.records.awaited(scene.said.chat):
        return [scene.button("alerts.do.forget", f"unalert:{topic}")]
    return [scene.button("alerts.do.tell", f"alert:{topic}")]


def press(scene: Scene, topic: str) -> Turn:
    """The chat wants to hear when the service opens: `alert:<topic>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"))
    title = scene.town.short_title(topic, scene.language)
    if not awaited(scene.town, topic, scene.said.at):
        return scene.ends("alert-open", *_told(scene, "alerts.open-already", title))
    back = (scene.button("alerts.do.forget", f"unalert:{topic}"),)
    kept = Await(scene.said.chat, topic, scene.language)
    told = _told(scene, "alerts.kept", title, back)
    return scene.ends(f"alert-kept topic={topic}", *told, acts=(kept,))


def take_back(scene: Scene, topic: str) -> Turn:
    """The chat does not wait any more: `unalert:<topic>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"))
    gone = _told(scene, "alerts.gone", scene.town.short_title(topic, scene.language))
    return scene.ends(f"alert-gone topic={topic}", *gone, acts=(NoLonger(scene.said.chat, topic),))


def _told(scene: Scene, key: str, title: str, *rows: tuple[Button, ...]) -> list[Outgoing]:
    return [scene.reply(scene.say(key, topic=title), *rows)]


def asked(scene: Scene, topic: str) -> Turn | None:
    """Somebody asked in words to be told; None where they mean the news, not the opening of a service."""
    if not mentions(scene.said.text, "alerts.words.opening", scene.language):
        return None
    if topic and denies(scene.said.text, scene.language):
        return take_back(scene, topic)
    if topic:
        return press(scene, topic) if awaited(scene.town, topic, scene.said.at) else None
    closed = [each for each in scene.town.topics if awaited(scene.town, each, scene.said.at)]
    if not closed:
        return None
    which = [Button(scene.town.short_title(each, scene.language), f"alert:{each}") for each in closed]
    return choosing.offer(scene, "alert-which", scene.say("alerts.which"), which)


def is_wish(scene: Scene) -> bool:
    """Whether the words ask to be told of an opening, however the question in them was understood."""
    text, language = scene.said.text, scene.language
    return mentions(text, "alerts.words.tell", language) and mentions(text, "alerts.words.opening", language)


def waiting(scene: Scene, _: str = "") -> Turn:
    """`/attese` at a desk: how many wait for each of its services."""
    offices = scene.records.offices_at(scene.said.chat)
    if not offices:
        return scene.ends("alerts-no-desk", scene.reply(scene.say("alerts.desk-only")))
    counts = scene.records.waiting()
    lines = [
        scene.say(
            "alerts.waiting.line", topic=scene.town.short_title(topic, scene.language), count=counts[topic]
        )
        for topic in scene.town.topics
        if topic in counts and scene.town.library.services[topic].office in offices
    ]
    text = scene.say("alerts.waiting.head" if lines else "alerts.waiting.nobody")
    return scene.ends("alerts-waiting", scene.reply("\n".join([text, *lines])))


def announcement(alert: Alert, town: Town, now: datetime) -> Outgoing:
    """What a chat that waited is told, once: the service is open, until when, and the way in."""
    service = town.library.services[alert.topic]
    closes = service.accepts(now).closes
    title = town.short_title(alert.topic, alert.language)
    key = "alerts.opened-until" if closes else "alerts.opened"
    text = say(key, alert.language, topic=title, day=on_day(closes.date()) if closes else "")
    ways = [Button(str(say("alerts.do.read", alert.language).unescape()), f"sheet:{alert.topic}:")]
    form = town.form_for(alert.topic)
    if form is not None:
        apply = say(f"alerts.do.{form.kind.value}", alert.language).unescape()
        ways.insert(0, Button(str(apply), f"apply:{form.id}"))
    return Outgoing(
        to=alert.chat,
        text=text,
        buttons=in_rows(ways, 1),
        urgency=Urgency.NOTICE,
        not_before=not_before(now, town.timezone),
    )
