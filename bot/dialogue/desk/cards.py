# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a case reads on its office's desk."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from bot.cases import Case, State, deeds
from bot.dialogue.scene import in_rows, on_day
from bot.dialogue.town import Town
from bot.model import REFERENCE_LANGUAGE, Button, Outgoing, Rows, Urgency
from bot.phrases import knows, say

LINE_BREAK = Markup("\n")
OFFICE_LANGUAGE = REFERENCE_LANGUAGE


def desk_card(case: Case, desk: str, town: Town, today: date) -> Outgoing:
    """The case on one desk: what it is and where it stands, and nothing that a group need not know."""
    return Outgoing(
        to=desk,
        text=desk_text(case, town, today),
        buttons=desk_buttons(case, today),
        slot=slot(case.reference),
        urgency=Urgency.NOTICE,
    )


def slot(reference: str) -> str:
    """The place of a case's card on a desk."""
    return f"case:{reference}"


def desk_text(case: Case, town: Town, today: date) -> Markup:
    """What a desk's group may read of a case."""
    lines = [
        _office("desk.card.heading", reference=case.reference, title=case.title),
        *([_office("desk.card.interest")] if case.standing == "interest" else []),
        *([_office("office.card.counter")] if case.at_counter else []),
        *(
            _office("desk.card.line", label=line.label, value=line.shown)
            for line in case.lines
            if line.summary
        ),
        _office("desk.card.state", state=office_state(case.state, case.kind)),
        *_working(case, town),
        *([] if case.state.ended else _days(case, today)),
    ]
    return LINE_BREAK.join(lines)


def _working(case: Case, town: Town) -> Iterator[Markup]:
    if case.operator_name:
        yield _office("desk.card.operator", name=case.operator_name)
    if case.stand_in:
        names = (town.office_name(office, OFFICE_LANGUAGE) for office in case.offices)
        yield _office("office.card.stand-in", **dict(zip(("office", "helper"), names, strict=True)))
    if case.protocol:
        yield _office("office.card.protocol", number=case.protocol)


def _days(case: Case, today: date) -> Iterator[Markup]:
    if case.asked_until:
        yield _office("office.card.asked", day=on_day(case.asked_until))
    if case.notice and case.state is State.REFUSAL_NOTICE:
        yield _office("office.card.notice", day=on_day(case.notice.until))
    if case.due_on:
        late = today > case.due_on
        yield _office("office.card.late" if late else "desk.card.due", day=on_day(case.due_on))
    if case.promised_on:
        yield _office("office.card.promised", day=on_day(case.promised_on))


def _office(key: str, **values: object) -> Markup:
    return say(key, OFFICE_LANGUAGE, **values)


def desk_buttons(case: Case, today: date) -> Rows:
    """What an operator may do with the case now, the usual things first."""
    if case.state.ended:
        return in_rows([_button(case, "data"), _button(case, "more")])
    taking = [] if case.operator else [_button(case, "take")]
    asking = [_button(case, "ask")] if deeds.may(case, State.AWAITING_RESIDENT, today) else []
    return in_rows([*taking, _button(case, "data"), *asking, _button(case, "close"), _button(case, "more")])


def more_buttons(case: Case, today: date) -> Rows:
    """Everything else that an operator may do with the case now."""
    if case.state.ended:
        undoing = [_button(case, "close")] if deeds.endings(case, today) else []
        verbs = ["note", "protocol", "print"]
        return in_rows([*(_button(case, verb) for verb in verbs), *undoing, _button(case, "less")])
    late = ["promise"] if case.due_on and today > case.due_on else []
    telling = ["tell"] if case.chat else []
    verbs = [*telling, "note", "hand", "protocol", *late, "print", "less"]
    return in_rows([_button(case, verb) for verb in verbs])


def _button(case: Case, verb: str) -> Button:
    room = "desk" if knows(f"desk.do.{verb}") else "office"
    return Button(str(say(f"{room}.do.{verb}", OFFICE_LANGUAGE)), f"case:{verb}:{case.reference}")


def state_name(case: Case, language: str) -> Markup:
    """Where the case stands, as its owner reads it."""
    return _state(case.state, case.kind, language)


def office_state(state: State, kind: str = "") -> Markup:
    """Where a case stands, as an office reads it: words of its own where the owner's say «you»."""
    own = f"office.state.{state}"
    return _office(own) if knows(own) else _state(state, kind, OFFICE_LANGUAGE)


def _state(state: State, kind: str, language: str) -> Markup:
    """`cases.state.<state>`, or a word of its kind where there is one."""
    own = f"cases.state.{state}-{kind}"
    return say(own if knows(own) else f"cases.state.{state}", language)
