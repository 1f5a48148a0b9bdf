# SPDX-License-Identifier: AGPL-3.0-or-later
"""The commands as the app's menu lists them: names, and what each does in every language."""

from collections.abc import Mapping, Sequence

from bot.dialogue.town import Town
from bot.model import REFERENCE_LANGUAGE
from bot.phrases import knows, say

PRIVATE = (
    "domanda",
    "segnala",
    "pratiche",
    "stato",
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
GROUP = ("aperte", "riepilogo", "cerca", "pratica", "nuova", "notizia", "attese", "collega", "annulla")


def private_commands(town: Town) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By language; under the empty code what everybody else sees."""
    own = {language: _described(PRIVATE, language) for language in town.languages}
    return {"": own[REFERENCE_LANGUAGE], **own}


def group_commands() -> Sequence[tuple[str, str]]:
    """What an office finds in its group."""
    return _described(GROUP, REFERENCE_LANGUAGE)


def _described(names: Sequence[str], language: str) -> list[tuple[str, str]]:
    return [(name, str(say(_key(name), language).unescape())) for name in names]


def _key(name: str) -> str:
    keys = (f"{room}.commands.{name}" for room in ("general", "told", "office"))
    return next(key for key in keys if knows(key))
