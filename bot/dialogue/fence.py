# SPDX-License-Identifier: AGPL-3.0-or-later
"""Data that a chat should not hold: deleted where the channel allows, told once and kindly, kept nowhere."""

from collections.abc import Collection

from msgspec.structs import replace

from bot.answers import fence
from bot.dialogue.scene import Scene
from bot.forms import Form
from bot.forms.route import field_at
from bot.model import Erasure, Kind, Turn

ASKED_FOR = {"fiscal-code": frozenset({"codice-fiscale"})}
"""What a kind of field asks for itself."""
MONEY = frozenset({"iban", "card"})


def leaked(scene: Scene, form: Form) -> frozenset[str]:
    """The sensitive data in an answer to a form that its present question does not ask for."""
    progress = scene.conversation.progress
    if scene.said.kind is not Kind.TEXT or progress is None:
        return frozenset()
    kind = field_at(form, progress.at).kind if progress.at else ""
    return frozenset(fence.found(scene.said.text)) - ASKED_FOR.get(kind, frozenset())


def money(scene: Scene) -> frozenset[str]:
    """Numbers of accounts and cards, which no office ever asks for in a chat."""
    return frozenset(fence.found(scene.said.text)) & MONEY


def fenced(scene: Scene, turn: Turn, kinds: Collection[str]) -> Turn:
    """The turn with the message taken off the chat, and a line that says why before everything else."""
    erase = Erasure(to=scene.said.chat, message=scene.said.message)
    warning = scene.reply(scene.say("ask.sensitive"))
    told = " ".join((turn.outcome, f"sensitive={','.join(sorted(kinds))}"))
    return replace(turn, parcels=(erase, warning, *turn.parcels), outcome=told)
