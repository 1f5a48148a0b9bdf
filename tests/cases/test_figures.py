# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that a clerk can count by hand, and what everybody may read of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.cases import Deed, State
from bot.cases.figures import FEWEST, Figures, History, figures, hidden, published
from tests.rooms import NOW, event, request

ROME = ZoneInfo("Europe/Rome")
DAY = timedelta(days=1)


def history(number: int, taken: int | None, ended: int | None, due: date | None = None) -> History:
    """A case taken and ended so many days after it was opened."""
    case = replace(
        request(number).case, due_on=due, state=State.SUBMITTED if ended is None else State.GRANTED
    )
    happened = [event(case, Deed.FILED, NOW)]
    if taken is not None:
        happened.append(event(case, Deed.TAKEN, NOW + taken * DAY))
    if ended is not None:
        happened.append(event(case, Deed.ENDED, NOW + ended * DAY))
    return case, happened


def test_the_figures_of_four_cases() -> None:
    """Taken after 1, 2 and 6 days: median 2. Ended after 4 and 9: median 6.5. One open past its term."""
    found = [
        history(1, 1, 4),
        history(2, 2, 9),
        history(3, 6, None),
        history(4, None, None, date(2026, 3, 31)),
    ]

    assert figures(found, date(2026, 4, 1), ROME) == (
        Figures(
            topic="centri-estivi",
            received=4,
            outcomes={"granted": 2, "open": 2},
            days_to_take=2,
            taken=3,
            days_to_end=6.5,
            ended=2,
            overdue=1,
        ),
    )
    assert figures(found, date(2026, 3, 31), ROME)[0].overdue == 0


def test_whoever_asks_or_decides_without_a_word_is_in_charge_as_well() -> None:
    """Nobody pressed «Prendo in carico»: the office asked after three days, and that is when it began."""
    case, happened = history(1, None, 9)
    happened = [happened[0], event(case, Deed.ASKED, NOW + 3 * DAY), *happened[1:]]

    assert figures([(case, happened)], date(2026, 4, 1), ROME)[0].days_to_take == 3


def test_everybody_reads_nothing_about_fewer_than_five() -> None:
    """Four requests: not how many, not how long, not how they ended."""
    found = figures([history(number, 1, 4) for number in (1, 2, 3, 4)], date(2026, 4, 1), ROME)[0]

    told = published(found)

    assert (told.received, told.outcomes, told.days_to_take, told.days_to_end, told.overdue) == (
        None,
        {"granted": None},
        None,
        None,
        0,
    )


def test_what_is_hidden_cannot_be_had_by_subtraction() -> None:
    """Of 20 and 7 and 2, the 7 is hidden too: else the total would give the 2 away."""
    assert hidden({"granted": 20, "refused": 7, "open": 2}) == {"granted": 20, "refused": None, "open": None}
    assert hidden({"granted": 20, "refused": 2, "open": 4}) == {"granted": 20, "refused": None, "open": None}
    assert hidden({"granted": 20, "open": 0}) == {"granted": 20, "open": 0}


def test_two_that_can_only_be_one_each_are_hidden_with_a_third() -> None:
    """22 in all and 20 granted: the other two outcomes have one person each. So the 20 is not told either."""
    lonely = {"granted": 20, "refused": 1, "open": 1}

    assert hidden(lonely) == {"granted": None, "refused": None, "open": None}


def test_a_script_reads_no_count_behind_a_median() -> None:
    """How many were taken or ended, less than received, is how many were not."""
    taken = [history(number, 1, 4 if number < 9 else None) for number in range(1, 14)]

    told = published(figures(taken, NOW.date(), ROME)[0])

    assert (told.received, told.days_to_take, told.days_to_end) == (13, 1, 4)
    assert (told.taken, told.ended) == (None, None)


@pytest.mark.parametrize(
    ("opened", "late", "told"), [(12, 0, 0), (12, 4, None), (12, 7, 7), (12, 9, None), (9, 9, 9)]
)
def test_the_few_that_are_late_or_the_few_that_are_not_are_hidden(
    opened: int, late: int, told: int | None
) -> None:
    """Of twelve open ones nine are late: three are not, and they are people too."""
    found = replace(sheet([20]), received=20 + opened, outcomes={"granted": 20, "open": opened}, overdue=late)

    assert published(found).overdue == told


def test_whoever_knows_the_rules_and_the_total_learns_no_small_count() -> None:
    """Every sheet of up to three outcomes: whatever is published, a hidden few could be another number."""
    meant: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
    for counts in chain.from_iterable(product(range(1, 13), repeat=many) for many in (1, 2, 3)):
        found = published(sheet(counts))
        meant.setdefault((found.received, *found.outcomes.values()), []).append(counts)

    for (_, *told), possible in meant.items():
        for place, count in enumerate(told):
            assert count is None or count >= FEWEST
            if count is None:
                assert len({counts[place] for counts in possible}) > 1, (told, possible)


def sheet(counts: Sequence[int]) -> Figures:
    """A topic with so many requests under each outcome."""
    return Figures(
        topic="centri-estivi",
        received=sum(counts),
        outcomes=dict(zip("abc", counts, strict=False)),
        days_to_take=None,
        taken=0,
        days_to_end=None,
        ended=0,
        overdue=0,
    )


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=6))
def test_no_small_count_is_ever_shown(counts: dict[str, int]) -> None:
    """Whatever the counts: one to four stand nowhere, and a lone hidden one has company if there is any."""
    told = hidden(counts)

    assert all(told[key] in (None, counts[key]) for key in counts)
    assert not [count for count in told.values() if count in (1, 2, 3, 4)]
    alone = [key for key, count in told.items() if count is None]
    assert len(alone) != 1 or all(count == 0 for key, count in counts.items() if key != alone[0])
