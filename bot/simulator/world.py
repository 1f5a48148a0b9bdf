# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who and what there is: people, chats, messages, files, and presses that wait for an answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count

from bot.simulator.clock import Clock
from bot.simulator.message import Message
from bot.simulator.refusal import Json, RefusalError, bad_request, forbidden, moved
from bot.simulator.updates import Updates


class Standing(StrEnum):
    """How a chat stands towards the bot."""

    OPEN = "open"
    STRANGER = "stranger"
    """A person who has not written to the bot yet."""
    BLOCKED = "blocked"
    DELETED = "deleted"
    KICKED = "kicked"
    LEFT = "left"


@dataclass(eq=False)
class Chat:
    """A private chat, a group or a supergroup."""

    id: int
    kind: str
    name: Json
    """`title`, or `first_name` and so on, as the Bot API's Chat has them."""
    standing: Standing = Standing.OPEN
    moved_to: int = 0
    members: dict[int, str] = field(default_factory=dict)
    """Status by user id."""
    messages: list[Message] = field(default_factory=list)
    replying: dict[int, int] = field(default_factory=dict)
    """Which message a member's app has opened a reply to (ForceReply), by user id."""
    keyboard: Json | None = None
    """The keyboard shown instead of the letters."""
    actions: list[str] = field(default_factory=list)
    """What the bot said it was doing (`typing`)."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def private(self) -> bool:
        """Whether it is a chat between one person and the bot."""
        return self.kind == "private"

    def as_json(self) -> Json:
        """The Bot API's Chat."""
        return {"id": self.id, "type": self.kind, **self.name}

    def message(self, number: int) -> Message | None:
        """The message of that id, unless it is gone."""
        return next((each for each in self.messages if each.id == number and not each.deleted), None)


@dataclass
class Press:
    """A button that was pressed; its owner's app waits for an answer."""

    user: int
    message: Message
    at: datetime
    answer: str | None = None
    alert: bool = False
    link: str = ""


TYPES = {"photos": "Photo", "documents": "Document", "voice": "VoiceNote", "stickers": "Sticker"}
"""Types of files, by the folder in their path."""
OFFERED = timedelta(hours=1)


@dataclass
class File:
    """A file that somebody sent."""

    id: str
    path: str
    content: bytes
    size: int
    name: str = ""
    """What its sender called it; empty for a photo."""
    offered_at: datetime | None = None
    """When getFile last told its path: only then, and for an hour, it can be downloaded."""

    @property
    def type(self) -> str:
        """What Telegram calls such a file."""
        return TYPES[self.path.partition("/")[0]]


@dataclass
class World:
    """Everything the pretend Telegram knows."""

    bot: Json
    clock: Clock
    updates: Updates
    settle: Callable[[], Awaitable[None]] | None = None
    """Gives the bot the time to answer, after everything a person does."""
    users: dict[int, Json] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    setup: Json = field(default_factory=dict)
    """Commands, descriptions and the webhook that the bot has set."""
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _ids: "count[int]" = field(default_factory=lambda: count(1001))

    async def settled(self) -> None:
        """Wait until the bot has answered, where `settle` says how."""
        if self.settle:
            await self.settle()

    def new_id(self) -> int:
        """A number nobody has yet."""
        return next(self._ids)

    def chat(self, chat_id: int | str) -> Chat:
        """The chat of that id.

        Raises:
            RefusalError: there is none, or it has moved.
        """
        found = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if found is None:
            raise bad_request("chat not found")
        if found.moved_to:
            raise moved(found.moved_to)
        return found

    def reachable(self, chat_id: int | str) -> Chat:
        """The chat of that id, where the bot may write.

        Raises:
            RefusalError: there is none, it has moved, or the bot is not wanted there.
        """
        chat = self.chat(chat_id)
        if chat.standing is not Standing.OPEN:
            raise self._unwanted(chat)
        return chat

    def _unwanted(self, chat: Chat) -> RefusalError:
        place = f"{chat.kind} chat"
        if chat.standing is Standing.STRANGER:
            known = any(chat.id in other.members for other in self.chats.values() if not other.private)
            return (
                forbidden("bot can't initiate conversation with a user")
                if known
                else bad_request("chat not found")
            )
        return {
            Standing.BLOCKED: forbidden("bot was blocked by the user"),
            Standing.DELETED: forbidden("user is deactivated"),
            Standing.KICKED: forbidden(f"bot was kicked from the {place}"),
            Standing.LEFT: forbidden(f"bot is not a member of the {place}"),
        }[chat.standing]

    def post(self, chat: Chat, sender: Json, content: Json) -> Message:
        """Put a message into a chat; supergroups count their messages, all other chats together."""
        numbers = chat.numbers if chat.kind == "supergroup" else self._numbers
        head = {
            "message_id": next(numbers),
            "date": int(self.clock().timestamp()),
            "chat": chat.as_json(),
            "from": sender,
        }
        message = Message(json=head | content, by_bot=sender["id"] == self.bot["id"])
        chat.messages.append(message)
        return message

    def keep(self, content: bytes, path: str, size: int | None = None, name: str = "") -> File:
        """Store a file; `size` pretends that it is larger than it is."""
        number = len(self.files) + 1
        file = File(f"pretend-file-{number}", f"{path.format(number)}", content, size or len(content), name)
        self.files[file.id] = file
        return file

    def offered(self, path: str) -> File:
        """The file that can be downloaded under that path.

        Raises:
            RefusalError: getFile has not told that path, or more than an hour ago.
        """
        for file in self.files.values():
            if file.path == path and file.offered_at and self.clock() - file.offered_at <= OFFERED:
                return file
        raise RefusalError(404, "Not Found")

    def age(self, message: Message) -> timedelta:
        """How long ago it was sent."""
        return timedelta(seconds=self.clock().timestamp() - message.json["date"])
