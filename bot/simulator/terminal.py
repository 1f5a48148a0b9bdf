# SPDX-License-Identifier: AGPL-3.0-or-later
"""The terminal of `sportello try`: one person plays resident, desk and association.

Lines that begin with `:` are commands of the terminal; a number presses the button of that
number; everything else is sent. Typed and piped input work the same.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import TextIO

from bot.simulator.asking import DOWNLOAD_BYTES
from bot.simulator.roles import Role
from bot.simulator.screen import PLAIN, Palette
from bot.simulator.stage import Stage
from bot.simulator.telegram import PretendTelegram
from bot.simulator.typed import typed

SHOWN_AGAIN = 4
EXAMPLE_PHONE = "+393330000001"
EXAMPLE_PLACE = (45.1653, 9.5555)
EXAMPLE_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "5478da63f80f00010101001cb08c990000000049454e44ae426082"
)
"""A PNG of one white dot."""


async def chat(
    telegram: PretendTelegram,
    settle: Callable[[], Awaitable[None]],
    lines: AsyncIterator[str] | TextIO,
    out: TextIO,
    *,
    roles: Sequence[Role],
    language: str = "it",
    palette: Palette = PLAIN,
) -> None:
    """Play until the input ends or somebody quits.

    `settle` is awaited after every line and returns when the bot has said all it has to say.
    The first of `roles` begins. What is piped in is printed as if it had been typed.
    """
    stage = Stage(out, roles, telegram.world.bot["first_name"], language, palette)
    play = _Play(stage, settle, roles, language)
    echoes = not (hasattr(lines, "isatty") and lines.isatty())
    source = lines if isinstance(lines, AsyncIterator) else typed(lines)
    await play.opens()
    stage.prompt(play.role)
    async for line in source:
        if echoes:
            stage.line(line)
        await play.takes(line.strip())
        if play.over:
            break
        stage.prompt(play.role)
    else:
        stage.line()
    stage.line(stage.words("bye"))


class _Play:
    """Whose turn it is, and what a line means."""

    def __init__(
        self, stage: Stage, settle: Callable[[], Awaitable[None]], roles: Sequence[Role], language: str
    ) -> None:
        self.role = roles[0]
        self.over = False
        self._stage = stage
        self._settle = settle
        self._roles = roles
        self._language = language
        self._commands = {
            "help": self._help,
            "quit": self._quit,
            "again": self._again,
            "say": self._says,
            "reply": self._reply,
            "start": self._start,
            "contact": self._contact,
            "location": self._location,
            "photo": self._photo,
            "file": self._file,
            "voice": self._voice,
            "sticker": self._sticker,
        }

    async def opens(self) -> None:
        self._stage.line(self._stage.words("welcome"))
        self._stage.enters(self.role)
        await self._settle()
        self._stage.shows(self.role)

    async def takes(self, line: str) -> None:
        key = self._stage.key(self.role, int(line)) if line.isdecimal() else None
        if line.startswith(":"):
            await self._commanded(*line[1:].split(maxsplit=1))
        elif key:
            self._stage.line(self._stage.words("pressed", label=key.label), "notice")
            await key.press()
        elif line:
            await self._says(line)
        await self._settle()
        if key and self.role.person.toast:
            self._stage.line(self._stage.words("toast", text=self.role.person.toast), "notice")
        self._stage.shows(self.role)

    async def _commanded(self, word: str = "help", rest: str = "") -> None:
        role = self._named(word)
        command = self._commands.get(self._command(word))
        if role:
            self.role = role
            self._stage.enters(role)
        elif command:
            await command(rest)
        else:
            self._stage.line(self._stage.words("unknown", word=f":{word}"), "notice")

    def _named(self, word: str) -> Role | None:
        for number, role in enumerate(self._roles, 1):
            if word.casefold() in {str(number), role.key, self._stage.words(f"words.{role.key}")}:
                return role
        return None

    def _command(self, word: str) -> str:
        spoken = {self._stage.words(f"words.{command}"): command for command in self._commands}
        return spoken.get(word.casefold(), word.casefold())

    async def _says(self, text: str) -> None:
        if not text:
            return
        await self.role.person.says(text, in_=self.role.group)
        mine = [each for each in self.role.chat.messages if not each.by_bot]
        if not mine[-1].heard:
            self._stage.line(self._stage.words("unheard"), "notice")

    async def _reply(self, text: str) -> None:
        if text and self.role.messages:
            await self.role.person.replies(text, to=self.role.messages[-1], in_=self.role.group)

    async def _start(self, payload: str) -> None:
        try:
            await self.role.person.starts(payload)
        except ValueError as error:
            self._stage.line(self._stage.words("refused", why=error), "notice")

    async def _help(self, _rest: str) -> None:
        roles = [
            self._stage.words("role", number=number, word=self._stage.words(f"words.{role.key}")).ljust(20)
            + role.title(self._language)
            for number, role in enumerate(self._roles, 1)
        ]
        self._stage.line(self._stage.words("help", roles="\n".join(roles)))

    async def _again(self, _rest: str) -> None:
        self._stage.forgets(self.role, self.role.messages[-SHOWN_AGAIN:])

    async def _quit(self, _rest: str) -> None:
        self.over = True

    async def _contact(self, phone: str) -> None:
        await self.role.person.sends_contact(phone or EXAMPLE_PHONE)

    async def _location(self, _rest: str) -> None:
        await self.role.person.sends_location(*EXAMPLE_PLACE)

    async def _photo(self, caption: str) -> None:
        await self.role.person.sends_photo(caption=caption)

    async def _file(self, path: str) -> None:
        if not path:
            await self.role.person.sends_document(EXAMPLE_PICTURE, "foto.png")
            return
        try:
            content, size = await asyncio.to_thread(_beginning, path)
        except OSError as error:
            self._stage.line(self._stage.words("refused", why=error.strerror), "notice")
            return
        await self.role.person.sends_document(content, Path(path).name, size=size)

    async def _voice(self, _rest: str) -> None:
        await self.role.person.sends_voice()

    async def _sticker(self, _rest: str) -> None:
        await self.role.person.sends_sticker()


def _beginning(path: str) -> tuple[bytes, int]:
    """As much of a file as a bot could ever fetch, and its whole size."""
    with Path(path).expanduser().open("rb") as file:
        return file.read(DOWNLOAD_BYTES), os.fstat(file.fileno()).st_size
