# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our messages as Telegram shows them: pieces within its limits, keyboards, forced replies."""

import re
from collections.abc import Iterator
from html import escape, unescape

from telegram import CopyTextButton, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.translate import CHANNEL
from bot.model import Button, Outgoing, Rows

LONGEST_TEXT = 4096
"""UTF-16 units of the visible text."""

LONGEST_CAPTION = 1024
"""The same, under a photo or a document."""
_TAG = re.compile(r"<[^>]*>")


def is_caption(piece: str) -> bool:
    """Whether Telegram takes the text under a photo or a document."""
    return _length(piece) <= LONGEST_CAPTION


def addressed(text: str) -> str:
    """The text with the people it names as Telegram names them."""
    return text.replace(f'href="person:{CHANNEL}:', 'href="tg://user?id=')


def plain(html: str) -> str:
    """The words that the text shows, without its looks."""
    return unescape(_TAG.sub("", html))


def pieces(text: str) -> Iterator[str]:
    """The text in parts that Telegram takes, cut between paragraphs (our tags rarely span one)."""
    piece = ""
    for paragraph in _short_paragraphs(addressed(text)):
        longer = f"{piece}\n\n{paragraph}" if piece else paragraph
        if _length(longer) > LONGEST_TEXT and piece:
            yield piece
            longer = paragraph
        piece = longer
    yield piece


def _short_paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if _length(paragraph) <= LONGEST_TEXT:
            yield paragraph
        else:
            # Cut anywhere, a tag would be left open: better without its looks than not at all.
            yield from map(escape, _cut(plain(paragraph)))


def _cut(words: str) -> Iterator[str]:
    """Parts of at most the longest text: at a line's end, at a blank, or anywhere."""
    while _units(words) > LONGEST_TEXT:
        # Half as many characters are never too many units, whatever is in them.
        most = LONGEST_TEXT if words[:LONGEST_TEXT].isascii() else LONGEST_TEXT // 2
        end = max(words.rfind("\n", 0, most), words.rfind(" ", 0, most))
        yield words[: end if end > 0 else most].rstrip()
        words = words[end if end > 0 else most :].lstrip()
    yield words


def _length(html: str) -> int:
    return _units(plain(html))


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


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
