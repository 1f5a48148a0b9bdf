# SPDX-License-Identifier: AGPL-3.0-or-later
"""Groups that people and the bot are in."""

from bot.simulator import contents
from bot.simulator.arrival import arrives, membership
from bot.simulator.message import Message
from bot.simulator.refusal import Json
from bot.simulator.sight import last, shown
from bot.simulator.world import Chat, Standing, World


class Group:
    """A group that people and the bot are in; it hears of the group only what privacy mode lets through."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat id; another one after `becomes_supergroup`."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What the group shows now, oldest first."""
        return shown(self.chat)

    @property
    def received(self) -> list[Message]:
        """The bot's messages in the group, oldest first."""
        return [each for each in self.messages if each.by_bot]

    @property
    def last(self) -> Message:
        """The bot's latest message in the group.

        Raises:
            LookupError: there is none.
        """
        return last(self.chat, self.chat.name["title"])

    def welcomes_bot(self, status: str = "member") -> None:
        """Let the bot in; as `administrator` it hears everything."""
        self.chat.standing = Standing.OPEN
        self.chat.members[self.world.bot["id"]] = status
        by = self._somebody()
        membership(self.world, self.chat, by, "left", status)
        arrives(
            self.world,
            self.chat,
            by,
            {
                "new_chat_members": [
                    {key: self.world.bot[key] for key in ("id", "is_bot", "first_name", "username")}
                ]
            },
        )

    async def puts_bot_out(self) -> None:
        """Remove the bot."""
        membership(self.world, self.chat, self._somebody(), "member", "kicked")
        self.chat.standing = Standing.KICKED
        self.chat.members.pop(self.world.bot["id"], None)
        await self.world.settled()

    async def becomes_supergroup(self) -> None:
        """Move to a new address, as Telegram does when a group grows; the old one refuses from now on."""
        world, old = self.world, self.chat
        new = Chat(-1_000_000_000_000 - world.new_id(), "supergroup", old.name, members=dict(old.members))
        world.chats[new.id] = new
        by = self._somebody()
        arrives(world, old, by, {"migrate_to_chat_id": new.id})
        arrives(world, new, contents.ANONYMOUS, {"migrate_from_chat_id": old.id})
        old.moved_to = new.id
        self.chat = new
        await self.world.settled()

    def _somebody(self) -> Json:
        users = self.world.users
        people = [users[each] for each in self.chat.members if not users[each]["is_bot"]]
        return people[0] if people else contents.ANONYMOUS
