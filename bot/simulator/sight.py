# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people see in a chat, and which of its buttons they mean."""

from bot.simulator.message import Button, Message
from bot.simulator.world import Chat


def shown(chat: Chat) -> list[Message]:
    """What the chat shows now, oldest first."""
    return [each for each in chat.messages if not each.deleted]


def last(chat: Chat, whose: str) -> Message:
    """The bot's latest message there.

    Raises:
        LookupError: there is none.
    """
    for each in reversed(shown(chat)):
        if each.by_bot:
            return each
    raise LookupError(f"the bot has not written to {whose} yet")


def find_button(chat: Chat, label: str, on: Message | None) -> tuple[Message, Button]:
    """The newest button that fits: by its words, then by what it does, then by a part of its words.

    Raises:
        LookupError: there is none; the error lists those there are.
    """
    messages = [on] if on else list(reversed(shown(chat)))
    pairs = [(message, button) for message in messages for button in message.buttons]
    for fits in (_same, _does, _part):
        for message, button in pairs:
            if fits(button, label):
                return message, button
    seen = ", ".join(f"'{button.label}'" for _, button in pairs) or "none"
    raise LookupError(f"no button '{label}' in the chat; there are {seen}")


def _same(button: Button, label: str) -> bool:
    return button.label == label


def _does(button: Button, label: str) -> bool:
    return button.data == label


def _part(button: Button, label: str) -> bool:
    return label.casefold() in button.label.casefold()
