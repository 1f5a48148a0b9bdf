# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many requests, how long they took, and where people gave up: for the office, and for everybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from statistics import median
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.cases.case import Case, Event, taken_at
from bot.cases.retention import ended_at

FEWEST = 5
"""In a small town a count below this is a person: the public reads no such count."""
OPEN = "open"

History = tuple[Case, Sequence[Event]]


class Figures(Struct, frozen=True, kw_only=True):
    """Of one topic. None where a figure is not to be published, or there is none."""

    topic: str
    received: int | None
    outcomes: Mapping[str, int | None]
    """By state for those that have ended, `open` for the others; they add up to `received`."""
    days_to_take: float | None
    """Median days until somebody was in charge."""
    taken: int | None
    """Of how many cases that is the median."""
    days_to_end: float | None
    """Median days until the end."""
    ended: int | None
    overdue: int | None
    """Open, and past the day by which an answer was due."""


class Leaving(Struct, frozen=True, kw_only=True):
    """Of one form: how many sent it, and at which step the others left it."""

    form: str
    sent: int | None
    left: Mapping[str, int | None]


def figures(histories: Iterable[History], today: date, timezone: ZoneInfo) -> tuple[Figures, ...]:
    """The figures by topic, in the order of the alphabet."""
    by_topic: dict[str, list[History]] = {}
    for case, events in histories:
        by_topic.setdefault(case.topic, []).append((case, events))
    return tuple(_of_topic(topic, by_topic[topic], today, timezone) for topic in sorted(by_topic))


def _of_topic(topic: str, found: Sequence[History], today: date, timezone: ZoneInfo) -> Figures:
    def days(case: Case, until: datetime) -> int:
        return (until.astimezone(timezone).date() - case.opened_at.astimezone(timezone).date()).days

    taken = [days(case, first) for case, events in found if (first := taken_at(events))]
    ended = [days(case, last) for case, events in found if (last := ended_at(case, events))]
    return Figures(
        topic=topic,
        received=len(found),
        outcomes=dict(Counter(str(case.state) if case.state.ended else OPEN for case, _ in found)),
        days_to_take=median(taken) if taken else None,
        taken=len(taken),
        days_to_end=median(ended) if ended else None,
        ended=len(ended),
        overdue=sum(
            not case.state.ended and case.due_on is not None and case.due_on < today for case, _ in found
        ),
    )


def published(found: Figures) -> Figures:
    """The figures as everybody may read them: nothing that would point at fewer than five people."""
    outcomes = hidden(found.outcomes)
    # Where every outcome is hidden and their sum gives them away, it is the sum that must not be told.
    told = _shown(found.received) and not _follow(found.outcomes, outcomes)
    return replace(
        found,
        received=found.received if told else None,
        outcomes=outcomes,
        days_to_take=found.days_to_take if _shown(found.taken) else None,
        days_to_end=found.days_to_end if _shown(found.ended) else None,
        # What is missing to `received` would be a count of people as well.
        taken=None,
        ended=None,
        overdue=_late(found),
    )


def published_leaving(found: Leaving) -> Leaving:
    """The same of a form."""
    cells = hidden({"": found.sent, **found.left})
    return Leaving(form=found.form, sent=cells[""], left={step: cells[step] for step in found.left})


def hidden(counts: Mapping[str, int | None]) -> Mapping[str, int | None]:
    """The counts with None for those below five, and for as many others as keep those unknown.

    The total is told elsewhere: what is hidden must not follow from it by subtraction. So the smallest of
    the others are hidden too (equal ones together, or their order would tell), until it cannot follow.
    """
    told = {key: count if _shown(count) else None for key, count in counts.items()}
    for least in sorted({count for count in told.values() if count}):
        if not _follow(counts, told):
            break
        told = {key: None if count == least else count for key, count in told.items()}
    return told


def _follow(counts: Mapping[str, int | None], told: Mapping[str, int | None]) -> bool:
    """Whether somebody with the total can work out a hidden count, or that a few people are behind it."""
    unknown = [counts[key] or 0 for key, count in told.items() if count is None]
    if not unknown:
        return False
    rest, most = sum(unknown), (FEWEST - 1) * len(unknown)
    # All ones, and all fours, are the only counts with that sum.
    return len(unknown) == 1 or rest < FEWEST or rest in (len(unknown), most)


def _shown(count: int | None) -> bool:
    return count == 0 or (count is not None and count >= FEWEST)


def _late(found: Figures) -> int | None:
    """Those past their term; not where they are few, or where few of the open ones are not among them."""
    late, opened = found.overdue or 0, found.outcomes.get(OPEN) or 0
    return late if not late or (_shown(late) and _shown(opened - late)) else None
