# SPDX-License-Identifier: AGPL-3.0-or-later
"""The replies of one turn without a chat around them: for the command line and for scripts."""

from collections.abc import Iterator

from bot.model import Outgoing, Turn
from bot.simulator.markup import parse
from bot.simulator.screen import BAR, PLAIN, WIDTH, cells, keys, painted, wrapped


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


def as_values(decided: Turn) -> list[dict[str, object]]:
    """Each reply with its `text` and the labels of its `buttons`."""
    return [
        {
            "text": parse(message.text)[0],
            "buttons": [button.label for row in message.buttons for button in row],
        }
        for message in _messages(decided)
    ]


def _messages(decided: Turn) -> Iterator[Outgoing]:
    return (parcel for parcel in decided.parcels if isinstance(parcel, Outgoing))
