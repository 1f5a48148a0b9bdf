# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody in danger: the numbers to call, before anything else; a lighter word where that is doubtful."""

from bot.answers import Finding
from bot.answers.thresholds import HELP_FIRST_FROM, HELP_FROM
from bot.dialogue import asked as asked_
from bot.dialogue import fence, welcome
from bot.dialogue.scene import PARAGRAPH, Scene, in_rows
from bot.dialogue.sheets import sheet
from bot.forms.words import is_bare
from bot.model import Button, Outgoing, Says, Turn

BESIDE = ("violence", "child", "self-harm", "missing", "hardship")
"""Kinds of danger for which there is something else to say while it lasts."""
POLITE = ("thanks", "bye", "greeting")
"""Kinds of small talk that may mean that somebody only waits."""


def goes_first(finding: Finding) -> bool:
    """Whether it goes before any answer that is awaited; else the words may be a name or an address."""
    return finding.score >= HELP_FIRST_FROM or bool(fence.in_question(finding))


def beside(scene: Scene, finding: Finding) -> Outgoing:
    """Help before another reply: the fixed text, or a word where it is doubtful."""
    return welcome.emergency(scene, finding) if is_sure(scene, finding) else perhaps(scene, finding)


def helped(scene: Scene, finding: Finding) -> Turn:
    """Where help is, before anything that was awaited; what a chat should not hold is taken off it."""
    return fence.fenced(scene, numbers(scene, finding), fence.in_question(finding))


def numbers(scene: Scene, finding: Finding) -> Turn:
    """The fixed text of that danger; who asked something as well is one tap from the answer."""
    asked, rows = finding.otherwise, []
    if asked is not None and asked.outcome == "answer":
        rows = [(sheet.button(scene, asked.topic, asked.facet),)]
    # Whatever was talked about before is over: nobody in danger goes on with it.
    told = welcome.emergency(scene, finding, *rows)
    return scene.ends(
        f"emergency kind={finding.kind}", told, topic="", asked=asked_.helped(scene, finding.kind)
    )


def in_between(scene: Scene, finding: Finding) -> Turn:
    """Help for words that were no answer to what was asked: the fixed text, a word where it is doubtful."""
    if is_sure(scene, finding):
        return numbers(scene, finding)
    return scene.ends(f"emergency kind={finding.kind}", perhaps(scene, finding))


def before(scene: Scene) -> str:
    """The kind of danger that was told of a moment ago, or an empty text."""
    asked = asked_.recent(scene)
    return asked.danger if asked else ""


def is_still_meant(scene: Scene, finding: Finding) -> bool:
    """Whether what is said may go on with a danger: then no service is the answer, nor "you are welcome".

    So may words that are not understood, thanks, and a mere yes or no: "va bene grazie, aspetto che passi".
    """
    unclear = finding.outcome in ("clarify", "abstain") and not finding.elsewhere
    polite = finding.kind in POLITE or is_bare(scene.said.text, scene.language)
    return bool(before(scene)) and (unclear or polite)


def still(scene: Scene, *further: Button) -> Turn:
    """The number once more, and what else there is for that danger; `further`: what may be meant instead."""
    kind = before(scene)
    # What begins a paragraph of its own cannot say so itself: the ends of a phrase are trimmed.
    beside = PARAGRAPH + scene.say(f"ask.still-danger.{kind}") if kind in BESIDE else ""
    ways = (
        scene.button("ask.do.need-help", f"help:{kind}", Says.YES),
        *further,
        scene.button("ask.do.office", "question:"),
        scene.button("general.do.menu", "menu:"),
    )
    text = scene.say("ask.still-danger.text", beside=beside)
    return scene.ends(
        f"emergency still={kind}", scene.reply(text, *in_rows([*ways], 1)), asked=asked_.helped(scene, kind)
    )


def perhaps(scene: Scene, finding: Finding, *further: Button) -> Outgoing:
    """The numbers in a word, the fixed text one tap away."""
    help_ = scene.button("ask.do.need-help", f"help:{finding.kind}", Says.YES)
    return scene.reply(scene.say("ask.perhaps-danger"), *in_rows([help_, *further], 1))


def is_sure(scene: Scene, finding: Finding) -> bool:
    """Whether the whole text is due: it is likely, or there is no shorter one in that language."""
    return finding.score >= HELP_FROM or finding.language not in scene.town.languages


def press(scene: Scene, kind: str) -> Turn:
    """Help is needed after all: `help:<kind of danger>`."""
    return numbers(scene, Finding(outcome="emergency", kind=kind, language=scene.language))
