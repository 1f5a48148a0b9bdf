# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a chat should not hold: numbers by their shape, secrets by their names, illness by phrases."""

from bot.answers.guarding import fence
from bot.answers.guarding.guards import Guards
from bot.answers.guarding.passwords import Passwords
from bot.answers.reading.text import words

HEALTH = "health"
ILLNESS = ("own-illness", "illness")
"""Kinds of guard that tell of somebody's health, each with what makes it harmless."""


class Private:
    """Knows it in every language."""

    def __init__(self, guards: Guards, passwords: Passwords) -> None:
        self._guards, self._passwords = guards, passwords

    def kinds(self, text: str) -> tuple[str, ...]:
        """The kinds of such data in the message: as in `Finding.sensitive`."""
        said = (HEALTH if kind in ILLNESS else kind for kind in self._guards.kinds(words(text)))
        return tuple(dict.fromkeys((*fence.found(text), *self._passwords.found(text), *said)))
