# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an office does with its cases, from its desk: the buttons of a card."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.cases import Case, Deed, State, deeds
from bot.dialogue.desk import cards, data, handover, writing
from bot.dialogue.desk.casework import (
    case_here,
    desk_cards,
    done,
    office_button,
    office_says,
    refused,
    tell,
    told_text,
)
from bot.dialogue.scene import Scene, in_rows
from bot.model import Outgoing, Turn
from bot.phrases import knows, say


def press(scene: Scene, verb: str, reference: str) -> Turn:
    """A button of a case card: `case:<verb>:<reference>`."""
    case = case_here(scene, reference)
    if case is None:
        return refused(scene)
    if verb not in _PRESSES:
        return scene.ends("stale", scene.toast("general.too-old"))
    return _PRESSES[verb](scene, case)


def _take(scene: Scene, case: Case) -> Turn:
    if case.state.ended:
        return scene.ends("desk-ended-already", scene.toast("desk.ended-already"), *desk_cards(scene, case))
    if case.operator:
        by = case.operator_name or say("desk.somebody", scene.language)
        first = scene.toast("desk.taken-already", name=by)
        return scene.ends("desk-taken-already", first, *desk_cards(scene, case))
    taken = deeds.take(case, scene.said.sender, scene.said.name)
    told = tell(taken, told_text(scene, taken, "cases.told.taken"))
    return done(scene, taken, Deed.TAKEN, "", scene.toast("desk.taken", reference=case.reference), *told)


def _more(scene: Scene, case: Case) -> Turn:
    """The other buttons, on the card that was pressed; any change of the case brings the usual ones back."""
    return scene.ends("desk-more", _pressed_card(scene, case, more=True))


def _less(scene: Scene, case: Case) -> Turn:
    return scene.ends("desk-less", _pressed_card(scene, case, more=False))


def _pressed_card(scene: Scene, case: Case, *, more: bool) -> Outgoing:
    card = cards.desk_card(case, scene.said.chat, scene.town, scene.today)
    buttons = cards.more_buttons(case, scene.today) if more else card.buttons
    return replace(card, slot="", rewrites=scene.said.message, buttons=buttons)


def _close(scene: Scene, case: Case) -> Turn:
    offered = deeds.endings(case, scene.today)
    if not offered:
        return scene.ends("desk-ended-already", scene.toast("desk.ended-already"), *desk_cards(scene, case))
    buttons = [office_button(_ending(case, state), f"end:{state}:{case.reference}") for state in offered]
    parts = [office_says("desk.how-to-close", reference=case.reference)]
    if State.REFUSAL_NOTICE in offered:
        parts.append(office_says("office.notice-first"))
    return scene.ends(
        "desk-closing", scene.toast("desk.choose"), scene.reply("\n\n".join(parts), *in_rows(buttons, 1))
    )


def _ending(case: Case, state: State) -> str:
    own = f"desk.end.{state}-{case.kind}"
    return own if knows(own) else f"office.end.{state}"


def press_end(scene: Scene, state: str, reference: str) -> Turn:
    """How the case ends was chosen: `end:<state>:<reference>`. Now the reason, in words."""
    case = case_here(scene, reference)
    if case is None:
        return refused(scene)
    if state not in tuple(State):
        return scene.ends("stale", scene.toast("general.too-old"))
    return writing.begin(scene, case, state)


_PRESSES: dict[str, Callable[[Scene, Case], Turn]] = {
    "take": _take,
    "data": data.show,
    "ask": lambda scene, case: writing.begin(scene, case, "ask"),
    "tell": lambda scene, case: writing.begin(scene, case, "tell"),
    "note": lambda scene, case: writing.begin(scene, case, "note"),
    "protocol": lambda scene, case: writing.begin(scene, case, "protocol"),
    "promise": lambda scene, case: writing.begin(scene, case, "promise"),
    "hand": handover.choose,
    "close": _close,
    "more": _more,
    "less": _less,
    "print": data.print_out,
}
