# SPDX-License-Identifier: AGPL-3.0-or-later
"""One question and its answer, without a chat around it: for the command line and for scripts."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from bot.dialogue import Town, turn
from bot.model import REFERENCE_LANGUAGE, Conversation, Incoming, Kind, Outgoing, Turn
from bot.simulator.markup import parse
from bot.simulator.screen import BAR, PLAIN, WIDTH, cells, keys, painted, wrapped
from bot.store import Records, Sqlite, Store

ASKER = "terminal:1"


def answer(town: Town, words: str, language: str, now: datetime) -> Turn:
    """What somebody would be told who knows the bot already and has filed nothing.

    `language` is what they chose; empty, and it is guessed from the words.
    """
    store = Store(Sqlite(":memory:"))
    store.migrate()
    said = Incoming(id="terminal:1", chat=ASKER, sender=ASKER, kind=Kind.TEXT, at=now, text=words)
    asker = Conversation(
        chat=ASKER,
        person=ASKER,
        met=True,
        language=language or REFERENCE_LANGUAGE,
        chosen_language=bool(language),
    )
    decided = turn(said, asker, town, Records(store), now)
    store.engine.close()
    return decided


def as_seen(decided: Turn) -> Iterator[str]:
    """The replies as lines of a terminal, then one line with the outcome."""
    number = 1
    for message in _messages(decided):
        for line in wrapped(cells(*parse(message.text)), WIDTH - len(BAR)):
            yield (BAR + painted(line, PLAIN)).rstrip()
        rows = [[button.label for button in row] for row in message.buttons]
        yield from keys(rows, number, PLAIN)
        number += sum(map(len, rows))
    yield f"outcome: {decided.outcome}"


def as_json(decided: Turn) -> str:
    """One line: `outcome`, `language`, and `messages` with their `text` and the labels of their `buttons`."""
    told = {
        "outcome": decided.outcome,
        "language": decided.conversation.language,
        "messages": [
            {
                "text": parse(message.text)[0],
                "buttons": [button.label for row in message.buttons for button in row],
            }
            for message in _messages(decided)
        ],
    }
    return msgspec.json.encode(told).decode()


def _messages(decided: Turn) -> Iterator[Outgoing]:
    return (parcel for parcel in decided.parcels if isinstance(parcel, Outgoing))
