# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a case is kept, counted from its end."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.cases import Deed, Line, State
from bot.cases.retention import CaseTerm, Retention, load, nameless, wordless
from bot.errors import BadKnowledge
from tests.rooms import NOW, event, request

TERMS = Retention(
    draft_days=7,
    conversation_days=30,
    news_days=730,
    operator_days=730,
    case_days=90,
    forms={"centri-estivi": CaseTerm(60, {"children.birth": 10})},
)
LINES = (
    Line("phone", "Telefono", "+393331234567", "+39 333 123 4567"),
    Line("children.1.birth", "Data di nascita", "2019-05-03", "03/05/2019"),
)
CASE = replace(request(1).case, lines=LINES)
ENDED = replace(CASE, state=State.CLOSED)
EVENTS = (
    event(CASE, Deed.FILED, NOW),
    event(CASE, Deed.ENDED, NOW + timedelta(days=5)),
    event(CASE, Deed.SEEN, NOW + timedelta(days=50)),
    event(CASE, Deed.REGISTERED, NOW + timedelta(days=51)),
)


def test_an_open_case_has_no_end_of_term() -> None:
    """Nothing of it may go."""
    assert TERMS.erasable_from(CASE, EVENTS) is None
    assert TERMS.kept_lines(CASE, EVENTS, NOW + timedelta(days=5000)) == CASE


def test_the_term_counts_from_the_end_and_not_from_the_last_look() -> None:
    """Ended on day five, kept sixty days; a look and a number typed on day fifty do not matter."""
    assert TERMS.erasable_from(ENDED, EVENTS) == NOW + timedelta(days=65)


def test_a_case_of_a_form_that_is_gone_has_the_term_of_the_file() -> None:
    """No form, no `keep`: the term for all."""
    assert TERMS.erasable_from(replace(ENDED, form="gone"), EVENTS) == NOW + timedelta(days=95)


def test_a_field_with_a_shorter_term_goes_first() -> None:
    """The birthday goes after ten days, in every round of the group; the phone stays."""
    before = TERMS.kept_lines(ENDED, EVENTS, NOW + timedelta(days=14))
    after = TERMS.kept_lines(ENDED, EVENTS, NOW + timedelta(days=15))

    assert [line.key for line in before.lines] == ["phone", "children.1.birth"]
    assert [line.key for line in after.lines] == ["phone"]


def test_what_stays_for_good_names_nobody() -> None:
    """Reference, subject, state and dates; no person, no words."""
    case = nameless(replace(ENDED, operator="telegram:7", operator_name="Bruno Conti"))
    happened = wordless(replace(EVENTS[1], actor_name="Bruno Conti", words="Tutto bene."))

    assert (case.reference, case.topic, case.state) == ("26-0001-G", "centri-estivi", State.CLOSED)
    assert (case.person, case.chat, case.lines, case.operator, case.operator_name) == ("", "", (), "", "")
    assert (happened.deed, happened.actor, happened.actor_name, happened.words) == (Deed.ENDED, "", "", "")


def test_a_term_that_is_no_number_is_named_with_its_line(tmp_path: Path) -> None:
    """A clerk reads path, line, value and what would be right."""
    (tmp_path / "retention.yaml").write_text(
        "draft-days: 7\nconversation-days: un mese\nnews-days: 730\noperator-days: 730\ncase-days: 90\n",
        "utf-8",
    )
    with pytest.raises(BadKnowledge) as refused:
        load(tmp_path)

    assert str(refused.value) == (
        f"{tmp_path}/retention.yaml:2: 'conversation-days' is 'un mese'; right is a whole number above 0"
    )
