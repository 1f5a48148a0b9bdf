# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a half-answered question keeps beside the answers, in the same store.

`birth?` holds what was read but awaits a yes, `needs+` what is chosen so far of several choices,
`phone~` what the same person answered in another form. No field can have such a key.
"""

import msgspec

from bot.forms.reading import Doubt
from bot.forms.route import Answers
from bot.model import Answer, Progress

DOUBT, CHOSEN, EARLIER = "?", "+", "~"
_MARKS = (DOUBT, CHOSEN, EARLIER)


def declared(answers: Answers) -> dict[str, Answer]:
    """The answers alone."""
    return {key: answer for key, answer in answers.items() if not key.endswith(_MARKS)}


def answered(progress: Progress) -> bool:
    """Whether anything is answered so far, be it that the notice was read."""
    return bool(declared(progress.answers))


def open_doubt(progress: Progress) -> Doubt | None:
    """What was read of the present question and awaits a yes."""
    kept = progress.answers.get(progress.at + DOUBT)
    return msgspec.json.decode(kept.value, type=Doubt) if kept else None


def kept_doubt(doubt: Doubt) -> Answer:
    """The doubt as the store keeps it."""
    return Answer(msgspec.json.encode(doubt).decode(), "")


def chosen(progress: Progress) -> str:
    """What is chosen so far of several choices: at first, what was answered before."""
    kept = progress.answers.get(progress.at + CHOSEN) or progress.answers.get(progress.at)
    return kept.value if kept else ""


def earlier(progress: Progress) -> Answer | None:
    """What the same person answered to this question in another form."""
    return progress.answers.get(progress.at + EARLIER)


def without(answers: Answers, key: str) -> dict[str, Answer]:
    """The answers without what a half-answered question has left."""
    return {own: answer for own, answer in answers.items() if own not in (key + DOUBT, key + CHOSEN)}
