# SPDX-License-Identifier: AGPL-3.0-or-later
"""News as a desk writes it: a topic, the words, a preview, and everybody who follows the topic gets it."""

from datetime import datetime

from bot.dialogue.quiet import not_before
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.words import mentions
from bot.model import Button, Expecting, Outgoing, Turn, Urgency
from bot.news import LONGEST, Post, Publish
from bot.phrases import say

SHORTEST = 10
ASSOCIATIONS = "associazioni"
"""The topic whose office gets what others want published, where the town has it."""


def write(scene: Scene, _: str = "") -> Turn:
    """`/notizia` at a desk: which topic is it about?"""
    if not scene.records.offices_at(scene.said.chat):
        return propose(scene)
    if not scene.said.identified:
        return scene.ends("desk-anonymous", scene.reply(scene.say("desk.anonymous")))
    buttons = [
        Button(scene.town.short_title(topic, scene.language), f"write:{topic}") for topic in scene.town.topics
    ]
    return scene.ends("news-writing", scene.reply(scene.say("news.which-topic"), *in_rows(buttons, 1)))


def is_proposal(scene: Scene) -> bool:
    """Whether somebody wants news published, and not to get any."""
    said, language = scene.said.text, scene.language
    return mentions(said, "news.words.publish", language) and mentions(said, "news.words.piece", language)


def propose(scene: Scene) -> Turn:
    """Only an office publishes: a resident or an association may send it the text, and it decides."""
    if not scene.said.private:
        return scene.ends("news-no-desk", scene.reply(scene.say("news.desk-only")))
    topic = ASSOCIATIONS if ASSOCIATIONS in scene.town.topics else ""
    ways = [
        scene.button("news.do.propose", f"refer:own:{topic}"),
        scene.button("welcome.do.news", "topics-news:"),
    ]
    return scene.ends("news-proposal", scene.reply(scene.say("news.propose"), *in_rows(ways, 1)))


def topic_chosen(scene: Scene, topic: str) -> Turn:
    """The topic of the news was pressed: `write:<topic>`. Now the words."""
    if not scene.records.offices_at(scene.said.chat) or topic not in scene.town.topics:
        return scene.ends("desk-refused", scene.toast("news.desk-only"))
    prompt = scene.say("news.write", topic=scene.town.short_title(topic, scene.language), longest=LONGEST)
    return scene.ends(
        "news-topic-chosen",
        scene.toast("desk.write"),
        scene.reply(prompt, asks=True),
        expecting=Expecting(f"news-text:{topic}", scene.now),
    )


def words(scene: Scene, topic: str) -> Turn:
    """The desk wrote the news: `news-text:<topic>`. A preview, with the number of recipients."""
    written = scene.said.text.strip()
    if not SHORTEST <= len(written) <= LONGEST:
        return scene.ends("news-again", scene.reply(scene.say("news.length", longest=LONGEST), asks=True))
    recipients = len(scene.records.followers(topic))
    when = not_before(scene.now, scene.town.timezone)
    body = _body(scene, topic, written, scene.language)
    note = scene.say(_phrase("news.preview", recipients, when), recipients=recipients, body=body)
    number = scene.said.id.rpartition(":")[2]
    row = (scene.button("news.do.send", f"send:{number}"), scene.button("news.do.drop", f"drop:{number}"))
    expecting = Expecting(f"news-ready:{topic}:{number}", scene.now, written)
    return scene.ends("news-preview", scene.reply(note, row), expecting=expecting)


def send(scene: Scene, number: str) -> Turn:
    """The preview was confirmed: `send:<number of the draft>`. Everybody who follows the topic gets it."""
    draft = _draft(scene, number)
    if draft is None or not scene.records.offices_at(scene.said.chat):
        return scene.ends("stale", scene.toast("general.too-old"))
    topic, written = draft
    followers = scene.records.followers(topic)
    morning = not_before(scene.now, scene.town.timezone)
    copies = [_copy(scene, chat, topic, written, morning) for chat in followers]
    post = Post(
        id=scene.said.id,
        topic=topic,
        desk=scene.said.chat,
        author=scene.said.sender,
        body=written,
        recipients=len(followers),
        sent_at=scene.now,
    )
    sent = _phrase("news.sent", len(followers), morning)
    return scene.ends(
        "news-sent",
        scene.toast(sent, recipients=len(followers)),
        scene.reply(scene.say(sent, recipients=len(followers))),
        *copies,
        acts=(Publish(post),),
        expecting=None,
    )


def drop(scene: Scene, number: str) -> Turn:
    """The preview was thrown away: `drop:<number of the draft>`."""
    if _draft(scene, number) is None:
        return scene.ends("stale", scene.toast("general.too-old"))
    return scene.ends(
        "news-dropped", scene.toast("news.dropped"), scene.reply(scene.say("news.dropped")), expecting=None
    )


def _phrase(key: str, recipients: int, morning: datetime | None) -> str:
    """The phrase, or the one for news that nobody gets, or that leaves in the morning only."""
    if not recipients:
        return f"{key}-nobody"
    return f"{key}-night" if morning else key


def _draft(scene: Scene, number: str) -> tuple[str, str] | None:
    """The topic and words of the draft of that number, if it is the one this person is about to send."""
    waiting = scene.conversation.expecting
    if waiting is None or not waiting.what.startswith("news-ready:"):
        return None
    _, topic, draft = waiting.what.split(":")
    return (topic, waiting.words) if draft == number else None


def _body(scene: Scene, topic: str, written: str, language: str) -> str:
    place = scene.town.name
    return say(
        "news.body", language, town=place, topic=scene.town.short_title(topic, language), words=written
    )


def _copy(scene: Scene, chat: str, topic: str, written: str, morning: datetime | None) -> Outgoing:
    language = scene.town.languages[0]
    out = Button(str(say("news.do.stop", language).unescape()), f"unnews:{topic}")
    return Outgoing(
        to=chat,
        text=_body(scene, topic, written, language),
        buttons=((out,),),
        urgency=Urgency.BROADCAST,
        not_before=morning,
    )
