# SPDX-License-Identifier: AGPL-3.0-or-later
"""A message as people see it in their app."""

from dataclasses import dataclass, field

from msgspec import Struct

from bot.simulator.refusal import Json


class Button(Struct, frozen=True):
    """A button as people see it; exactly one of `data`, `link`, `copies` says what it does."""

    label: str
    data: str = ""
    link: str = ""
    copies: str = ""
    style: str = ""


@dataclass(eq=False)
class Message:
    """One message in one chat; it changes when it is edited or deleted."""

    json: Json
    """The Bot API's Message."""
    by_bot: bool = False
    heard: bool = True
    """False where privacy mode kept it from the bot."""
    html: str = ""
    """The text with its markup, as the sender gave it."""
    keyboard: Json | None = None
    """What the bot put as reply_markup, of any kind."""
    silent: bool = False
    """Whether it came without a sound."""
    deleted: bool = False
    edits: int = 0
    reaction: str = ""
    """The bot's reaction, an emoji."""
    file: bytes = b""
    """The content of an attached document or photo."""
    previous: list[str] = field(default_factory=list)
    """Texts that edits have replaced, oldest first."""

    @property
    def id(self) -> int:
        """Its message_id."""
        return int(self.json["message_id"])

    @property
    def text(self) -> str:
        """The words, or the caption, without markup."""
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """How parts of the text look, as MessageEntity (offsets in UTF-16 units)."""
        return list(self.json.get("entities") or self.json.get("caption_entities") or ())

    @property
    def attachment(self) -> str:
        """File name of the document, `` for none."""
        return str(self.json.get("document", {}).get("file_name", ""))

    @property
    def rows(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        keyboard = (self.keyboard or {}).get("inline_keyboard", ())
        return [[_button(each) for each in row] for row in keyboard]

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons, in reading order."""
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        """The words on the inline buttons, in reading order."""
        return [button.label for button in self.buttons]

    @property
    def forces_reply(self) -> bool:
        """Whether the keyboard opens as a reply to this message."""
        return bool((self.keyboard or {}).get("force_reply"))

    def __repr__(self) -> str:
        return f"<Message {self.id} {self.text[:60]!r} {self.labels}>"


def _button(button: Json) -> Button:
    return Button(
        label=button["text"],
        data=button.get("callback_data", ""),
        link=button.get("url", ""),
        copies=button.get("copy_text", {}).get("text", ""),
        style=button.get("style", ""),
    )
