# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a case reads to its owner."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.cases import Case, Deed, Event, State
from bot.dialogue.desk.cards import LINE_BREAK, state_name
from bot.dialogue.scene import on_day
from bot.dialogue.town import Town
from bot.model import spoken
from bot.phrases import say

TOLD = frozenset({Deed.ASKED, Deed.TOLD, Deed.NOTICED, Deed.ENDED, Deed.PROMISED})
"""Deeds of the office whose words the resident has read. A note is none of them."""


def resident_card(case: Case, events: Sequence[Event], town: Town, language: str) -> Markup:
    """The case as its owner reads it."""
    form = town.forms[case.form]
    lines = [
        say("cases.card.heading", language, reference=case.reference, title=spoken(form.title, language)),
        say("cases.card.state", language, state=state_name(case, language)),
        say("cases.card.sent", language, day=on_day(town.day(case.opened_at))),
        say("cases.card.office", language, office=town.office_name(case.office, language)),
    ]
    if not case.state.ended:
        lines += _own_days(case, language)
    last = next((event for event in reversed(events) if event.words and event.deed in TOLD), None)
    if last is not None:
        lines.append(say("cases.card.words", language, words=last.words))
    return LINE_BREAK.join(lines)


def _own_days(case: Case, language: str) -> Iterator[Markup]:
    if case.asked_until:
        yield say("told.card.asked", language, day=on_day(case.asked_until))
    if case.notice and case.state is State.REFUSAL_NOTICE:
        yield say("told.card.notice", language, day=on_day(case.notice.until))
    if case.due_on:
        yield say("cases.card.due", language, day=on_day(case.due_on))
    if case.promised_on:
        yield say("told.card.promised", language, day=on_day(case.promised_on))
    if case.protocol:
        yield say("told.card.protocol", language, number=case.protocol)
