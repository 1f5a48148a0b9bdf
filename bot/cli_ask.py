# SPDX-License-Identifier: AGPL-3.0-or-later
"""How one message is understood and answered, and why; and how answers are liked."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

import click
from msgspec.structs import replace

from bot import wiring
from bot.answers import Alarm, Candidate, Explanation, Finding, Trace
from bot.cli_errors import told_kindly
from bot.dialogue import Town, danger, turn
from bot.dialogue.asking.understanding import FORMS, explained
from bot.dialogue.scene import Scene
from bot.dialogue.turn import understood
from bot.model import REFERENCE_LANGUAGE, Conversation, Incoming, Kind, Turn
from bot.relay import wall_clock
from bot.store import Records, Sqlite, Store

ASKER = "terminal:1"


class Asking:
    """Somebody who writes to a town and of whom nothing is kept."""

    def __init__(self, town: Town, language: str, now: datetime) -> None:
        self._town = town
        self._language = language
        self._now = now
        store = Store(Sqlite(":memory:"))
        store.migrate()
        self._records = Records(store)

    def scene(self, messages: Iterable[str]) -> Scene:
        """The moment of the last message, after those before it were answered."""
        *before, last = messages
        conversation = Conversation(
            chat=ASKER,
            person=ASKER,
            met=True,
            language=self._language or REFERENCE_LANGUAGE,
            chosen_language=bool(self._language),
        )
        for number, text in enumerate(before):
            said = self._said(number, text)
            conversation = turn(said, conversation, self._town, self._records, self._now).conversation
        return Scene(
            said=self._said(len(before), last),
            conversation=conversation,
            town=self._town,
            records=self._records,
            now=self._now,
        )

    def _said(self, number: int, text: str) -> Incoming:
        return Incoming(
            id=f"terminal:{number}", chat=ASKER, sender=ASKER, kind=Kind.TEXT, at=self._now, text=text
        )

    def why(self, text: str) -> Explanation:
        """What a message is understood as, and why."""
        return explained(self.scene([text]))

    def answered(self, text: str) -> Turn:
        """What a message leads to: the replies, and what the town would keep."""
        scene = self.scene([text])
        return turn(scene.said, scene.conversation, self._town, self._records, self._now)

    def finding(self, messages: Iterable[str]) -> Finding:
        """What the last message is understood as, by what it leads to."""
        scene = self.scene(messages)
        said = understood(scene)
        if isinstance(said, Turn):
            return _done(scene, said)
        if danger.is_still_meant(scene, said.finding):
            return replace(said.finding, outcome="emergency", kind=danger.before(scene), candidates=())
        return said.finding


UNDERSTOOD = ("clarify", "abstain", "emergency", "smalltalk")
"""Outcomes of a turn that are those of a finding."""
ACTIONS = {
    "cancelled": "cancel",
    "cases": "status",
    "forms": "apply",
    "human": "human",
    "lookup": "status",
    "news": "subscribe-news",
    "reports": "report",
}
"""What else a turn leads to, by the first word of its outcome, and the action that it is."""
FORM, TALK = "form", "form-talk"
GIVEN_UP = ("form-discarded", "form-discarding")
"""Outcomes of a form: it goes on but for small talk in its middle, and for whoever wants it no more."""


def _done(scene: Scene, decided: Turn) -> Finding:
    """What a command, an answer to a form or a reply that was awaited led to, as a finding."""
    outcome, *pairs = decided.outcome.split()
    told = dict(pair.split("=", 1) for pair in pairs)
    found = partial(Finding, language=decided.conversation.language, score=1.0)
    if outcome == "answered":
        return found(outcome="answer", topic=told["topic"], facet=told["facet"])
    if outcome in UNDERSTOOD:
        return found(outcome=outcome, kind=told.get("kind", ""))
    if outcome in GIVEN_UP:
        return found(outcome="action", action="cancel")
    room, progress = outcome.partition("-")[0], decided.conversation.progress
    form = scene.town.forms.get(progress.form) if progress else None
    if room == FORM and outcome != TALK and form:
        return found(outcome="action", action=FORMS[form.kind], topic=form.topic)
    return found(outcome="action", action=ACTIONS[room]) if room in ACTIONS else found(outcome="smalltalk")


def as_values(found: Finding) -> dict[str, object]:
    """A finding for scripts; what there is none of is None, an overview has no facet."""
    return {
        "outcome": found.outcome,
        "topic": found.topic or None,
        "facet": found.facet or None,
        "action": found.action or None,
        "language": found.language,
        "score": found.score,
        "candidates": [
            {"topic": each.topic, "facet": each.facet or None, "score": each.score}
            for each in found.candidates
        ],
    }


def reasons(why: Explanation) -> Iterator[str]:
    """The explanation as lines for staff."""
    found = why.finding
    of = {
        "topic": found.topic,
        "facet": found.facet,
        "action": found.action,
        "kind": found.kind,
        "elsewhere": found.elsewhere,
        "sensitive": ",".join(found.sensitive),
    }
    named = " ".join(f"{name}={value}" for name, value in of.items() if value)
    yield " ".join(filter(None, (f"outcome: {found.outcome}", named)))
    yield f"language: {found.language}   score: {found.score:.2f}"
    yield f"because: {why.because}"
    topic, facet = why.about
    yield from _weights(f"words for the topic {topic}", why.words)
    yield from _weights(f"words for the facet {facet}", why.facet_words)
    if why.alarm:
        yield from _alarm(why.alarm)
    for word, meant in why.repaired:
        yield f"repaired: {word} -> {meant}"
    if why.unknown:
        yield f"unknown: {', '.join(why.unknown)}"
    if found.candidates != why.runners_up:
        yield from _pairs("choice", found.candidates)
    yield from _pairs("runner-up", why.runners_up)


def _alarm(alarm: Alarm) -> Iterator[str]:
    if alarm.phrase:
        yield f"phrase of the guards: {alarm.phrase}"
    if alarm.rule:
        yield f"rule of the dangers: {' + '.join(alarm.rule)}"
    for notion, word in alarm.notions:
        yield f"notion: {notion} <- {word}"
    yield from _weights("words that are like cries for help", alarm.words)


def _weights(title: str, traces: Iterable[Trace]) -> Iterator[str]:
    traces = list(traces)
    if traces:
        yield f"{title}:"
    for trace in traces:
        yield f"  {trace.weight:+.4f} {trace.taken_for} {trace.word}"


def _pairs(name: str, pairs: Iterable[Candidate]) -> Iterator[str]:
    for each in pairs:
        yield f"{name}: {each.topic} {each.facet or '(overview)'} {each.score:.4f}"


@click.group()
def answers() -> None:
    """See how the answers are doing."""


@answers.command()
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How far back.")
@told_kindly
def stats(days: int) -> None:
    """Print the votes on each answer, the least useful first.

    Sums only: who voted is not kept.
    """
    wanted = wiring.settings()
    first = wall_clock().date() - timedelta(days=days - 1)
    for tally in wiring.open_store(wanted.database).ratings.since(first):
        click.echo(f"{tally.topic:20} {tally.facet:10} {tally.useful:5} useful {tally.useless:5} not useful")
