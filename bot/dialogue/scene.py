# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything one decision may look at, and the short ways to answer."""

from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from bot.dialogue.records import Records
from bot.dialogue.town import Town
from bot.model import (
    Acknowledgement,
    Act,
    Button,
    Conversation,
    Expecting,
    Incoming,
    Outgoing,
    Parcel,
    Rows,
    Says,
    Turn,
)
from bot.phrases import say

PARAGRAPH = Markup("\n\n")
PATIENCE = timedelta(hours=12)
"""How long a reply to a prompt outside a form is taken as that reply."""


class Scene(Struct, frozen=True, kw_only=True):
    """One thing said, to whom, in which town, and when."""

    said: Incoming
    conversation: Conversation
    town: Town
    records: Records
    now: datetime

    @property
    def language(self) -> str:
        """The language this person reads."""
        return self.conversation.language

    @property
    def today(self) -> date:
        """The day on the town's clock."""
        return self.local(self.now).date()

    @property
    def said_on(self) -> date:
        """The day on the town's clock when this was said: "ieri" is the day before it, whenever read."""
        return self.local(self.said.at).date()

    @property
    def awaited(self) -> Expecting | None:
        """The written reply that this person was asked for, if that is not too long ago."""
        waiting = self.conversation.expecting
        return waiting if waiting and self.now - waiting.since <= PATIENCE else None

    @property
    def is_free(self) -> bool:
        """Whether what this person writes next is their own: no form and no prompt waits for it."""
        return self.said.private and not self.in_form and self.awaited is None

    @property
    def in_form(self) -> bool:
        """Whether a form waits for an answer; one that was put off does not."""
        progress = self.conversation.progress
        return progress is not None and not progress.parked

    def local(self, moment: datetime) -> datetime:
        """A moment on the town's clock."""
        return moment.astimezone(self.town.timezone)

    def say(self, key: str, **values: object) -> Markup:
        """A phrase in this person's language."""
        return say(key, self.language, **values)

    def button(self, key: str, does: str, says: Says = Says.NOTHING, **values: object) -> Button:
        """A button with a phrase on it; `says` is what it answers to the question above it."""
        return Button(str(self.say(key, **values).unescape()), does, says=says)

    def reply(self, text: str, *rows: tuple[Button, ...], rewrites: str = "", asks: bool = False) -> Outgoing:
        """A message to the chat in which this was said; one that `asks` names whose reply it awaits."""
        if asks and not self.said.private:
            text = Markup('<a href="person:{}">{}</a>: {}').format(self.said.sender, self.said.name, text)
        shown = tuple(row for row in rows if row)
        return Outgoing(to=self.said.chat, text=text, buttons=shown, rewrites=rewrites, asks=asks)

    def toast(self, key: str, **values: object) -> Acknowledgement | Outgoing:
        """A line shown for a moment to whoever pressed the button; who typed its number gets a message."""
        if not self.said.press:
            return self.reply(self.say(key, **values))
        text = str(self.say(key, **values).striptags())
        return Acknowledgement(to=self.said.chat, press=self.said.press, text=text[:200])

    def ends(self, outcome: str, *parcels: Parcel, acts: tuple[Act, ...] = (), **changes: Any) -> Turn:
        """The turn, with what changes in the conversation."""
        conversation = replace(self.conversation, **changes) if changes else self.conversation
        return Turn(conversation=conversation, parcels=parcels, acts=acts, outcome=outcome)

    def with_conversation(self, **changes: Any) -> "Scene":
        """The same scene, with the conversation changed."""
        return replace(self, conversation=replace(self.conversation, **changes))


def in_rows(buttons: list[Button], width: int = 2) -> Rows:
    """Buttons in rows of `width`: one or two read well on a phone."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def on_day(day: date) -> str:
    """A date as people here write it: 24/11/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year}"
