# SPDX-License-Identifier: AGPL-3.0-or-later
"""Telegram's updates as our Incoming values."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace
from telegram import CallbackQuery, Message, Update

from bot.model import Incoming, Kind

CHANNEL = "telegram"
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, OSError)
"""What an update raises that is not what it was when the library was written."""
_COMMAND = re.compile(r"^(/\w+)@(\w+)")


def address(number: int) -> str:
    """Our address of a Telegram chat or user."""
    return f"{CHANNEL}:{number}"


def translate(raw: Mapping[str, Any], handle: str, now: datetime) -> Incoming | None:
    """One raw update as the Bot API gives it; None if it concerns nobody we serve.

    What PTB cannot read (a field that is newer than the library) still becomes an Incoming of kind
    OTHER, so that whoever sent it gets an answer and nothing is fetched for ever.
    """
    try:
        said = _read(Update.de_json(dict(raw), None), handle, now)
        return said and replace(said, text=_whole(said.text), name=_whole(said.name), does=_whole(said.does))
    except UNREADABLE:
        return _unread(raw, now)


def _whole(words: str) -> str:
    """The words without half characters (lone surrogates), which no store can write down."""
    return words.encode("utf-8", "replace").decode()


def _read(update: Update, handle: str, now: datetime) -> Incoming | None:
    if update.callback_query is not None:
        return _press(update.update_id, update.callback_query, now)
    if update.message is not None:
        return _message(update.update_id, update.message, handle, now)
    if update.my_chat_member is not None and update.my_chat_member.new_chat_member.status in (
        "left",
        "kicked",
    ):
        member = update.my_chat_member
        return Incoming(
            id=address(update.update_id),
            chat=address(member.chat.id),
            sender=address(member.from_user.id),
            kind=Kind.LEFT,
            at=now,
            private=member.chat.type == "private",
        )
    return None


def _press(update: int, query: CallbackQuery, now: datetime) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    return Incoming(
        id=address(update),
        chat=address(query.message.chat.id),
        sender=address(query.from_user.id),
        kind=Kind.PRESS,
        # Telegram does not say when a button was pressed: the moment we heard of it counts.
        at=now,
        does=query.data,
        message=str(query.message.message_id),
        press=query.id,
        private=query.message.chat.type == "private",
        name=query.from_user.full_name,
        language=query.from_user.language_code or "",
    )


def _message(update: int, message: Message, handle: str, now: datetime) -> Incoming | None:
    if message.chat.type == "channel":
        return None
    speaker = message.from_user
    said = Incoming(
        id=address(update),
        chat=address(message.chat.id),
        sender=address(speaker.id if speaker else message.chat.id),
        kind=Kind.OTHER,
        at=message.date.astimezone(UTC) if message.date else now,
        message=str(message.message_id),
        private=message.chat.type == "private",
        identified=message.sender_chat is None and speaker is not None,
        name=speaker.full_name if speaker else "",
        language=(speaker.language_code if speaker else "") or "",
    )
    return _with_content(said, message, handle)


def _with_content(said: Incoming, message: Message, handle: str) -> Incoming | None:
    if message.text is not None:
        return replace(said, kind=Kind.TEXT, text=_addressed(message.text, handle))
    if message.migrate_to_chat_id is not None:
        return replace(said, kind=Kind.MOVED, text=address(message.migrate_to_chat_id))
    if message.left_chat_member is not None:
        return replace(said, kind=Kind.GONE, text=address(message.left_chat_member.id))
    if message.contact is not None:
        return replace(said, kind=Kind.CONTACT, text=message.contact.phone_number)
    if message.location is not None:
        place = f"{message.location.latitude},{message.location.longitude}"
        return replace(said, kind=Kind.LOCATION, text=place)
    return _with_file(said, message)


def _with_file(said: Incoming, message: Message) -> Incoming | None:
    caption = message.caption or ""
    if message.photo:
        return replace(said, kind=Kind.PHOTO, file=message.photo[-1].file_id, text=caption)
    if message.document is not None and not message.animation:
        size = message.document.file_size or 0
        return replace(said, kind=Kind.DOCUMENT, file=message.document.file_id, size=size, text=caption)
    if message.voice or message.audio or message.video or message.video_note:
        return replace(said, kind=Kind.VOICE)
    if message.sticker or message.animation:
        return replace(said, kind=Kind.STICKER)
    return said if said.private else None


def _addressed(text: str, handle: str) -> str:
    """In groups a command may name its bot (`/collega@our_bot CODE`): ours loses the name."""
    match = _COMMAND.match(text)
    if match and match[2].lower() == handle.lower():
        return match[1] + text[match.end() :]
    return text


def _unread(raw: Mapping[str, Any], now: datetime) -> Incoming | None:
    """An answer is owed in a private chat only: in a group nobody may have meant us."""
    number = raw.get("update_id")
    body = next((value for key, value in raw.items() if key != "update_id" and isinstance(value, dict)), {})
    chat = _object(body.get("chat")) or _object(_object(body.get("message")).get("chat"))
    speaker = (_object(body.get("from")) or chat).get("id")
    if not all(isinstance(each, int) for each in (number, chat.get("id"), speaker)):
        return None
    if chat.get("type") != "private":
        return None
    return Incoming(
        id=f"{CHANNEL}:{number}",
        chat=address(chat["id"]),
        sender=f"{CHANNEL}:{speaker}",
        kind=Kind.OTHER,
        at=now,
    )


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
