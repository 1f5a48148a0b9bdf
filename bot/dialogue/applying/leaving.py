# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notices that a form has ended in this turn, in whatever way, for the sums."""

from datetime import date

from msgspec.structs import replace

from bot.cases import FileCase
from bot.forms.ending import SENT, FormEnded, step_of
from bot.model import Conversation, Progress, Turn


def counted(before: Conversation, decided: Turn, today: date) -> Turn:
    """The turn, with one more in the sums where a draft is there no more, or another has taken its place."""
    gone, now = before.progress, decided.conversation.progress
    if gone is None or gone.counter or (now is not None and now.started == gone.started):
        return decided
    sent = any(isinstance(act, FileCase) for act in decided.acts)
    ended = left(gone, today)
    return replace(decided, acts=(*decided.acts, replace(ended, step=SENT) if sent else ended))


def left(draft: Progress, today: date) -> FormEnded:
    """A draft that was left where it stands."""
    return FormEnded(f"{today.year}-{today.month:02}", draft.form, step_of(draft))
