# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot writes: texts, documents, photos, and the signs beside them."""

from collections.abc import Iterator

from telegram.constants import ReactionEmoji

from bot.simulator import markup
from bot.simulator.keyboards import checked
from bot.simulator.message import Message
from bot.simulator.refusal import Json, RefusalError, bad_request
from bot.simulator.upload import Upload
from bot.simulator.world import TYPES, Chat, World

TEXT = 4096
CAPTION = 1024
DOCUMENT_BYTES = 50_000_000
PHOTO_BYTES = 10_000_000
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def formatted(given: Json, key: str = "text", limit: int = TEXT) -> tuple[Json, str]:
    """The text with its entities, under the Bot API's names; and the text as it was written in HTML.

    Raises:
        RefusalError: the markup is wrong, or the text is empty or too long.
    """
    source, mode = given[key], given.get("parse_mode", "").lower()
    names = ("text", "entities") if key == "text" else ("caption", "caption_entities")
    if mode not in {"", "html"}:
        # Markdown is never sent by this bot; the real one would take it
        raise bad_request("unsupported parse_mode")
    text, entities = markup.parse(source) if mode else (source, given.get(names[1], []))
    text, entities = markup.trimmed(text, entities)
    # Telegram counts characters; UTF-16 units are never fewer, so this errs on the safe side
    if markup.units(text) > limit:
        raise bad_request("message is too long" if key == "text" else "message caption is too long")
    content: Json = {names[0]: text}
    if entities:
        content[names[1]] = entities
    return content, source if mode else text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def send_message(world: World, given: Json) -> Json:
    """Telegram's sendMessage."""
    chat = world.reachable(given["chat_id"])
    content, html = formatted(given)
    return _sent(world, chat, given, content, html).json


def send_document(world: World, given: Json) -> Json:
    """Telegram's sendDocument: an upload, or the file_id of an earlier one."""
    chat = world.reachable(given["chat_id"])
    content, html = _captioned(given)
    file, upload = _file(world, given["document"], "documents/file_{}", DOCUMENT_BYTES)
    content["document"] = {
        "file_id": file,
        "file_unique_id": f"unique-{file}",
        "file_name": upload.name,
        "mime_type": upload.mime,
        "file_size": len(upload.content),
    }
    message = _sent(world, chat, given, content, html)
    message.file = upload.content
    return message.json


def send_photo(world: World, given: Json) -> Json:
    """Telegram's sendPhoto: an upload, or the file_id of an earlier one."""
    chat = world.reachable(given["chat_id"])
    content, html = _captioned(given)
    file, upload = _file(world, given["photo"], "photos/file_{}.jpg", PHOTO_BYTES)
    content["photo"] = [
        {"file_id": file, "file_unique_id": f"unique-{file}", "width": 800, "height": 600},
    ]
    message = _sent(world, chat, given, content, html)
    message.file = upload.content
    return message.json


def send_chat_action(world: World, given: Json) -> bool:
    """Telegram's sendChatAction."""
    chat = world.reachable(given["chat_id"])
    if given["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions.append(given["action"])
    return True


def set_message_reaction(world: World, given: Json) -> bool:
    """Telegram's setMessageReaction, with one of the emoji that Telegram allows, or none."""
    message = world.reachable(given["chat_id"]).message(given["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    reactions = given.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if reaction.get("emoji") not in set(ReactionEmoji):
            raise bad_request("REACTION_INVALID")
    message.reaction = reactions[0]["emoji"] if reactions else ""
    return True


def _captioned(given: Json) -> tuple[Json, str]:
    return formatted(given, "caption", CAPTION) if given.get("caption", "").strip() else ({}, "")


def _file(world: World, given: Upload | str, path: str, at_most: int) -> tuple[str, Upload]:
    if isinstance(given, str):
        known = world.files.get(given)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.type != (wanted := TYPES[path.partition("/")[0]]):
            raise bad_request(f"can't use file of type {known.type} as {wanted}")
        return known.id, Upload(known.name, known.content)
    if not given.content:
        raise bad_request("file must be non-empty")
    if len(given.content) > at_most:
        raise RefusalError(413, "Request Entity Too Large")
    return world.keep(given.content, path, name=given.name).id, given


def _sent(world: World, chat: Chat, given: Json, content: Json, html: str) -> Message:
    keyboard = checked(given.get("reply_markup"))
    if given.get("message_thread_id"):
        raise bad_request("message thread not found")
    answered = _answered(chat, given.get("reply_parameters"))
    if answered:
        content["reply_to_message"] = {
            key: value for key, value in answered.json.items() if key != "reply_to_message"
        }
    message = world.post(chat, world.bot, content)
    message.html, message.keyboard = html, keyboard
    message.silent = given.get("disable_notification", False)
    if keyboard and "inline_keyboard" in keyboard:
        message.json["reply_markup"] = keyboard
    _shown(chat, message, answered)
    return message


def _answered(chat: Chat, reply: Json | None) -> Message | None:
    if not reply:
        return None
    found = chat.message(reply["message_id"])
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def _mentioned(message: Message) -> Iterator[int]:
    """The people whom a message names so that their app knows it."""
    for entity in message.json.get("entities", []):
        if entity["type"] == "text_mention":
            yield entity["user"]["id"]


def _shown(chat: Chat, message: Message, answered: Message | None) -> None:
    keyboard = message.keyboard or {}
    if "keyboard" in keyboard:
        chat.keyboard = keyboard
    if keyboard.get("remove_keyboard"):
        chat.keyboard = None
    if message.forces_reply:
        people = [chat.id] if chat.private else [user for user in chat.members if user > 0]
        if keyboard.get("selective") and not chat.private:
            people = [answered.json["from"]["id"]] if answered else list(_mentioned(message))
        chat.replying |= dict.fromkeys(people, message.id)
