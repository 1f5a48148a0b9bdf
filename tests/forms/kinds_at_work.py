# SPDX-License-Identifier: AGPL-3.0-or-later
"""One field by itself: what a text is read as."""

from datetime import date
from typing import Any

from bot.forms.form import Choice, Field, Sensitivity
from bot.forms.kinds import KINDS
from bot.forms.reading import Doubt, Moment, Read, Reading
from bot.forms.words import clean

TODAY = date(2026, 11, 24)


def field(kind: str, **more: Any) -> Field:
    """A field of that kind."""
    text = {"it": "x", "en": "x"}
    return Field(
        key="x", kind=kind, label=text, question=text, why=text, sensitivity=Sensitivity.PUBLIC, **more
    )


def choice(value: str, label: str, *names: str) -> Choice:
    """A choice of that label, with other names."""
    return Choice(value, {"it": label}, {"it": names})


def reading(kind: str, text: str, language: str = "it", **more: Any) -> Reading:
    """What the kind makes of a text."""
    return KINDS[kind].read_text(field(kind, **more), clean(text), Moment(TODAY, language))


def understood(kind: str, text: str, language: str = "it", **more: Any) -> str | tuple[str, ...] | None:
    """The value read, the candidates of a doubt, or None where it is asked again."""
    match reading(kind, text, language, **more):
        case Read(value):
            return value
        case Doubt(_, candidates):
            return candidates
        case _:
            return None
