# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums in the chat: one question after another, then an estimate with its table's source and date."""

from msgspec.structs import replace

from bot.answers import Finding
from bot.answers.thresholds import BESIDE_SUM_FROM
from bot.dialogue.applying import drafts
from bot.dialogue.asked import SUM_REPLIES, of_sum, read
from bot.dialogue.asking.question import ask, small_talk
from bot.dialogue.scene import Scene, in_rows
from bot.dialogue.sheets import sheet
from bot.dialogue.sheets.sums import NONE, SUMS, Step, Sum
from bot.forms import asks, marked
from bot.forms.reading import Doubt, Moment, Read, Unread
from bot.model import Button, Expecting, Turn

FIRST, AGAIN = SUM_REPLIES
"""Who takes the reply to a question: asked once, or once more because nobody could read the reply."""


def press(scene: Scene, name: str, *values: str) -> Turn:
    """A sum was chosen, or one of its answers: `sum:<name>:<value>…`, as far as they are known."""
    wanted = SUMS.get(name)
    if wanted is None or not _holds(scene, wanted, values):
        return scene.ends("stale", scene.toast("general.too-old"))
    return _on(scene, name, wanted, values)


def _holds(scene: Scene, wanted: Sum, values: tuple[str, ...]) -> bool:
    """Whether these could have been answered to the steps as they are today."""
    given = zip(wanted.steps, values, strict=False)
    return len(values) <= len(wanted.steps) and all(
        step.holds(scene.town.tables, value, scene.today) for step, value in given
    )


def words(scene: Scene, name: str, *values: str) -> Turn:
    """The answer to the next step was written: `sum:<name>:<value>…`, or `sum-again:…`."""
    wanted = SUMS.get(name)
    if wanted is None:
        return ask(scene.with_conversation(expecting=None))
    if len(values) == len(wanted.steps) or not _holds(scene, wanted, values):
        # Other steps were asked when this one was: the sum begins anew.
        return _on(scene, name, wanted, ())
    step = wanted.steps[len(values)]
    reading = step.read(scene.town.tables, scene.said.text, Moment(scene.today, scene.language))
    match reading:
        case Read(value):
            return _on(scene.with_conversation(expecting=None), name, wanted, (*values, value))
        case Doubt(question, candidates, held):
            meant = step.shown(scene.town.tables, candidates[0], scene.language)
            doubt = scene.say(question, meant=meant, **held)
            return _asked(scene, name, values, doubt, _offered(scene, step, name, values, candidates))
        case Unread(problem, held):
            return _between(scene, name, wanted, values) or _unread(
                scene, name, wanted, values, scene.say(problem, **held)
            )
    return ask(scene.with_conversation(expecting=None))


def leave(scene: Scene, _: str = "") -> Turn:
    """No sum after all: `unsum:`."""
    waiting = scene.awaited
    if waiting is None or not of_sum(waiting):
        return scene.ends("stale", scene.toast("general.too-old"))
    return drafts.cancel(scene)


def _between(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...]) -> Turn | None:
    """What is no answer to the step but something of its own; None where it is nothing that is understood.

    A plain question and small talk are answered, and the step is asked once more. Whoever wants something
    done, or writes what must not stand there, has left the sum.
    """
    text = scene.said.text
    finding = read(scene, text)
    if finding.sensitive or (finding.outcome == "action" and finding.score >= BESIDE_SUM_FROM):
        return ask(scene.with_conversation(expecting=None))
    # With a topic in mind nearly any words are about it: only a plain question is helped so.
    if asks(text, scene.language) or marked(text):
        finding = read(scene, text, wanted.topic)
    told = _told(scene, finding)
    if told is None:
        return None
    again = _next(replace(scene, conversation=told.conversation), name, wanted, values)
    return replace(again, parcels=(*told.parcels, *again.parcels), acts=told.acts)


def _told(scene: Scene, finding: Finding) -> Turn | None:
    if finding.outcome == "answer":
        return sheet.show(scene, finding.topic, finding.facet)
    is_talk = finding.outcome == "smalltalk" and finding.score >= BESIDE_SUM_FROM
    return small_talk(scene, finding) if is_talk else None


def _unread(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...], problem: str) -> Turn:
    """The step once more; from the second time on with a person to ask instead."""
    step, awaited = wanted.steps[len(values)], scene.awaited
    text = scene.say("sums.again", problem=problem, question=_question(scene, name, step))
    buttons = _buttons(scene, step, name, values)
    if awaited is not None and awaited.what.startswith(f"{AGAIN}:"):
        text = scene.say("sums.stuck", asked=text)
        buttons.append(scene.button("sheets.do.human", f"human:{wanted.topic}"))
    return _asked(scene, name, values, text, buttons, AGAIN)


def _on(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...]) -> Turn:
    """The next question, or the result; nothing of an old table, not even the first question."""
    refused = wanted.table(scene.town.tables).refusal(scene.today)
    if refused is None and len(values) < len(wanted.steps):
        return _next(scene, name, wanted, values)
    result = refused or wanted.result(scene.town.tables, values, scene.today)
    ways = [scene.button("sheets.do.human", f"human:{wanted.topic}")]
    if refused is None:
        ways.insert(0, scene.button("sums.do.again", f"sum:{name}"))
    told = scene.reply(result.told(scene.language), *in_rows(ways, 1))
    return scene.ends(f"sum name={name} result={type(result).__name__.lower()}", told, expecting=None)


def _next(scene: Scene, name: str, wanted: Sum, values: tuple[str, ...]) -> Turn:
    step = wanted.steps[len(values)]
    return _asked(scene, name, values, _question(scene, name, step), _buttons(scene, step, name, values))


def _question(scene: Scene, name: str, step: Step) -> str:
    return scene.say(f"sums.{name}.{step.key}")


def _asked(
    scene: Scene, name: str, values: tuple[str, ...], text: str, buttons: list[Button], verb: str = FIRST
) -> Turn:
    waiting = Expecting(":".join((verb, name, *values)), scene.now)
    out = scene.button("forms.button.cancel", "unsum:")
    asked = scene.reply(text, *in_rows([*buttons, out], 1))
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
