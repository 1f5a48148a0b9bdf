# SPDX-License-Identifier: AGPL-3.0-or-later
"""Choices: each a button and a number, in the message and on the button, that can be pressed or typed."""

from collections.abc import Sequence

from markupsafe import Markup, escape
from msgspec.structs import replace

from bot.dialogue.asked import offered, recent
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.words import listed, means
from bot.forms.words import counted, plain
from bot.model import Asked, Button, Turn

PLACES = 3
"""Choices that are also called by their place: the first, the second, the third."""
NONE = "question:"
"""What «nessuna di queste» does, pressed or typed."""


def offer(
    scene: Scene,
    outcome: str,
    head: Markup,
    choices: Sequence[Button],
    *ways: Button,
    width: int = 1,
    done: int = 0,
) -> Turn:
    """The choices under a line, numbered and remembered; below them other ways on, without a number.

    `done`: how many questions of the same message were answered before those that are the choices.

    Where a form or a prompt waits for words, a number is an answer to that: the choices have none then.
    """
    if not choices or not scene.is_free:
        return scene.ends(outcome, scene.reply(head, *in_rows([*choices, *ways], width)))
    buttons = [replace(each, label=f"{number}. {each.label}") for number, each in enumerate(choices, start=1)]
    lines = [escape(each.label) for each in buttons]
    text = Markup("\n").join([head, Markup(), *lines, Markup(), scene.say("ask.by-number")])
    kept = offered(scene, tuple(each.does for each in choices), done)
    return scene.ends(outcome, scene.reply(text, *in_rows([*buttons, *ways], width)), asked=kept)


def chosen(scene: Scene) -> str:
    """What was offered a moment ago and is meant now, as its button has it; or nothing."""
    asked = recent(scene)
    return _chosen(scene.said.text, asked, scene.language) if asked and asked.choices else ""


def _chosen(said: str, asked: Asked, language: str) -> str:
    choices = asked.choices
    if means(said, "ask.words.none", language):
        return NONE
    only = len(choices) == 1 and means(said, "ask.words.other", language)
    if only or means(said, "ask.words.last", language):
        return choices[-1]
    places = (listed(f"ask.words.place-{place}", language) for place in range(1 + asked.done, 1 + PLACES))
    named = (does for does, names in zip(choices, places, strict=False) if plain(said) in names)
    return counted(said, choices, language) or next(named, "")
