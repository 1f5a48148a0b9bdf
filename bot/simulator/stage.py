# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the terminal shows: each part's new messages, numbered buttons, one line for what others got."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import TextIO

from msgspec import Struct

from bot.simulator import screen
from bot.simulator.message import Button, Message
from bot.simulator.roles import Role, words
from bot.simulator.screen import Palette
from bot.simulator.world import Standing

Action = Callable[[], Awaitable[None]]
Version = tuple[int, bool]
"""How often a message was edited, and whether it is gone."""


class Key(Struct, frozen=True):
    """A numbered button: its words and what pressing it does."""

    label: str
    press: Action


class Stage:
    """The screen: what each part has seen already, and which number presses what."""

    def __init__(self, out: TextIO, roles: Sequence[Role], bot: str, language: str, palette: Palette) -> None:
        self._out = out
        self._roles = roles
        self._bot = bot
        self._language = language
        self._palette = palette
        # What was said before the curtain rose (linking the desk) is no news
        self._seen: dict[str, dict[int, Version]] = {role.key: _versions(role) for role in roles}
        self._noticed: dict[str, dict[int, Version]] = {role.key: _versions(role) for role in roles}
        self._keys: dict[str, list[Key]] = {role.key: [] for role in roles}

    def words(self, key: str, **values: object) -> str:
        """A phrase of the terminal, in its language."""
        return words(key, self._language, **values)

    def line(self, text: str = "", *looks: str) -> None:
        """Print a line."""
        self._out.write(self._palette.paint(text, *looks) + "\n")
        self._out.flush()

    def prompt(self, role: Role) -> None:
        """Print who speaks, and wait on the same line."""
        self._out.write(self._palette.paint(f"{role.person.name} >", "name") + " ")
        self._out.flush()

    def key(self, role: Role, number: int) -> Key | None:
        """What that number presses for that part, if anything."""
        keys = self._keys[role.key]
        return keys[number - 1] if 1 <= number <= len(keys) else None

    def enters(self, role: Role) -> None:
        """Draw a line with the part's name, and offer Start where the chat is new."""
        self.line()
        self.line(screen.rule(role.title(self._language)), "frame")
        if role.chat.standing is Standing.STRANGER:
            self._numbers(role, [[Key(self.words("start"), role.person.starts)]])

    def shows(self, role: Role) -> None:
        """Print what is new in that part's chat, then one line for every other part with news."""
        fresh = [each for each in role.messages if self._seen[role.key].get(each.id) != version(each)]
        visible = [each for each in fresh if not each.deleted]
        if visible:
            self._keys[role.key] = []
        for message in fresh:
            self._shows(role, message)
        keyboard = (role.chat.keyboard or {}).get("keyboard", ())
        if visible and keyboard:
            self._numbers(role, [[self._letter(role, key["text"]) for key in row] for row in keyboard])
        for number, other in enumerate(self._roles, 1):
            self._notices(number, other)

    def forgets(self, role: Role, messages: Sequence[Message]) -> None:
        """Show these again next time."""
        for message in messages:
            self._seen[role.key].pop(message.id, None)

    def _shows(self, role: Role, message: Message) -> None:
        before = self._seen[role.key].get(message.id)
        now = self._seen[role.key][message.id] = self._noticed[role.key][message.id] = version(message)
        if message.deleted:
            if before:
                self.line(self.words("deleted"), "frame")
            return
        changed = before is not None and before != now
        name = self.words("edited", name=self._bot) if changed else self._bot
        for line in screen.bubble(message, name, self._palette):
            self.line(line)
        if message.rows:
            self._numbers(role, [[self._key(role, message, each) for each in row] for row in message.rows])

    def _numbers(self, role: Role, rows: list[list[Key]]) -> None:
        known = self._keys[role.key]
        labels = [[key.label for key in row] for row in rows]
        for line in screen.keys(labels, len(known) + 1, self._palette):
            self.line(line)
        known.extend(key for row in rows for key in row)

    def _key(self, role: Role, message: Message, button: Button) -> Key:
        return Key(button.label, partial(self._presses, role, message, button))

    def _letter(self, role: Role, label: str) -> Key:
        return Key(label, partial(role.person.presses, label, in_=role.group))

    async def _presses(self, role: Role, message: Message, button: Button) -> None:
        await role.person.presses_button(message, button)
        if button.link:
            self.line(self.words("link", link=button.link), "notice")
        if button.copies:
            self.line(self.words("copied", text=button.copies), "notice")

    def _notices(self, number: int, role: Role) -> None:
        for message in self._unnoticed(role):
            what = message.text or self.words("attachment", name=message.attachment)
            text = self.words("notice", number=number, who=self.words(f"roles.{role.key}"), text=what)
            self.line(screen.short(text, screen.WIDTH), "notice")

    def _unnoticed(self, role: Role) -> Iterator[Message]:
        noticed = self._noticed[role.key]
        for message in role.messages:
            if noticed.get(message.id) != version(message):
                noticed[message.id] = version(message)
                if not message.deleted:
                    yield message


def _versions(role: Role) -> dict[int, Version]:
    return {message.id: version(message) for message in role.messages}


def version(message: Message) -> Version:
    """Changes whenever the message does."""
    return message.edits, message.deleted
