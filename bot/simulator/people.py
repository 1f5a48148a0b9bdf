# SPDX-License-Identifier: AGPL-3.0-or-later
"""People with a phone: what a test or the terminal plays with."""

from typing import TYPE_CHECKING

from bot.simulator import contents
from bot.simulator.arrival import arrives, membership, pressed
from bot.simulator.links import START
from bot.simulator.message import Button, Message
from bot.simulator.refusal import Json
from bot.simulator.sight import find_button, last, shown
from bot.simulator.world import Chat, Press, Standing, World

if TYPE_CHECKING:
    from bot.simulator.group import Group


class Person:
    """Somebody who chats with the bot, in private or in a group (`in_=`).

    `clipboard` is what a copying button put there; `toast` what the bot said last to a press.
    """

    def __init__(self, world: World, user: Json, chat: Chat) -> None:
        self.world = world
        self.user = user
        self.chat = chat
        self.clipboard = ""
        self._press: Press | None = None

    @property
    def id(self) -> int:
        """The user id, which is also the id of the private chat."""
        return int(self.user["id"])

    @property
    def name(self) -> str:
        """First and last name."""
        return " ".join(filter(None, (self.user["first_name"], self.user.get("last_name"))))

    @property
    def messages(self) -> list[Message]:
        """What the private chat shows now, oldest first, of both sides."""
        return shown(self.chat)

    @property
    def received(self) -> list[Message]:
        """The bot's messages in the private chat, oldest first."""
        return [each for each in self.messages if each.by_bot]

    @property
    def last(self) -> Message:
        """The bot's latest message in the private chat.

        Raises:
            LookupError: there is none.
        """
        return last(self.chat, self.name)

    @property
    def toast(self) -> str:
        """What the bot answered to the last button pressed, shown for a moment; `` for nothing yet."""
        return (self._press.answer or "") if self._press else ""

    @property
    def waiting(self) -> bool:
        """Whether the last button pressed still shows its hourglass."""
        return self._press is not None and self._press.answer is None

    async def says(self, *texts: str, in_: "Group | None" = None) -> None:
        """Type and send each of these; in a chat where the bot asked for a reply, as that reply."""
        for text in texts:
            await self._sends(contents.text(text, self.world.bot["username"]), in_)

    async def starts(self, payload: str = "") -> None:
        """Open `t.me/<bot>?start=payload` and press Start.

        Raises:
            ValueError: an app would not take such a payload.
        """
        if payload and not START.fullmatch(payload):
            raise ValueError(f"'{payload}' cannot follow ?start=; right is {START.pattern}")
        await self.says(f"/start {payload}".strip())

    async def replies(self, text: str, *, to: Message, in_: "Group | None" = None) -> None:
        """Answer one certain message."""
        chat = in_.chat if in_ else self.chat
        chat.replying[self.id] = to.id
        await self.says(text, in_=in_)

    async def says_anonymously(self, text: str, *, in_: "Group") -> None:
        """Speak as the group itself, as an anonymous administrator does."""
        content = contents.text(text, self.world.bot["username"])
        content["sender_chat"] = in_.chat.as_json()
        await self._sends(content, in_, sender=contents.ANONYMOUS)

    async def edits(self, message: Message, text: str) -> None:
        """Change the words of a message of one's own."""
        message.json |= contents.text(text, self.world.bot["username"])
        message.json["edit_date"] = int(self.world.clock().timestamp())
        self.world.updates.put("edited_message", message.json)
        await self.world.settled()

    async def sends_contact(self, phone: str, *, of: "Person | None" = None) -> None:
        """Share one's own phone number, or somebody else's card."""
        await self._sends(contents.contact(phone, (of or self).user))

    async def sends_location(self, latitude: float, longitude: float) -> None:
        """Share a place."""
        await self._sends({"location": {"latitude": latitude, "longitude": longitude}})

    async def sends_photo(self, content: bytes = b"a photo", *, caption: str = "") -> None:
        """Send a photo; Telegram keeps it in two sizes."""
        await self._sends(contents.photo(self.world, content, caption))

    async def sends_document(
        self,
        content: bytes = b"a document",
        name: str = "documento.pdf",
        *,
        caption: str = "",
        size: int | None = None,
    ) -> None:
        """Send a file; `size` pretends that it is larger than it is."""
        await self._sends(contents.document(self.world, content, name, caption, size))

    async def sends_voice(self, seconds: int = 4) -> None:
        """Send a voice message."""
        await self._sends(contents.voice(self.world, seconds))

    async def sends_sticker(self, emoji: str = "👍") -> None:
        """Send a sticker."""
        await self._sends(contents.sticker(self.world, emoji))

    async def presses(self, *labels: str, in_: "Group | None" = None, on: Message | None = None) -> None:
        """Press each of these buttons, by its words, by what it does, or by a part of its words.

        The newest message with such a button is meant, unless `on` says which.

        Raises:
            LookupError: there is no such button; the error lists those there are.
        """
        chat = in_.chat if in_ else self.chat
        for label in labels:
            if on is None and await self._typed(label, chat, in_):
                continue
            message, button = find_button(chat, label, on)
            await self.presses_button(message, button)

    async def presses_button(self, message: Message, button: Button) -> None:
        """Press that very button: its data goes to the bot, its text to the clipboard, a link just opens."""
        self._press = None
        if button.copies:
            self.clipboard = button.copies
        if button.data:
            self._press = pressed(self.world, self.user, message, button.data)
            await self.world.settled()

    async def joins(self, group: "Group") -> None:
        """Be let into a group."""
        group.chat.members[self.id] = "member"
        arrives(self.world, group.chat, self.user, {"new_chat_members": [self.user]})
        await self.world.settled()

    async def leaves(self, group: "Group") -> None:
        """Go out of a group."""
        arrives(self.world, group.chat, self.user, {"left_chat_member": self.user})
        group.chat.members.pop(self.id, None)
        await self.world.settled()

    async def blocks(self) -> None:
        """Block the bot."""
        await self._turns(Standing.BLOCKED, "member", "kicked")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        await self._turns(Standing.OPEN, "kicked", "member")

    def deletes_account(self) -> None:
        """Leave Telegram for good; nobody tells the bot."""
        self.chat.standing = Standing.DELETED

    async def _turns(self, standing: Standing, before: str, after: str) -> None:
        self.chat.standing = standing
        membership(self.world, self.chat, self.user, before, after)
        await self.world.settled()

    async def _typed(self, label: str, chat: Chat, in_: "Group | None") -> bool:
        keys = [key for row in (chat.keyboard or {}).get("keyboard", ()) for key in row]
        key = next((key for key in keys if key["text"] == label), None)
        if key is None:
            return False
        if key.get("request_contact"):
            await self.sends_contact("+393330000001")
        elif key.get("request_location"):
            await self.sends_location(45.1653, 9.5555)
        else:
            await self.says(label, in_=in_)
        return True

    async def _sends(self, content: Json, in_: "Group | None" = None, sender: Json | None = None) -> None:
        chat = in_.chat if in_ else self.chat
        if chat.private and chat.standing is Standing.BLOCKED:
            await self.unblocks()
        if chat.standing is Standing.STRANGER:
            chat.standing = Standing.OPEN
        arrives(self.world, chat, sender or self.user, content, reply_of=self.id)
        await self.world.settled()
