# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our messages as Telegram shows them: pieces within its limits, keyboards, forced replies."""

from collections.abc import Iterator

from markupsafe import Markup
from telegram import CopyTextButton, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.translate import CHANNEL
from bot.model import Button, Outgoing, Rows

LONGEST_TEXT = 4096
"""UTF-16 units of the visible text."""

LONGEST_CAPTION = 1024
"""The same, under a photo or a document."""


def is_caption(piece: str) -> bool:
    """Whether Telegram takes the text under a photo or a document."""
    return _length(piece) <= LONGEST_CAPTION


def pieces(text: str) -> Iterator[str]:
    """The text in parts that Telegram takes, cut between paragraphs (our tags never span one)."""
    text = text.replace(f'href="person:{CHANNEL}:', 'href="tg://user?id=')
    piece = ""
    for paragraph in text.split("\n\n"):
        longer = f"{piece}\n\n{paragraph}" if piece else paragraph
        if _length(longer) > LONGEST_TEXT and piece:
            yield piece
            longer = paragraph
        piece = longer
    yield piece


def _length(html: str) -> int:
    return len(Markup(html).striptags().encode("utf-16-le")) // 2  # noqa: S704  # measured, never shown


def markup(message: Outgoing) -> InlineKeyboardMarkup | ForceReply | None:
    """What hangs under the message."""
    if message.buttons:
        return keyboard(message.buttons)
    if message.asks and message.to.partition(":")[2].startswith("-"):
        # In a group the bot hears only replies to its own messages.
        return ForceReply(selective=True)
    return None


def keyboard(rows: Rows) -> InlineKeyboardMarkup:
    """Our rows of buttons as Telegram's."""
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if button.link:
        return InlineKeyboardButton(button.label, url=button.link)
    if button.copies:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copies))
    return InlineKeyboardButton(button.label, callback_data=button.does)
