# SPDX-License-Identifier: AGPL-3.0-or-later
"""Frozen values that cross rooms.

Addresses are `channel:number` (`telegram:42`); times are aware and in UTC; texts for people are
`Markup` (safe HTML with the few tags Telegram knows: b, i, a, code, blockquote). A link to
`person:<address>` names somebody so that their app rings.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

REFERENCE_LANGUAGE = "it"

Texts = Mapping[str, str]
"""One text in several languages, by language code; Italian is always there."""


def spoken(texts: Texts, language: str) -> str:
    """The text in `language`, or in Italian where nobody has translated it yet."""
    return texts.get(language) or texts[REFERENCE_LANGUAGE]


class Problem(Struct, frozen=True, order=True):
    """Something wrong in a file that people edit: where, and what would be right."""

    path: Path
    line: int
    message: str
    grave: bool = True
    """False for a warning: `sportello check` prints it and still exits 0."""

    def __str__(self) -> str:
        """`path:line: message`, as editors understand it."""
        return f"{self.path}:{self.line}: {'' if self.grave else 'warning: '}{self.message}"


class Kind(StrEnum):
    """What somebody sent."""

    TEXT = "text"
    PRESS = "press"
    CONTACT = "contact"
    LOCATION = "location"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    STICKER = "sticker"
    MOVED = "moved"
    """The group chat lives at another address now: `text` is the new one."""
    GONE = "gone"
    """Somebody left the group: `text` is their address."""
    LEFT = "left"
    """The bot was put out of the chat, or blocked."""
    OTHER = "other"


class Contents(StrEnum):
    """What a file holds, whatever its name says."""

    UNSEEN = ""
    """Nobody has looked into it."""
    PICTURE = "picture"
    PDF = "pdf"
    OTHER = "other"
    LARGE = "large"
    """More than is taken."""
    LOST = "lost"
    """The channel did not hand it over."""


class Incoming(Struct, frozen=True, kw_only=True):
    """One thing that one person said, in one chat."""

    id: str
    """`channel:number`, unique for ever: whatever a turn makes takes its id from here."""
    chat: str
    sender: str
    kind: Kind
    at: datetime
    """When the person sent it, as the channel tells it."""
    text: str = ""
    """Words typed, a caption, a phone number (contact), `latitude,longitude` (location)."""
    does: str = ""
    """What a pressed button does, as in `Button.does`."""
    message: str = ""
    """The channel's id of the message sent, or of the one whose button was pressed."""
    press: str = ""
    """The channel's id of the press, to acknowledge it."""
    file: str = ""
    """The channel's id of a photo or document."""
    size: int = 0
    """Bytes of the document, as the channel tells; 0 where it does not."""
    contents: Contents = Contents.UNSEEN
    """What the document holds, once somebody has looked into it."""
    name: str = ""
    """The sender's name as the channel shows it. Never logged."""
    language: str = ""
    """The language of the sender's app: a weak hint."""
    private: bool = True
    identified: bool = True
    """False where the channel hides who speaks (an anonymous group administrator)."""


class Says(StrEnum):
    """What people say by a button that answers a question of ours."""

    NOTHING = ""
    YES = "yes"
    SURELY = "surely"
    """A yes to what cannot be taken back: a mere "ok" is too little for it."""
    NO = "no"
    KEEP = "keep"
    """A no that leaves everything as it is: whoever gives up means it as well."""


class Button(Struct, frozen=True):
    """A button under a message: its words, and what pressing it does (`verb:argument:…`, 64 bytes)."""

    label: str
    does: str = ""
    link: str = ""
    """An https address to open instead."""
    copies: str = ""
    """A text to copy to the clipboard instead (a reference)."""
    says: Says = Says.NOTHING


Rows = tuple[tuple[Button, ...], ...]


class Urgency(StrEnum):
    """Who goes first when many messages wait; order of the values is order of delivery."""

    REPLY = "1-reply"
    NOTICE = "2-notice"
    BROADCAST = "3-broadcast"


class Outgoing(Struct, frozen=True, kw_only=True, tag="message"):
    """A message to one address."""

    to: str
    text: str
    buttons: Rows = ()
    slot: str = ""
    """A place in that chat that holds one message: a later Outgoing of the same slot rewrites it."""
    rewrites: str = ""
    """The channel's id of a message to rewrite, where a press changes what stands above the button."""
    anew: bool = False
    """The slot's message is written again, below everything else, instead of being rewritten."""
    about: str = ""
    """Slot of an earlier message in that chat to which this one is the answer."""
    answers: str = ""
    """The channel's id of the message that `about` means, once the outbox has looked it up."""
    asks: bool = False
    """A written reply is awaited: in a group the keyboard opens as a reply to this message."""
    urgency: Urgency = Urgency.REPLY
    attachment: str = ""
    """File name of a document made for this message, `` for none."""
    content: bytes = b""
    """The document itself."""
    photo: str = ""
    """The channel's id of a photo that somebody sent, to be shown with the text."""
    document: str = ""
    """The same for what somebody sent as a file."""
    not_before: datetime | None = None
    """Carried at that moment or after it (news does not ring at night); None for at once."""


