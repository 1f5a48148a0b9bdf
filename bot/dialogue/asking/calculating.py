# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums in the chat: one question after another, then an estimate with its table's source and date."""

from bot.dialogue.asked import MEMORY
from bot.dialogue.asking.question import ask
from bot.dialogue.asking.understanding import is_something_else
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.sheets.sums import NONE, SUMS, Step, Sum
from bot.forms.reading import Doubt, Moment, Read, Unread
from bot.model import Button, Expecting, Turn


def press(scene: Scene, name: str, *values: str) -> Turn:
    """A sum was chosen, or one of its answers: `sum:<name>:<value>…`, as far as they are known."""
    wanted, tables = SUMS.get(name), scene.town.tables
    if wanted is None or len(values) > len(wanted.steps):
        return scene.ends("stale", scene.toast("general.too-old"))
    given = zip(wanted.steps, values, strict=False)
    if not all(step.holds(tables, value, scene.today) for step, value in given):
        return scene.ends("stale", scene.toast("general.too-old"))
    return _on(scene, name, wanted, values)


def words(scene: Scene, name: str, *values: str) -> Turn:
    """The answer to the next step was written: `sum:<name>:<value>…`."""
    wanted, waiting = SUMS.get(name), scene.conversation.expecting
    free = scene.with_conversation(expecting=None)
    if wanted is None or waiting is None or scene.now - waiting.since > MEMORY:
        return ask(free)
    step = wanted.steps[len(values)]
    reading = step.read(scene.town.tables, scene.said.text, Moment(scene.today, scene.language))
    match reading:
        case Read(value):
            return _on(free, name, wanted, (*values, value))
        case Doubt(question, candidates):
            return _asked(
                scene, name, values, scene.say(question), _offered(scene, step, name, values, candidates)
            )
        case Unread(problem, held):
            if is_something_else(scene):
                return ask(free)
            return _next(scene, name, wanted, values, scene.say(problem, **held))
    return ask(free)


def _on(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...]) -> Turn:
    """The next question, or the result; nothing of an old table, not even the first question."""
    refused = wanted.table(scene.town.tables).refusal(scene.today)
    if refused is None and len(values) < len(wanted.steps):
        return _next(scene, name, wanted, values, "")
    result = refused or wanted.result(scene.town.tables, values, scene.today)
    ways = [scene.button("sheets.do.human", f"human:{wanted.topic}")]
    if refused is None:
        ways.insert(0, scene.button("sums.do.again", f"sum:{name}"))
    told = scene.reply(result.told(scene.language), *in_rows(ways, 1))
    return scene.ends(f"sum name={name} result={type(result).__name__.lower()}", told, expecting=None)


def _next(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...], problem: str) -> Turn:
    step = wanted.steps[len(values)]
    question = scene.say(f"sums.{name}.{step.key}")
    text = scene.say("sums.again", problem=problem, question=question) if problem else question
    return _asked(scene, name, values, text, _buttons(scene, step, name, values))


def _asked(scene: Scene, name: str, values: tuple[str, ...], text: str, buttons: list[Button]) -> Turn:
    waiting = Expecting(":".join(("sum", name, *values)), scene.now)
    asked = scene.reply(text, *in_rows(buttons, 1))
    return scene.ends(f"sum name={name} step={len(values) + 1}", asked, expecting=waiting)


def _buttons(scene: Scene, step: Step, name: str, values: tuple[str, ...]) -> list[Button]:
    does = ":".join(("sum", name, *values))
    if step.key == "paid":
        return [scene.button("sums.do.today", f"{does}:{scene.today}")]
    if step.or_none:
        return [scene.button("sums.do.none", f"{does}:{NONE}")]
    options = step.options(scene.town.tables, scene.language)
    return [Button(label, f"{does}:{value}") for value, label in options]


def _offered(
    scene: Scene, step: Step, name: str, values: tuple[str, ...], candidates: tuple[str, ...]
) -> list[Button]:
    """What the text may have meant, to choose from."""
    does = ":".join(("sum", name, *values))
    return [
        Button(step.shown(scene.town.tables, each, scene.language), f"{does}:{each}") for each in candidates
    ]
