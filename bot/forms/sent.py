# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that come as answers: which must be looked into first, and how the office gets them."""

from msgspec import Struct

from bot.forms.contents import MOST_BYTES
from bot.forms.form import Form
from bot.forms.kinds import KINDS
from bot.forms.kinds.photo import AS_FILE
from bot.forms.route import exists, field_at
from bot.model import Contents, Incoming, Kind, Progress


class Sent(Struct, frozen=True):
    """The channel's id of what somebody sent; one of the two, since it is shown again as it came."""

    photo: str = ""
    document: str = ""


def sent(form: Form, key: str, value: str) -> Sent | None:
    """The file that was the answer to that question; None where it asks for none, or none came."""
    if not value or not exists(form, key) or field_at(form, key).kind != "photo":
        return None
    if value.startswith(AS_FILE):
        return Sent(document=value.removeprefix(AS_FILE))
    return Sent(photo=value)


def unseen(form: Form, progress: Progress, said: Incoming) -> bool:
    """Whether the step can decide only once somebody has looked into the file that was sent.

    Nobody looks into what the step does not ask for, nor into what is too large or does not say its size.
    """
    if said.kind is not Kind.DOCUMENT or said.contents is not Contents.UNSEEN or not progress.at:
        return False
    return Kind.DOCUMENT in KINDS[field_at(form, progress.at).kind].takes and 0 < said.size <= MOST_BYTES
