# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands on a paper: a receipt, a copy of one's data."""

from datetime import datetime

from msgspec import Struct


class Part(Struct, frozen=True, kw_only=True):
    """A heading, and under it a text, lines with a label, or points."""

    heading: str = ""
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    weighty: bool = False
    """Set off by a tinted ground: what must not be overlooked."""


class Paper(Struct, frozen=True, kw_only=True):
    """What stands on a receipt, in the words of the person's language."""

    language: str
    sender: str
    """Who gives the receipt: the municipality."""
    kind: str
    """`Ricevuta`."""
    title: str
    reference_label: str
    reference: str
    parts: tuple[Part, ...]
    foot: str
    made_at: datetime
