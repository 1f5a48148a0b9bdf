# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keyboards under and instead of messages, checked as Telegram checks them."""

import json
from collections.abc import Iterator

from bot.simulator.links import web_address
from bot.simulator.refusal import Json, RefusalError, bad_request

BUTTONS = 100
A_ROW = 8
DATA_BYTES = 64
COPIED = 256
KEYBOARD_BYTES = 10_000
STYLES = ("danger", "success", "primary")
DOES = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
"""Of these a button has exactly one."""


def checked(markup: Json | None) -> Json | None:
    """The keyboard, if Telegram would take it; an inline keyboard without buttons is none.

    Raises:
        RefusalError: 400, in Telegram's words.
    """
    if not markup:
        return None
    rows = markup.get("inline_keyboard", markup.get("keyboard"))
    if rows is None:
        return markup
    if len(json.dumps(markup, ensure_ascii=False).encode()) > KEYBOARD_BYTES:
        raise bad_request("reply markup is too long")
    if sum(map(len, rows)) > BUTTONS or any(len(row) > A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for button in _each(rows):
        _button(button, "inline_keyboard" in markup)
    if not any(rows) and "inline_keyboard" in markup:
        return None
    return markup


def _each(rows: list[list[Json]]) -> Iterator[Json]:
    for row in rows:
        yield from row


def _button(button: Json, inline: bool) -> None:  # noqa: FBT001  # Telegram's own two kinds
    if not button["text"].strip():
        raise bad_request("can't parse keyboard button: text must be non-empty")
    if button.get("style", STYLES[0]) not in STYLES:
        raise bad_request("can't parse keyboard button: invalid button style specified")
    if not inline:
        return
    does = [each for each in DOES if each in button and button[each] != ""]
    if not does:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(does) > 1:
        raise bad_request(f"can't parse inline keyboard button: only one of {', '.join(does)} may be used")
    _inline(button)


def _inline(button: Json) -> None:
    if len(button.get("callback_data", "").encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if not 1 <= len(button.get("copy_text", {"text": "-"})["text"]) <= COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" not in button:
        return
    try:
        web_address(button["url"])
    except RefusalError as refusal:
        why = refusal.description.removeprefix("Bad Request: ")
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {why}") from None
