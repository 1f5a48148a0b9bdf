# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bot asks for, and how it presents itself: chats, members, files, commands, webhook."""

import re
from typing import Any

from bot.simulator.refusal import Json, bad_request, conflict
from bot.simulator.world import Standing, World

DOWNLOAD_BYTES = 20_000_000
COMMANDS = 100
COMMAND_DESCRIPTION = 256
DESCRIPTION = 512
SHORT_DESCRIPTION = 120
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, _given: Json) -> Json:
    """Telegram's getMe."""
    return world.bot


def get_chat(world: World, given: Json) -> Json:
    """Telegram's getChat, with the fields of ChatFullInfo that are always there."""
    chat = world.chat(given["chat_id"])
    always = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    return chat.as_json() | always


def get_chat_member(world: World, given: Json) -> Json:
    """Telegram's getChatMember."""
    chat = world.reachable(given["chat_id"])
    user = world.users.get(given["user_id"])
    if user is None:
        raise bad_request("user not found")
    return member(user, chat.members.get(user["id"], "left"))


def member(user: Json, status: str) -> Json:
    """The Bot API's ChatMember of that status."""
    extra: Json = {}
    if status == "creator":
        extra = {"is_anonymous": False}
    if status == "administrator":
        extra = {"can_be_edited": False} | dict.fromkeys(RIGHTS, False)
    if status == "kicked":
        extra = {"until_date": 0}
    return {"user": user, "status": status} | extra


RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def leave_chat(world: World, given: Json) -> bool:
    """Telegram's leaveChat."""
    chat = world.reachable(given["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.standing = Standing.LEFT
    chat.members.pop(world.bot["id"], None)
    return True


def get_file(world: World, given: Json) -> Json:
    """Telegram's getFile, for files of up to 20 MB; the path it tells is good for an hour."""
    file = world.files.get(given["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    file.offered_at = world.clock()
    return {
        "file_id": file.id,
        "file_unique_id": f"unique-{file.id}",
        "file_size": file.size,
        "file_path": file.path,
    }


def set_my_commands(world: World, given: Json) -> bool:
    """Telegram's setMyCommands, by scope and language."""
    if len(given["commands"]) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in given["commands"]:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.setup.setdefault("commands", {})[_shelf(given)] = given["commands"]
    return True


def get_my_commands(world: World, given: Json) -> list[Json]:
    """Telegram's getMyCommands."""
    found: list[Json] = world.setup.get("commands", {}).get(_shelf(given), [])
    return found


def delete_my_commands(world: World, given: Json) -> bool:
    """Telegram's deleteMyCommands."""
    world.setup.get("commands", {}).pop(_shelf(given), None)
    return True


def _shelf(given: Json) -> tuple[Any, ...]:
    scope = given.get("scope", {"type": "default"})
    return (*scope.values(), given.get("language_code", ""))


def set_my_description(world: World, given: Json) -> bool:
    """Telegram's setMyDescription, up to 512 characters."""
    return _describe(world, given, "description", DESCRIPTION)


def set_my_short_description(world: World, given: Json) -> bool:
    """Telegram's setMyShortDescription, up to 120 characters."""
    return _describe(world, given, "short_description", SHORT_DESCRIPTION)


def _describe(world: World, given: Json, key: str, at_most: int) -> bool:
    text = given.get(key, "")
    if len(text) > at_most:
        raise bad_request("MESSAGE_TOO_LONG")
    world.setup.setdefault(key, {})[given.get("language_code", "")] = text
    return True


def set_webhook(world: World, given: Json) -> bool:
    """Telegram's setWebhook; while it is set, getUpdates is refused."""
    url = given["url"]
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", given.get("secret_token", "")):
        raise bad_request("secret token contains unallowed characters")
    world.setup["webhook"] = given
    return _dropped(world, given)


def delete_webhook(world: World, given: Json) -> bool:
    """Telegram's deleteWebhook."""
    world.setup.pop("webhook", None)
    return _dropped(world, given)


def _dropped(world: World, given: Json) -> bool:
    if given.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, _given: Json) -> Json:
    """Telegram's getWebhookInfo."""
    return {
        "url": world.setup.get("webhook", {}).get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


async def get_updates(world: World, given: Json) -> list[Json]:
    """Telegram's getUpdates."""
    if world.setup.get("webhook"):
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    return await world.updates.get(**given)
