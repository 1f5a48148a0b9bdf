# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a case reads: on the office's desk, to the operator in private, to the resident."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.cases import Case, Event, State
from bot.dialogue.scene import in_rows, on_day
from bot.dialogue.town import Town
from bot.forms import has_photo
from bot.model import REFERENCE_LANGUAGE, Button, Outgoing, Rows, Urgency, spoken
from bot.phrases import knows, say

LINE_BREAK = Markup("\n")
OFFICE_LANGUAGE = REFERENCE_LANGUAGE
_ENDINGS = {
    "application": (State.GRANTED, State.REFUSED, State.CLOSED),
    "report": (State.CLOSED, State.REFUSED),
    "feedback": (State.CLOSED,),
    "question": (State.CLOSED,),
}


def endings(case: Case) -> tuple[State, ...]:
    """The ways in which the office may end a case of that kind."""
    return _ENDINGS[case.kind]


def desk_card(case: Case, desk: str) -> Outgoing:
    """The case on one desk: what it is and where it stands, and nothing that a group need not know."""
    lines = [
        say("desk.card.heading", OFFICE_LANGUAGE, reference=case.reference, title=case.title),
        *([say("desk.card.interest", OFFICE_LANGUAGE)] if case.standing == "interest" else []),
        *(
            say("desk.card.line", OFFICE_LANGUAGE, label=line.label, value=line.shown)
            for line in case.lines
            if line.summary
        ),
        say("desk.card.state", OFFICE_LANGUAGE, state=state_name(case, OFFICE_LANGUAGE)),
    ]
    if case.operator_name:
        lines.append(say("desk.card.operator", OFFICE_LANGUAGE, name=case.operator_name))
    if case.due_on and not case.state.ended:
        lines.append(say("desk.card.due", OFFICE_LANGUAGE, day=on_day(case.due_on)))
    return Outgoing(
        to=desk,
        text=LINE_BREAK.join(lines),
        buttons=desk_buttons(case),
        slot=f"case:{case.reference}",
        urgency=Urgency.NOTICE,
    )


def desk_buttons(case: Case) -> Rows:
    """What an operator may do with the case now."""

    def button(verb: str) -> Button:
        return Button(str(say(f"desk.do.{verb}", OFFICE_LANGUAGE)), f"case:{verb}:{case.reference}")

    if case.state.ended:
        return ((button("data"),),)
    taking = [button("take")] if case.state is State.SUBMITTED else []
    asking = [button("ask")] if case.may(State.AWAITING_RESIDENT) else []
    return in_rows([*taking, button("data"), *asking, button("close")])


def private_view(case: Case, events: Sequence[Event], town: Town) -> Markup:
    """Everything that was declared, for one operator in private."""
    heading = say("desk.data.heading", OFFICE_LANGUAGE, reference=case.reference, title=case.title)
    declared = [
        say("desk.card.line", OFFICE_LANGUAGE, label=line.label, value=line.shown) for line in case.lines
    ]
    exchanged = [
        say(f"desk.data.{event.deed}", OFFICE_LANGUAGE, words=event.words, day=on_day(town.day(event.at)))
        for event in events
        if event.words and knows(f"desk.data.{event.deed}")
    ]
    return LINE_BREAK.join([heading, *declared, *exchanged, say("desk.data.care", OFFICE_LANGUAGE)])


def photos(case: Case, town: Town, to: str) -> list[Outgoing]:
    """The photos that came with a case, each with its number: a photo alone tells nobody where it belongs.

    They are the channel's own copies, recoded by it to plain pictures, so nothing is fetched or kept here.
    """
    form = town.forms.get(case.form)
    return [
        Outgoing(
            to=to,
            text=say("desk.data.photo", OFFICE_LANGUAGE, reference=case.reference, label=line.label),
            photo=line.value,
        )
        for line in case.lines
        if form is not None and line.value and has_photo(form, line.key)
    ]


def state_name(case: Case, language: str) -> Markup:
    """Where the case stands, in words: `cases.state.<state>`, or a word of its kind where there is one."""
    own = f"cases.state.{case.state}-{case.kind}"
    return say(own if knows(own) else f"cases.state.{case.state}", language)


def resident_card(case: Case, events: Sequence[Event], town: Town, language: str) -> Markup:
    """The case as its owner reads it."""
    form = town.forms[case.form]
    lines = [
        say("cases.card.heading", language, reference=case.reference, title=spoken(form.title, language)),
        say("cases.card.state", language, state=state_name(case, language)),
        say("cases.card.sent", language, day=on_day(town.day(case.opened_at))),
        say("cases.card.office", language, office=town.office_name(case.office, language)),
    ]
    if case.due_on and not case.state.ended:
        lines.append(say("cases.card.due", language, day=on_day(case.due_on)))
    last = next((event for event in reversed(events) if event.words and event.actor_name), None)
    if last is not None:
        lines.append(say("cases.card.words", language, words=last.words))
    return LINE_BREAK.join(lines)
