# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot changes: texts and keyboards of its messages, messages taken away, presses answered."""

from datetime import timedelta

from bot.simulator.keyboards import checked
from bot.simulator.message import Message
from bot.simulator.refusal import Json, bad_request
from bot.simulator.sending import CAPTION, formatted
from bot.simulator.world import Chat, World

DELETABLE = timedelta(hours=48)
PRESS_WAITS = timedelta(seconds=15)
ANSWER = 200
AT_ONCE = 100
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, given: Json) -> Json:
    """Telegram's editMessageText; without a keyboard the old one goes."""
    message = _own(world, given)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    if "text" not in given:
        raise bad_request("message text is empty")
    content, html = formatted(given)
    return _changed(message, {"text": None, "entities": None} | content, html, given)


def edit_message_caption(world: World, given: Json) -> Json:
    """Telegram's editMessageCaption, for documents and photos."""
    message = _own(world, given)
    if not message.json.keys() & {"document", "photo"}:
        raise bad_request("there is no caption in the message to edit")
    caption = given.get("caption", "").strip()
    content, html = formatted(given, "caption", CAPTION) if caption else ({}, "")
    return _changed(message, {"caption": None, "caption_entities": None} | content, html, given)


def edit_message_reply_markup(world: World, given: Json) -> Json:
    """Telegram's editMessageReplyMarkup."""
    message = _own(world, given)
    return _changed(message, {}, message.html, given)


def _own(world: World, given: Json) -> Message:
    if "chat_id" not in given:
        raise bad_request("chat_id is empty")
    if "message_id" not in given:
        raise bad_request("message identifier is not specified")
    message = world.reachable(given["chat_id"]).message(given["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _changed(message: Message, content: Json, html: str, given: Json) -> Json:
    keyboard = checked(given.get("reply_markup"))
    body = {key: value for key, value in (message.json | content).items() if value is not None}
    body.pop("reply_markup", None)
    body |= {"reply_markup": keyboard} if keyboard else {}
    if body == {key: value for key, value in message.json.items() if key != "edit_date"}:
        raise bad_request(UNCHANGED)
    message.previous.append(message.text)
    message.edits += 1
    message.json, message.html, message.keyboard = body, html, keyboard
    return body


def delete_message(world: World, given: Json) -> bool:
    """Telegram's deleteMessage: within 48 hours; in a group, only the bot's own unless it is an admin."""
    chat = world.reachable(given["chat_id"])
    message = chat.message(given["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    if world.age(message) > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    return True


def delete_messages(world: World, given: Json) -> bool:
    """Telegram's deleteMessages; what is not there any more is passed over."""
    chat = world.reachable(given["chat_id"])
    if not 1 <= len(given["message_ids"]) <= AT_ONCE:
        raise bad_request("too many messages to delete")
    for number in given["message_ids"]:
        message = chat.message(number)
        if message and _may_delete(world, chat, message) and world.age(message) <= DELETABLE:
            message.deleted = True
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    return chat.private or message.by_bot or chat.members.get(world.bot["id"]) == "administrator"


def answer_callback_query(world: World, given: Json) -> bool:
    """Telegram's answerCallbackQuery: once for every press, and soon."""
    press = world.presses.get(given["callback_query_id"])
    if press is None or press.answer is not None or world.clock() - press.at > PRESS_WAITS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = given.get("text", "")
    if len(text) > ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if given.get("url"):
        raise bad_request("URL_INVALID")
    press.answer, press.alert = text, given.get("show_alert", False)
    return True
