# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pretend Telegram: one bot's world, and the door through which the bot calls."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from bot.simulator import asking, editing, sending
from bot.simulator.clock import Clock, Hands
from bot.simulator.group import Group
from bot.simulator.pace import Pace
from bot.simulator.people import Person
from bot.simulator.refusal import Json, RefusalError
from bot.simulator.rules import arguments, method_named
from bot.simulator.trouble import Fault, LostError, Trouble
from bot.simulator.updates import Updates
from bot.simulator.upload import Upload
from bot.simulator.world import Chat, File, Standing, World

TOKEN = "110201543:pretend-token-of-a-pretend-bot-xyz"  # noqa: S105  # opens nothing
METHODS: dict[str, Callable[[World, Json], Any]] = {
    "getMe": asking.get_me,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "leaveChat": asking.leave_chat,
    "getFile": asking.get_file,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "setMyDescription": asking.set_my_description,
    "setMyShortDescription": asking.set_my_short_description,
    "setWebhook": asking.set_webhook,
    "deleteWebhook": asking.delete_webhook,
    "getWebhookInfo": asking.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendChatAction": sending.send_chat_action,
    "setMessageReaction": sending.set_message_reaction,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": editing.answer_callback_query,
}
PACED = {
    "sendMessage",
    "sendDocument",
    "sendPhoto",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
}


class Call(Struct, frozen=True):
    """One call that the bot made, as it arrived; `code` is the HTTP status it got, 0 for none.

    Fetching a file is a call of the method `download`.
    """

    method: str
    fields: dict[str, str]
    code: int


class PretendTelegram:
    """One bot's Telegram.

    `clock` drives dates, expiry and limits (it stands still unless given); `pace` limits how fast
    the bot may send (nothing does unless given); `settle` is awaited after everything a person
    does, so that a test goes on when the bot has answered.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        clock: Clock | None = None,
        pace: Pace | None = None,
        settle: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or Hands()
        self.pace = pace
        self.trouble = Trouble()
        self.calls: list[Call] = []
        bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Sportello",
            "username": "sportello_pretend_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.world = World(bot=bot, clock=self.clock, updates=Updates(self.clock), settle=settle)
        self.world.users[bot["id"]] = bot

    @property
    def updates(self) -> Updates:
        """What the bot has not confirmed yet."""
        return self.world.updates

    def person(self, name: str, *, language: str = "it", username: str = "") -> Person:
        """Somebody new with a phone, who has not written to the bot yet."""
        user: Json = {"id": self.world.new_id(), "is_bot": False, "language_code": language}
        first, _, last = name.partition(" ")
        named = {"first_name": first} | ({"last_name": last} if last else {})
        named |= {"username": username} if username else {}
        self.world.users[user["id"]] = user | named
        chat = Chat(user["id"], "private", named, Standing.STRANGER)
        self.world.chats[chat.id] = chat
        return Person(self.world, self.world.users[user["id"]], chat)

    def group(self, title: str, members: Sequence[Person] = (), *, kind: str = "group") -> Group:
        """A group (or `kind="supergroup"`) of those people, to which the first of them adds the bot."""
        number = self.world.new_id()
        chat = Chat(-number if kind == "group" else -1_000_000_000_000 - number, kind, {"title": title})
        self.world.chats[chat.id] = chat
        group = Group(self.world, chat)
        for place, each in enumerate(members):
            chat.members[each.id] = "member" if place else "creator"
        group.welcomes_bot()
        return group

    async def call(
        self, token: str, method: str, fields: Mapping[str, str], files: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        """What the Bot API answers: HTTP status and JSON. `fields` as in a form, `files` by field.

        Raises:
            LostError: no answer comes (trouble made to order).
        """
        code = 0
        try:
            self._admit(token)
            method = method_named(method)
            fault = self.trouble.before(method)
            result = await self._result(method, fields, files or {})
            if fault is Fault.LOST_REPLY:
                raise LostError(fault)
        except RefusalError as refusal:
            code = refusal.code
            return code, refusal.as_json()
        else:
            code = 200
            return code, {"ok": True, "result": result}
        finally:
            self.calls.append(Call(method, dict(fields), code))

    def _admit(self, token: str) -> None:
        if token != self.token:
            raise RefusalError(401, "Unauthorized")

    async def _result(self, method: str, fields: Mapping[str, str], files: Mapping[str, Upload]) -> Any:
        given = arguments(method, fields, files)
        if method == "getUpdates":
            return await asking.get_updates(self.world, given)
        if self.pace and method in PACED:
            chat = self.world.chat(given.get("chat_id", 0))
            self.pace.sending(chat.id, chat.private)
        return METHODS[method](self.world, given)

    def download(self, token: str, path: str) -> tuple[int, bytes]:
        """What `/file/bot<token>/<path>` answers: HTTP status, and the content of the file or JSON.

        Raises:
            LostError: no answer comes (trouble made to order for the method `download`).
        """
        code = 0
        try:
            self._admit(token)
            file = self._fetched(path)
        except RefusalError as refusal:
            code = refusal.code
            return code, json.dumps(refusal.as_json()).encode()
        else:
            code = 200
            return code, file.content
        finally:
            self.calls.append(Call("download", {"path": path}, code))

    def _fetched(self, path: str) -> File:
        fault = self.trouble.before("download")
        file = self.world.offered(path)
        if fault is Fault.LOST_REPLY:
            raise LostError(fault)
        return file
