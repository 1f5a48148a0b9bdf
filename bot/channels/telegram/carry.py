# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries parcels to Telegram, and tells what went wrong in our own errors."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.channels.telegram.render import addressed, is_caption, markup, pieces, plain
from bot.channels.telegram.told import our_errors
from bot.model import Acknowledgement, Erasure, Outgoing, Parcel

# A picture of somebody else's page under our words would look like ours.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = logging.getLogger("sportello.carry")


class TelegramCarrier:
    """Sends, edits, deletes and acknowledges through one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def carry(self, parcel: Parcel, rewrites: str) -> str:
        """Carry it; returns Telegram's id of the message, empty where there is none.

        Raises:
            Later, Never or Moved.
        """
        with our_errors():
            if isinstance(parcel, Acknowledgement):
                await self._bot.answer_callback_query(parcel.press, parcel.text or None)
                return ""
            if isinstance(parcel, Erasure):
                await self._delete(parcel)
                return ""
            if rewrites and await self._edit(parcel, int(rewrites)):
                return rewrites
            return str((await self._send(parcel)).message_id)

    async def _delete(self, erasure: Erasure) -> None:
        """Take a message away; who wrote it may have done so already."""
        try:
            await self._bot.delete_message(_number(erasure.to), int(erasure.message))
        except BadRequest as refusal:
            if "message to delete not found" not in str(refusal).lower():
                raise

    async def _edit(self, message: Outgoing, number: int) -> bool:
        """Rewrite an earlier message; False if it is gone or too old, and a new one must be sent."""
        keyboard = markup(message)
        try:
            await self._bot.edit_message_text(
                addressed(message.text),
                _number(message.to),
                number,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard if message.buttons else None,  # type: ignore[arg-type]
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as refusal:
            return "not modified" in str(refusal).lower()
        return True

    async def _send(self, message: Outgoing) -> Message:
        *before, last = pieces(message.text)
        for piece in before:
            await self._send_piece(message, piece)
        if not (message.attachment or message.photo or message.document):
            return await self._send_piece(message, last, with_markup=True)
        if not is_caption(last):
            await self._send_piece(message, last, with_markup=True)
            return await self._send_file(message, {})
        send = partial(self._send_file, message)
        return await _readable(
            lambda: send({"caption": last, "parse_mode": ParseMode.HTML, "reply_markup": markup(message)}),
            lambda: send({"caption": plain(last), "reply_markup": markup(message)}),
        )

    async def _send_file(self, message: Outgoing, words: dict[str, Any]) -> Message:
        """The photo or document of a message, with these words under it."""
        if message.photo:
            return await self._bot.send_photo(_number(message.to), message.photo, **words)
        if message.document:
            return await self._bot.send_document(_number(message.to), message.document, **words)
        return await self._bot.send_document(
            _number(message.to), message.content, filename=message.attachment, **words
        )

    async def _send_piece(self, message: Outgoing, text: str, *, with_markup: bool = False) -> Message:
        hanging = markup(message) if with_markup else None
        answered = _answered(message)
        send = partial(
            self._bot.send_message,
            _number(message.to),
            reply_markup=hanging,
            reply_parameters=answered,
            link_preview_options=_NO_PREVIEW,
        )
        return await _readable(
            lambda: send(text, parse_mode=ParseMode.HTML),
            lambda: send(plain(text)),
        )


async def _readable(
    send: Callable[[], Awaitable[Message]], send_plain: Callable[[], Awaitable[Message]]
) -> Message:
    """What the first gives, or the second where a tag of ours is broken: better plain than no reply."""
    try:
        return await send()
    except BadRequest as refusal:
        if "can't parse entities" not in str(refusal).lower():
            raise
        log.error("carry outcome=plain problem=unparsable-html")  # noqa: TRY400
        return await send_plain()


def _answered(message: Outgoing) -> ReplyParameters | None:
    """The message that this one hangs on; where that is gone, this one still arrives."""
    if not message.answers:
        return None
    return ReplyParameters(int(message.answers), allow_sending_without_reply=True)


def _number(to: str) -> int:
    return int(to.partition(":")[2])
