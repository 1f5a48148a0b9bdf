# SPDX-License-Identifier: AGPL-3.0-or-later
"""The commands as the app's menu lists them: names, and what each does in every language."""

from collections.abc import Mapping, Sequence

from bot.dialogue.town import Town
from bot.model import REFERENCE_LANGUAGE
from bot.phrases import say

PRIVATE = (
    "domanda",
    "segnala",
    "pratiche",
    "notizie",
    "menu",
    "aiuto",
    "lingua",
    "info",
    "privacy",
    "dati",
    "annulla",
    "stop",
)
GROUP = ("collega", "notizia", "attese", "annulla")


def private_commands(town: Town) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By language; under the empty code what everybody else sees."""
    own = {language: _described(PRIVATE, language) for language in town.languages}
    return {"": own[REFERENCE_LANGUAGE], **own}


def group_commands() -> Sequence[tuple[str, str]]:
    """What an office finds in its group."""
    return _described(GROUP, REFERENCE_LANGUAGE)


def _described(names: Sequence[str], language: str) -> list[tuple[str, str]]:
    return [(name, str(say(f"general.commands.{name}", language).unescape())) for name in names]
