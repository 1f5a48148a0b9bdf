# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plays a conversation that is written down: who types, presses and sends what, and what they read then.

A step is `<who> <does>: <what>` or `<who> <does>: [<what>, …]`:

    ada types: [/domanda]        several lines, one message each
    ada presses: [Confermo]      buttons, by their words or a part of them
    ada presses again: Confermo  the same button once more, on the message where it was pressed before
    ada sends: photo             photo, voice, sticker, contact or location
    ada sends: picture.exe       a file: what it holds (picture, paper, program) and how its name ends
    ada reads: [Ricevuta]        all of it is in the bot's last message to her
    ada reads at first: […]      all of it is in the message before the last
    ada reads exactly: …         the last message is this and nothing else
    ada is offered: [Salta]      all of these are buttons of the last message
    ada never reads: […]         none of it is in any message of the bot to her
    ada has: 1                   so many requests
    sociali reads: […]           the same for the last message in the group of that desk
    bruno takes: sociali         an operator presses "Prendo in carico" at that desk
    time passes: {hours: 25}     weeks, days, hours, minutes
    town restarts:               everything in memory is gone
    town stutters:               the last update comes once more
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

from bot.simulator import Group, Message, Person
from tests.townhall import TestTown

if TYPE_CHECKING:
    from bot.simulator.message import Button

FOLDER = Path(__file__).parent / "conversations"
PEOPLE = {
    "ada": "Ada Rossi",
    "bruno": "Bruno Conti",
    "dino": "Dino Verdi",
    "john": "John Smith",
    "ioana": "Ioana Popa",
    "omar": "Omar Hassan",
}
FILES = {"picture": b"\x89PNG\r\n\x1a\n", "paper": b"%PDF-1.7", "program": b"MZ\x90\x00"}
SPEAKS = {"john": "en", "ioana": "ro", "omar": "ar"}

Step = tuple[str, str, Any]


class Played(Struct, frozen=True):
    """One conversation as it is written."""

    name: str
    steps: tuple[Step, ...]
    desks: tuple[str, ...] = ()
    """Offices that have a desk; Bruno works at each."""


def conversations() -> list[Played]:
    """All that are written down."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        # Whatever a person types is a word: no `yes` becomes True, no `3` a number.
        written = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # builds nothing
        for told in written:
            steps = tuple(_step(each) for each in told["steps"])
            found.append(Played(f"{path.stem}: {told['name']}", steps, tuple(told.get("desks", ()))))
    return found


def _step(written: Mapping[str, Any]) -> Step:
    ((head, what),) = written.items()
    who, _, does = head.partition(" ")
    return who, does, what


class Player:
    """The people and desks of one conversation."""

    def __init__(self, town: TestTown) -> None:
        self._town = town
        self._people: dict[str, Person] = {}
        self._desks: dict[str, Group] = {}
        self._pressed: dict[tuple[str, str], tuple[Message, Button]] = {}
        self._heard: dict[str, Any] = {}
        town.telegram.world.settle = self._settle

    async def _settle(self) -> None:
        """The house works, and what it is about to hear is noted so that it can come once more."""
        waiting = await self._town.telegram.updates.get()
        self._heard = waiting[-1] if waiting else self._heard
        await self._town.settle()

    async def plays(self, conversation: Played) -> None:
        """Play it to its end; an AssertionError tells the step that went otherwise."""
        for office in conversation.desks:
            self._desks[office] = await self._town.desk(office, self._person("bruno"))
        if conversation.desks:
            await self._person("bruno").starts()
        for place, (who, does, what) in enumerate(conversation.steps, start=1):
            try:
                await self._step(who, does, what)
            except (AssertionError, LookupError) as wrong:
                raise AssertionError(f"step {place}, {who} {does}: {what!r}\n{wrong}") from wrong

    async def _step(self, who: str, does: str, what: Any) -> None:
        if who == "time":
            await self._town.later(timedelta(**{unit: int(count) for unit, count in what.items()}))
        elif who == "town":
            await self._happens(does)
        elif who in self._desks:
            _reads(self._desks[who].last, does, _all(what))
        else:
            await self._does(who, does, what)

    async def _happens(self, does: str) -> None:
        if does == "restarts":
            await self._town.restart()
            return
        self._town.telegram.updates.repeat(self._heard)
        await self._town.settle()

    async def _does(self, who: str, does: str, what: Any) -> None:
        person = self._person(who)
        match does:
            case "types":
                await person.says(*_all(what))
            case "presses":
                for label in _all(what):
                    await self._presses(who, label)
            case "presses again":
                await person.presses_button(*self._pressed[who, what])
            case "sends":
                await _sends(person, what)
            case "takes":
                await person.presses("Prendo in carico", in_=self._desks[what])
            case "has":
                own = self._town.house.store.cases.of_person(f"telegram:{person.id}")
                assert len(own) == int(what), [case.reference for case in own]
            case "never reads":
                _unread(person, _all(what))
            case "reads at first":
                _reads(person.received[-2], "reads", _all(what))
            case _:
                _reads(person.last, does, _all(what))

    async def _presses(self, who: str, label: str) -> None:
        person = self._person(who)
        for message in reversed(person.messages):
            for button in message.buttons:
                if label.casefold() in button.label.casefold():
                    self._pressed[who, label] = (message, button)
                    await person.presses_button(message, button)
                    return
        raise LookupError(f"no button '{label}'; the last message has {person.last.labels}")

    def _person(self, who: str) -> Person:
        if who not in self._people:
            language = SPEAKS.get(who, "it")
            self._people[who] = self._town.telegram.person(PEOPLE[who], language=language)
        return self._people[who]


def _all(what: Any) -> Sequence[str]:
    return [str(each) for each in what] if isinstance(what, list) else [str(what)]


async def _sends(person: Person, what: str) -> None:
    match what:
        case "contact":
            await person.sends_contact("+39 333 1234567")
        case "location":
            await person.sends_location(45.1653, 9.5555)
        case "photo":
            await person.sends_photo()
        case "voice":
            await person.sends_voice()
        case "sticker":
            await person.sends_sticker()
        case _ if what.partition(".")[0] in FILES:
            await person.sends_document(FILES[what.partition(".")[0]], what)
        case _:
            raise LookupError(f"nobody can send '{what}'")


def _reads(message: Message, does: str, expected: Sequence[str]) -> None:
    match does:
        case "reads":
            for each in expected:
                assert each in message.text, message.text
        case "reads exactly":
            assert [message.text] == list(expected)
        case "is offered":
            for each in expected:
                assert each in message.labels, message.labels
        case _:
            raise LookupError(f"nobody '{does}'")


def _unread(person: Person, expected: Sequence[str]) -> None:
    for message in person.received:
        for each in expected:
            assert each not in message.text, message.text
