# SPDX-License-Identifier: AGPL-3.0-or-later
"""Data that a chat should not hold: deleted where the channel allows, told once and kindly, kept nowhere."""

from collections.abc import Collection

from msgspec.structs import replace

from bot.answers import Finding
from bot.dialogue.scene import Scene
from bot.forms import Form
from bot.forms.route import field_at
from bot.model import Erasure, Kind, Turn

ASKED_FOR = {"fiscal-code": frozenset({"codice-fiscale"})}
"""What a kind of field asks for itself."""
HEALTH = frozenset({"health"})
"""No field asks for it: `sportello check` refuses those that would."""
OF_ONES_LIFE = HEALTH | {"personal"}
UNASKED = OF_ONES_LIFE | {"iban", "card", "document", "password"}
OWN_LINES = OF_ONES_LIFE | {"document", "password"}
"""Kinds that are warned of in a line of their own where nothing else was written."""


def leaked(scene: Scene, form: Form) -> frozenset[str]:
    """The sensitive data in an answer to a form that its present question does not ask for."""
    progress = scene.conversation.progress
    if scene.said.kind is not Kind.TEXT or progress is None:
        return frozenset()
    kind = field_at(form, progress.at).kind if progress.at else ""
    return frozenset(scene.town.reader.sensitive(scene.said.text)) - ASKED_FOR.get(kind, frozenset())


def unasked(scene: Scene) -> frozenset[str]:
    """Accounts, cards, documents, passwords, words about one's life: no office asks for them in a chat."""
    return frozenset(scene.town.reader.sensitive(scene.said.text)) & UNASKED


def in_question(finding: Finding) -> frozenset[str]:
    """The sensitive data in a question; whoever tells of a life in a cry for help is only helped."""
    found = frozenset(finding.sensitive)
    return found - OF_ONES_LIFE if finding.outcome == "emergency" else found


def fenced(scene: Scene, turn: Turn, kinds: Collection[str]) -> Turn:
    """The turn with the message taken off the chat, and a line that says why: first, but for danger.

    The turn as it is where nothing of these `kinds` was written.
    """
    if not kinds:
        return turn
    erase = Erasure(to=scene.said.chat, message=scene.said.message)
    only, *others = kinds
    key = f"ask.sensitive-{only}" if only in OWN_LINES and not others else "ask.sensitive"
    warning = scene.reply(scene.say(key))
    parcels = (warning, *turn.parcels)
    if turn.outcome.startswith("emergency"):
        parcels = (*turn.parcels, warning)
    told = " ".join((turn.outcome, f"sensitive={','.join(sorted(kinds))}"))
    return replace(turn, parcels=(erase, *parcels), outcome=told)
