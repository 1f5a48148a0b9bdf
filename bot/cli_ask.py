# SPDX-License-Identifier: AGPL-3.0-or-later
"""How messages are understood, one with its reasons or many as lines of JSON, and how answers are liked."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import click
import msgspec
from msgspec import Struct

from bot import wiring
from bot.answers import Candidate, Explanation, Finding
from bot.cli_errors import told_kindly
from bot.dialogue import Town, turn
from bot.dialogue.asking.understanding import explained, understood
from bot.dialogue.scene import Scene
from bot.model import REFERENCE_LANGUAGE, Conversation, Incoming, Kind
from bot.relay import wall_clock
from bot.store import Records, Sqlite, Store

ASKER = "terminal:1"


class Asked(Struct, frozen=True):
    """One line of a batch: a message, or a dialogue of which the last message counts."""

    id: Any = None
    text: str = ""
    dialogue: tuple[str, ...] = ()

    @property
    def messages(self) -> tuple[str, ...]:
        """Everything that was written, in order."""
        return self.dialogue or (self.text,)


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

    def batch(self, lines: Iterable[str]) -> Iterator[str]:
        """One line of JSON for each line of JSON, in order; empty lines are passed over.

        Raises:
            click.ClickException: a line is neither a message nor a dialogue; names its number.
        """
        for number, line in enumerate(lines, start=1):
            if line.strip():
                asked = _asked(line, number)
                yield _as_json(asked.id, understood(self.scene(asked.messages)))


def _asked(line: str, number: int) -> Asked:
    try:
        return msgspec.json.decode(line, type=Asked)
    except msgspec.DecodeError as problem:
        raise click.ClickException(
            f'line {number}: {problem}; right is {{"id": 1, "text": "…"}} or {{"id": 1, "dialogue": ["…"]}}'
        ) from None


def _as_json(id_: object, found: Finding) -> str:
    told = {
        "id": id_,
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
    return msgspec.json.encode(told).decode()


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
    for trace in why.words:
        yield f"  {trace.weight:+.4f} {trace.taken_for} {trace.word}"
    for word, meant in why.repaired:
        yield f"repaired: {word} -> {meant}"
    if why.unknown:
        yield f"unknown: {', '.join(why.unknown)}"
    if found.candidates != why.runners_up:
        yield from _pairs("choice", found.candidates)
    yield from _pairs("runner-up", why.runners_up)


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
