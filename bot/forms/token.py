# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buttons that answer one question only, and only once."""

from hashlib import blake2b

from msgspec import Struct

from bot.forms.scratch import CHOSEN, DOUBT, declared
from bot.model import Progress

PICK, SKIP, KEEP, SAME, LEAVE = "pick", "skip", "keep", "same", "leave"
BACK, CHANGE, EDIT, REMOVE, CONFIRM = "back", "change", "edit", "remove", "confirm"
_NUMBERED = (PICK, EDIT, REMOVE)
_PLAIN = (SKIP, KEEP, SAME, LEAVE, BACK, CHANGE, CONFIRM)


class Press(Struct, frozen=True):
    """A pressed button of a form: what it does, to which item, of which question."""

    verb: str
    number: int
    token: str


def token(progress: Progress) -> str:
    """Eight characters that change with the question, with what is half answered, and with each draft.

    At the summary they change with every answer: an old summary cannot be confirmed.
    """
    if progress.at:
        state = [
            progress.answers[key].value
            for key in (progress.at + DOUBT, progress.at + CHOSEN)
            if key in progress.answers
        ]
    else:
        state = [f"{key}={answer.value}" for key, answer in sorted(declared(progress.answers).items())]
    told = [progress.form, str(progress.version), progress.started.isoformat(), progress.at]
    mark = str(progress.editing and not progress.at)
    return blake2b("\n".join((*told, mark, *state)).encode(), digest_size=4).hexdigest()


def does(progress: Progress, verb: str, number: int | None = None) -> str:
    """What a button under the present question does."""
    middle = "" if number is None else f"{number}:"
    return f"form:{verb}:{middle}{token(progress)}"


def parse(pressed: str) -> Press | None:
    """A button of a form that `step` answers; None for any other."""
    match pressed.split(":"):
        case ["form", verb, number, own] if verb in _NUMBERED and number.isascii() and number.isdigit():
            return Press(verb, int(number[:4]), own)
        case ["form", verb, own] if verb in _PLAIN:
            return Press(verb, 0, own)
        case _:
            return None
