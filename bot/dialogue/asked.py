# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was asked last, as long as it may be remembered."""

from datetime import timedelta

from msgspec.structs import replace

from bot.answers import Finding
from bot.dialogue.scene import Scene
from bot.model import Asked, Expecting, Kind, Outgoing, Turn

MEMORY = timedelta(minutes=30)
"""How long the words of a question, its topic and what was offered stay in mind."""

SUM_REPLIES = ("sum", "sum-again")
"""Who takes the next answer to a sum, asked once or once more. The answers before it stand in what is awaited
(a birth date, an amount), so it stays in mind no longer than a question."""
LONGEST = 600
"""Characters of a question that an office can be sent: a longer one is written anew, and not kept."""


def number(scene: Scene) -> str:
    """The number of this update: it names the answer that is given to it."""
    return scene.said.id.rpartition(":")[2]


def recent(scene: Scene) -> Asked | None:
    """What was asked last, if that is not too long ago."""
    asked = scene.conversation.asked
    return asked if asked and scene.now - asked.at <= MEMORY else None


def fresh(scene: Scene) -> Scene:
    """The scene without what should be forgotten by now."""
    asked, waiting = recent(scene), scene.conversation.expecting
    if waiting is not None and of_sum(waiting) and scene.now - waiting.since > MEMORY:
        waiting = None
    offered = scene.conversation.offered
    if offered is not None and scene.now - offered.at > MEMORY:
        offered = None
    return scene.with_conversation(asked=asked, expecting=waiting, offered=offered)


def of_sum(waiting: Expecting) -> bool:
    """Whether what is awaited is an answer to a sum."""
    return waiting.what.partition(":")[0] in SUM_REPLIES


def talked_about(scene: Scene) -> str:
    """What was just talked about: a topic, `elsewhere:<body>` where it was not ours, or nothing."""
    asked, at = recent(scene), scene.conversation.topic_at
    if asked and asked.elsewhere:
        return f"elsewhere:{asked.elsewhere}"
    return scene.conversation.topic if at and scene.now - at <= MEMORY else ""


def read(scene: Scene, text: str, topic: str = "") -> Finding:
    """What the person's words say, given the language seen before; `topic` is as in `Reader.read`."""
    return scene.town.reader.read(text, hint=scene.said.language, seen=seen(scene), topic=topic)


def seen(scene: Scene) -> str:
    """The language the person was answered in before; whoever only pressed buttons has shown none."""
    known = scene.conversation.chosen_language or scene.conversation.topic_at
    return scene.language if known else ""


def answered(scene: Scene, topic: str, facet: str) -> Asked:
    """That section is shown now."""
    return replace(_told(scene), topic=topic, facet=facet)


def disowned(scene: Scene, body: str) -> Asked:
    """That body is named now, or `other`: nobody known."""
    return replace(_told(scene), elsewhere=body)


def helped(scene: Scene, kind: str) -> Asked:
    """The numbers to call were given now, for that kind of danger."""
    return Asked(id=number(scene), at=scene.now, danger=kind)


def _told(scene: Scene) -> Asked:
    """Something is told now. The words stay where it is the choice they were asked back about."""
    before = recent(scene)
    words = before.words if before and before.choices else ""
    return Asked(id=number(scene), at=scene.now, words=words)


def offered(scene: Scene, choices: tuple[str, ...], done: int = 0) -> Asked:
    """These are offered now: a number stands for one of them until something else is said.

    `done` is as in `Asked`.

    Whoever only looks around may still send the words of the last question, no longer than before.
    """
    before = recent(scene)
    asks = scene.said.kind is Kind.TEXT and not scene.said.text.startswith("/")
    if before is None or (before.id != number(scene) and (asks or not before.words)):
        before = Asked(id=number(scene), at=scene.now)
    return replace(before, choices=choices, done=done)


def with_words(asked: Asked | None, scene: Scene, words: str) -> Asked:
    """The same with these words, which were just understood."""
    known = asked or Asked(id=number(scene), at=scene.now)
    return replace(known, words=words if len(words) <= LONGEST else "")


def told(before: Asked | None, decided: Turn) -> Turn:
    """The turn; where it tells anything else, no number stands any more for what was offered before it."""
    asked = decided.conversation.asked
    tells = any(isinstance(parcel, Outgoing) for parcel in decided.parcels)
    if asked is None or not asked.choices or asked is not before or not tells:
        return decided
    return replace(decided, conversation=replace(decided.conversation, asked=replace(asked, choices=())))
