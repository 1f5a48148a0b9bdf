# SPDX-License-Identifier: AGPL-3.0-or-later
"""News that people asked for: topics, who follows them, and what was sent. Pure."""

from datetime import datetime

from msgspec import Struct

from bot.model import Act

ASSOCIATIONS = "associazioni"
"""The topic of news for associations: it is also one of the municipality's objectives."""

LONGEST = 3000
"""Characters of one piece of news: it must fit a message with its heading and its way out."""


class Follow(Act, frozen=True):
    """The chat wants the news of a topic."""

    chat: str
    topic: str


class Unfollow(Act, frozen=True):
    """The chat wants no more news of a topic."""

    chat: str
    topic: str


class Post(Struct, frozen=True, kw_only=True):
    """A piece of news, as it was sent."""

    id: str
    topic: str
    desk: str
    author: str
    body: str
    recipients: int
    sent_at: datetime


class Publish(Act, frozen=True):
    """Keep the post; the turn that publishes it also posts one message a follower."""

    post: Post
