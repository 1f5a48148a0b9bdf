# SPDX-License-Identifier: AGPL-3.0-or-later
"""Was this answer useful? Asked under each answer, counted once, with nobody's name."""

from bot.answers import FACETS
from bot.answers.vote import Rate, Vote
from bot.dialogue.asked import number, recent
from bot.dialogue.scene import Scene
from bot.dialogue.words import means
from bot.forms.words import plain
from bot.model import Button, Outgoing, Parcel, Turn

REMEMBERED = 100
"""Answers of which it is known that this person has voted."""
THUMBS = {"👍": Vote.UP, "👎": Vote.DOWN}


def buttons(scene: Scene, topic: str, facet: str) -> tuple[Button, ...]:
    """The two thumbs under an answer."""
    return tuple(
        scene.button(f"ratings.do.{vote}", f"rate:{vote}:{topic}:{facet}:{number(scene)}") for vote in Vote
    )


def press(scene: Scene, vote: str, topic: str, facet: str, answer: str) -> Turn:
    """A thumb was pressed: `rate:<up|down>:<topic>:<facet>:<number of the answer>`."""
    if vote not in tuple(Vote) or topic not in scene.town.topics or facet not in FACETS:
        return scene.ends("stale", scene.toast("general.too-old"))
    if answer in scene.conversation.rated:
        return scene.ends("rated-already", scene.toast("ratings.already"))
    thanks = scene.toast("ratings.thanks")
    told = [thanks] if vote == Vote.UP else [thanks, _sorry(scene, topic)]
    return _counted(scene, Rate(Vote(vote), topic, facet, scene.today), answer, *told)


def typed(scene: Scene) -> Turn | None:
    """A vote was written; None where what was written is none."""
    rate, asked = voted(scene), recent(scene)
    if rate is None or asked is None:
        return None
    if asked.id in scene.conversation.rated:
        return scene.ends("rated-already", scene.reply(scene.say("ratings.already")))
    told = scene.reply(scene.say("ratings.thanks")) if rate.vote is Vote.UP else _sorry(scene, rate.topic)
    return _counted(scene, rate, asked.id, told)


def voted(scene: Scene) -> Rate | None:
    """The vote that a thumb or a word for it and nothing else is, about the answer just given."""
    asked, vote = recent(scene), _vote(scene)
    if vote is None or asked is None or not asked.facet:
        return None
    return Rate(vote, asked.topic, asked.facet, scene.today)


def _vote(scene: Scene) -> Vote | None:
    said = scene.said.text
    # Other words beside a thumb may be a question, a secret or a cry for help: they are read.
    if plain(said):
        return next((vote for vote in Vote if means(said, f"ratings.words.{vote}", scene.language)), None)
    return next((THUMBS[sign] for sign in said if sign in THUMBS), None)


def _sorry(scene: Scene, topic: str) -> Outgoing:
    row = (scene.button("ask.do.office", f"question:{topic}"),)
    return scene.reply(scene.say("ratings.sorry"), row)


def _counted(scene: Scene, vote: Rate, answer: str, *told: Parcel) -> Turn:
    rated = (*scene.conversation.rated, answer)[-REMEMBERED:]
    outcome = f"rated vote={vote.vote} topic={vote.topic} facet={vote.facet}"
    return scene.ends(outcome, *told, acts=(vote,), rated=rated)
