# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which news a resident or an association gets: topics, followed and left at any time."""

from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.words import listed, means, mentions
from bot.forms.words import asks, plain
from bot.model import Outgoing, Turn
from bot.news import Follow, Unfollow
from bot.news.alert import NoLonger

LONGEST_WISH = 10
"""Words above which a text tells more than that no news is wanted."""


def choose(scene: Scene, _: str = "") -> Turn:
    """`/notizie`: the topics, with a mark on those already followed."""
    return scene.ends("news-topics", _topics(scene, scene.records.followed(scene.said.chat)))


def toggle(scene: Scene, topic: str) -> Turn:
    """A topic was pressed: `news:<topic>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"))
    followed = scene.records.followed(scene.said.chat)
    follows = topic not in followed
    act = Follow(scene.said.chat, topic) if follows else Unfollow(scene.said.chat, topic)
    toast = scene.toast(
        "news.followed" if follows else "news.unfollowed", topic=scene.town.short_title(topic, scene.language)
    )
    return scene.ends(
        "news-toggled", toast, _topics(scene, followed ^ {topic}, scene.said.message), acts=(act,)
    )


def stop(scene: Scene, topic: str) -> Turn:
    """No more news of one topic, in one tap under a piece of news: `unnews:<topic>`."""
    if topic not in scene.town.topics:
        return scene.ends("stale", scene.toast("general.too-old"))
    text = scene.say("news.stopped", topic=scene.town.short_title(topic, scene.language))
    act = Unfollow(scene.said.chat, topic)
    return scene.ends("news-stopped", scene.reply(text), acts=(act,))


def is_wish_to_stop(scene: Scene) -> bool:
    """Whether the words ask for no more news: «non voglio più ricevere messaggi»."""
    text, language = scene.said.text, scene.language
    if asks(text, language) or len(text.split()) > LONGEST_WISH:
        return False
    if means(text, "news.words.stop-all", language):
        return True
    return mentions(text, "news.words.stop", language) and mentions(text, "news.words.sent", language)


def matter(scene: Scene) -> str:
    """What such words are about, without those that say that no news is wanted."""
    said, language = f" {plain(scene.said.text)} ", scene.language
    idle = (*listed("news.words.stop", language), *listed("news.words.sent", language))
    for words in sorted(idle, key=len, reverse=True):
        said = said.replace(f" {words} ", " ")
    return said.strip()


def wished_to_stop(scene: Scene, topic: str) -> Turn:
    """At once the topic that the words name, or all; the choice where they name one that is not followed."""
    if topic in scene.records.followed(scene.said.chat):
        return stop(scene, topic)
    return choose(scene) if topic in scene.town.topics else stop_all(scene)


def stop_all(scene: Scene, _: str = "") -> Turn:
    """`/stop`: no more news at all, at once, and no word when a service opens."""
    chat = scene.said.chat
    news = tuple(Unfollow(chat, topic) for topic in sorted(scene.records.followed(chat)))
    waits = tuple(NoLonger(chat, topic) for topic in sorted(scene.records.awaited(chat)))
    return scene.ends("news-stopped-all", scene.reply(scene.say("news.stopped-all")), acts=(*news, *waits))


def _topics(scene: Scene, followed: frozenset[str], rewrites: str = "") -> Outgoing:
    buttons = [
        scene.button(
            "news.on" if topic in followed else "news.off",
            f"news:{topic}",
            topic=scene.town.short_title(topic, scene.language),
        )
        for topic in scene.town.topics
    ]
    return scene.reply(scene.say("news.choose"), *in_rows(buttons, 1), rewrites=rewrites)