class Acknowledgement(Struct, frozen=True, kw_only=True, tag="acknowledgement"):
    """Tells the app of whoever pressed a button that the press has arrived."""

    to: str
    press: str
    text: str = ""
    """Up to 200 characters shown for a moment, or nothing."""


class Erasure(Struct, frozen=True, kw_only=True, tag="erasure"):
    """Takes a message off the chat, where the channel allows it."""

    to: str
    message: str


Parcel = Outgoing | Acknowledgement | Erasure
"""Whatever the outbox carries."""


class Answer(Struct, frozen=True):
    """What somebody answered to one question of a form."""

    value: str
    """Normalised, as the office needs it (`2019-05-03`, `+393331234567`)."""
    shown: str
    """As it is read back to the person."""


class Progress(Struct, frozen=True, kw_only=True):
    """How far somebody has come in a form. Lives in the conversation, so any worker goes on with it."""

    form: str
    version: int
    answers: dict[str, Answer] = {}
    """By field key; for a repeating group `key.1.subkey`."""
    at: str = ""
    """Key of the field that waits for an answer; empty at the summary."""
    editing: bool = False
    """True while one field of the summary is being changed: the answer leads straight back."""
    failures: int = 0
    """How often in a row the present field was answered in a way we could not use."""
    started: datetime
    reminded: bool = False
    """True once the person was reminded of it, or does not want to be."""
    parked: bool = False
    """True once it was put off: what the person writes is no answer to it until it is taken up again."""
    leaving: str = ""
    """Id of what was said when it was asked whether to throw it away; empty once anything else was told."""
    counter: str = ""
    """The office that fills it in for somebody at its counter; empty for one's own form."""


class Expecting(Struct, frozen=True):
    """A written reply that somebody was asked for outside a form (a reason, a code, a piece of news)."""

    what: str
    """Who takes the reply, as in `Button.does`: `end:refused:26-0042-K`."""
    since: datetime
    words: str = ""
    """What was written so far, where a reply has to be confirmed."""


class Asked(Struct, frozen=True, kw_only=True):
    """What was asked and answered last: for a vote, a choice by number, a question to the office."""

    id: str
    """Number of the update that was answered."""
    at: datetime
    words: str = ""
    """As they were written, for half an hour; never where they held sensitive data."""
    topic: str = ""
    facet: str = ""
    """The section that was shown; empty where none was."""
    elsewhere: str = ""
    """The body whose matter it was, or `other`: of nobody known; empty where it was ours."""
    choices: tuple[str, ...] = ()
    """What the numbers 1, 2, 3 stand for, as in `Button.does`."""
    done: int = 0
    """Questions of the same message answered before the choices: «la seconda» counts them as well."""
    danger: str = ""
    """The kind of danger that the numbers to call were given for; no word of it is kept."""


class Offered(Struct, frozen=True):
    """The buttons under what was told last: their words do the same, and a yes or a no what it says."""

    buttons: tuple[Button, ...]
    at: datetime


class Conversation(Struct, frozen=True, kw_only=True):
    """What is remembered of one person in one chat."""

    chat: str
    person: str
    met: bool = False
    """True once the bot has said that it is a machine."""
    language: str = REFERENCE_LANGUAGE
    chosen_language: bool = False
    """True once the person chose the language; a guess never overrides it."""
    progress: Progress | None = None
    expecting: Expecting | None = None
    topic: str = ""
    """The topic last answered about, for follow-up questions, since `topic_at`."""
    topic_at: datetime | None = None
    asked: Asked | None = None
    offered: Offered | None = None
    rated: tuple[str, ...] = ()
    """Numbers of the answers this person has voted on, the latest last."""


class Act(Struct, frozen=True):
    """A change of the record that a turn decides; each room that keeps something defines its own."""


class Turn(Struct, frozen=True, kw_only=True):
    """What one thing said leads to. Stored whole, in one transaction, or not at all."""

    conversation: Conversation
    parcels: tuple[Parcel, ...] = ()
    acts: tuple[Act, ...] = ()
    outcome: str
    """One word or `key=value` pairs for the log line; never what was said."""
    looks: bool = False
    """The file that was sent must be looked into first: nothing else of this turn is kept, and what was said
    has its turn again with its `Incoming.contents`."""
