# SPDX-License-Identifier: AGPL-3.0-or-later
"""How what people do becomes an update, and what of it privacy mode keeps from the bot."""

from bot.simulator.asking import member
from bot.simulator.contents import COMMAND
from bot.simulator.message import Message
from bot.simulator.refusal import Json
from bot.simulator.world import Chat, Press, World

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
    }
)


def arrives(world: World, chat: Chat, sender: Json, content: Json, reply_of: int = 0) -> Message:
    """Put somebody's message into a chat, and tell the bot if it may hear it.

    `reply_of` is the user whose app may have opened a reply (ForceReply).
    """
    answered = chat.message(chat.replying.pop(reply_of, 0))
    if answered:
        shallow = {key: value for key, value in answered.json.items() if key != "reply_to_message"}
        content = content | {"reply_to_message": shallow}
    message = world.post(chat, sender, content)
    message.heard = hears(world, chat, message)
    if message.heard:
        world.updates.put("message", message.json)
    return message


def hears(world: World, chat: Chat, message: Message) -> bool:
    """Whether privacy mode lets the bot hear that message.

    In a group: commands that are not another bot's, replies to its own messages, and what Telegram
    itself says; everything where it is an administrator.
    """
    status = chat.members.get(world.bot["id"])
    if chat.private or status == "administrator":
        return True
    if status is None:
        return False
    if message.json.keys() & SERVICE:
        return True
    if message.json.get("reply_to_message", {}).get("from", {}).get("id") == world.bot["id"]:
        return True
    names = [found["bot"] for found in COMMAND.finditer(message.text)]
    return any(name is None or name.lower() == world.bot["username"].lower() for name in names)


def pressed(world: World, user: Json, message: Message, data: str) -> Press:
    """Tell the bot that somebody pressed a button."""
    press = Press(user["id"], message, world.clock())
    number = str(4_000_000_000_000_000_000 + world.new_id())
    world.presses[number] = press
    content: Json = {
        "id": number,
        "from": user,
        "chat_instance": str(7_000_000_000 + message.json["chat"]["id"]),
        "message": message.json,
        "data": data,
    }
    world.updates.put("callback_query", content)
    return press


def membership(world: World, chat: Chat, by: Json, before: str, after: str) -> None:
    """Tell the bot that it has another standing in a chat."""
    world.updates.put(
        "my_chat_member",
        {
            "chat": chat.as_json(),
            "from": by,
            "date": int(world.clock().timestamp()),
            "old_chat_member": member(world.bot, before),
            "new_chat_member": member(world.bot, after),
        },
    )
