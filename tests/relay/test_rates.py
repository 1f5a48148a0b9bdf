# SPDX-License-Identifier: AGPL-3.0-or-later
"""Never faster than the channel allows, and no slower than that."""

from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.relay import Pace, no_pace
from bot.relay.pace import GROUP, OVERALL, PRIVATE, Rate, is_group
from tests.rooms import ADA, BRUNO, DESK, NOW, after

steps = st.lists(
    st.tuples(st.sampled_from([ADA, BRUNO, DESK]), st.integers(0, 5000)), min_size=1, max_size=120
)
rates = st.builds(Rate, st.integers(1, 9), st.integers(10, 4000).map(lambda ms: timedelta(milliseconds=ms)))


def most(moments: list[datetime], window: timedelta) -> int:
    """The most that left in any window of that length (its end not counted)."""
    return max(sum(start <= moment < start + window for moment in moments) for start in moments)


@given(steps, rates, rates, rates)
def test_nothing_leaves_above_the_rates(
    wanted: list[tuple[str, int]], overall: Rate, private: Rate, group: Rate
) -> None:
    """In any window at most the burst and one for every pause in it, in each chat and over all."""
    pace, now = Pace(overall, private, group), NOW
    left: dict[str, list[datetime]] = defaultdict(list)
    for address, milliseconds in wanted:
        now += timedelta(milliseconds=milliseconds)
        if not pace.delay(address, now):
            left[address].append(now)
            left[""].append(now)
    for address, moments in left.items():
        rate = overall if not address else group if is_group(address) else private
        for pauses in (1, 2, 5, 20):
            assert most(moments, rate.every * pauses) <= rate.burst + pauses - 1 + 1


@given(steps)
def test_whoever_waits_as_told_may_leave(wanted: list[tuple[str, int]]) -> None:
    """The delay is exactly as long as needed: a moment earlier is too early, then it is free."""
    pace, now = Pace(), NOW
    for address, milliseconds in wanted:
        now += timedelta(milliseconds=milliseconds)
        delay = pace.delay(address, now)
        if delay:
            assert pace.delay(address, now + delay - timedelta(microseconds=1))
            now += delay
            assert not pace.delay(address, now)


@pytest.mark.parametrize(
    ("rate", "window", "allowed"),
    [(OVERALL, timedelta(seconds=1), 30), (GROUP, timedelta(minutes=1), 20)],
)
def test_the_rates_stay_below_what_telegram_allows(rate: Rate, window: timedelta, allowed: int) -> None:
    """The burst counts too: it comes on top of what leaves regularly."""
    assert rate.burst + window / rate.every < allowed
    assert PRIVATE.every == timedelta(seconds=1)


def test_a_private_chat_gets_four_at_once_then_one_a_second() -> None:
    """A reply in several messages comes without a pause."""
    pace = Pace()

    assert [pace.delay(ADA, NOW).total_seconds() for _ in range(5)] == [0, 0, 0, 0, 1]
    assert pace.delay(BRUNO, after(0.2)) == timedelta(0)
    assert pace.delay(ADA, after(1)) == timedelta(0)
    assert pace.delay(ADA, after(1)) == timedelta(seconds=1)


def test_a_group_gets_nine_at_once_then_one_every_six_seconds() -> None:
    """Twenty a minute is all that Telegram allows in a group."""
    pace = Pace(overall=Rate(100, timedelta(0)))

    assert [pace.delay(DESK, NOW).total_seconds() for _ in range(10)] == [0] * 9 + [6]


def test_when_the_town_is_busy_nothing_at_all_leaves() -> None:
    """The pause over all is told beforehand, without counting a message."""
    pace = Pace()
    for number in range(4):
        assert pace.closed(NOW) == timedelta(0)
        assert pace.delay(f"telegram:{number}", NOW) == timedelta(0)

    assert pace.closed(NOW) == timedelta(milliseconds=40)
    assert pace.delay("telegram:9", NOW) == timedelta(milliseconds=40)
    assert pace.closed(after(0.04)) == timedelta(0)


def test_chats_that_are_quiet_again_are_forgotten() -> None:
    """A year of residents does not fill the memory; whoever must still wait is remembered."""
    pace = Pace(overall=Rate(1, timedelta(0)))
    for number in range(10_000):
        pace.delay(f"telegram:{number}", NOW)
    for _ in range(4):
        pace.delay(ADA, after(5))

    assert pace.delay(ADA, after(5)) == timedelta(seconds=1)
    assert len(pace._full_at) < 10  # noqa: SLF001  # memory shows nowhere else


def test_where_nobody_says_no_nobody_waits() -> None:
    """The terminal and the tests have no limits."""
    pace = no_pace()

    assert {pace.delay(DESK, NOW) for _ in range(500)} == {timedelta(0)}
