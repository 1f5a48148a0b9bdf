# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a message can carry, as the Bot API tells it."""

import re
from mimetypes import guess_type

from bot.simulator.markup import units
from bot.simulator.refusal import Json
from bot.simulator.world import File, World

ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Who an anonymous administrator seems to be."""
COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@(?P<bot>\w+))?(?!\S)")


def text(typed: str, bot_name: str) -> Json:
    """A text, with its commands marked."""
    typed = typed.strip()
    entities = [
        {
            "type": "bot_command",
            "offset": units(typed[: found.start()]),
            "length": units(found[0]),
        }
        for found in COMMAND.finditer(typed)
    ] + [
        {"type": "mention", "offset": units(typed[: found.start()]), "length": units(found[0])}
        for found in re.finditer(rf"(?<!\S)@{re.escape(bot_name)}\b", typed)
    ]
    return {"text": typed} | ({"entities": entities} if entities else {})


def contact(phone: str, user: Json) -> Json:
    """A contact card."""
    named = {key: user[key] for key in ("first_name", "last_name") if key in user}
    return {"contact": {"phone_number": phone, "user_id": user["id"], **named}}


def photo(world: World, content: bytes, caption: str) -> Json:
    """A photo, in a small and a large size."""
    sizes = ((90, 67), (1280, 960))
    shots = [
        _described(world.keep(content, "photos/file_{}.jpg")) | {"width": width, "height": height}
        for width, height in sizes
    ]
    return {"photo": shots} | ({"caption": caption} if caption else {})


def document(world: World, content: bytes, name: str, caption: str, size: int | None) -> Json:
    """A file, of the media type that its name suggests, whatever it holds."""
    suffix = name.rpartition(".")[2]
    file = world.keep(content, f"documents/file_{{}}.{suffix}", size, name)
    mime = guess_type(name)[0] or "application/octet-stream"
    shown = _described(file) | {"file_name": name, "mime_type": mime}
    return {"document": shown} | ({"caption": caption} if caption else {})


def voice(world: World, seconds: int) -> Json:
    """A voice message."""
    file = world.keep(b"voice", "voice/file_{}.oga")
    return {"voice": _described(file) | {"duration": seconds, "mime_type": "audio/ogg"}}


def sticker(world: World, emoji: str) -> Json:
    """A sticker."""
    file = world.keep(b"sticker", "stickers/file_{}.webp")
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": _described(file) | shape | {"emoji": emoji}}


def _described(file: File) -> Json:
    return {"file_id": file.id, "file_unique_id": f"unique-{file.id}", "file_size": file.size}
