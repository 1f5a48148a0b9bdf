# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts that one person plays in the terminal."""

from msgspec import Struct

from bot.phrases import say
from bot.simulator.group import Group
from bot.simulator.markup import plain
from bot.simulator.message import Message
from bot.simulator.people import Person
from bot.simulator.telegram import PretendTelegram
from bot.simulator.world import Chat, Standing


class Role(Struct, frozen=True):
    """A part: `key` names it (`terminal.roles.<key>`); with a group, the person speaks there."""

    key: str
    person: Person
    group: Group | None = None

    @property
    def chat(self) -> Chat:
        """Where this part reads and writes."""
        return self.group.chat if self.group else self.person.chat

    @property
    def messages(self) -> list[Message]:
        """The bot's messages there, the deleted ones too, oldest first."""
        return [each for each in self.chat.messages if each.by_bot]

    def title(self, language: str) -> str:
        """Who speaks, and where."""
        where = [words("group", language, title=self.group.chat.name["title"])] if self.group else []
        return " · ".join([words(f"roles.{self.key}", language), self.person.name, *where])


def words(key: str, language: str, **values: object) -> str:
    """A phrase of the terminal, as plain text."""
    return plain(str(say(f"terminal.{key}", language, **values)))


def cast(telegram: PretendTelegram, language: str = "it") -> tuple[Role, ...]:
    """The usual parts, all invented: resident, operator in the desk's group, association, operator alone."""
    operator = telegram.person("Bruno Conti", language=language)
    # Has pressed Start long ago: otherwise what the desk asks for in private could not reach him
    operator.chat.standing = Standing.OPEN
    return (
        Role("resident", telegram.person("Ada Rossi", language=language)),
        Role("desk", operator, telegram.group("Servizi sociali", [operator])),
        Role("association", telegram.person("Carla Neri", language=language)),
        Role("private", operator),
    )
