# SPDX-License-Identifier: AGPL-3.0-or-later
"""A photo of something that is not about a person."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.model import Incoming, Kind
from bot.phrases import say


class PhotoKind(FieldKind):
    """A photo; kept as the channel's id of the file.

    The channel recodes what is sent as a photo to a plain picture of its own, whatever it was called.
    Documents are not taken: they can hold anything, and stay as they are.
    """

    hint = "forms.hint.photo"
    takes = frozenset({Kind.PHOTO, Kind.DOCUMENT})

    def read(self, field: Field, said: Incoming, moment: Moment) -> Reading:
        """The id of the photo; who sends a picture as a file is told how to send it as a photo."""
        del field, moment
        if said.kind is Kind.DOCUMENT:
            return Unread("forms.problem.photo-as-file")
        return Read(said.file) if said.file else Unread("forms.problem.photo")

    def show(self, field: Field, value: str, language: str) -> str:
        """That there is one."""
        del field, value
        return str(say("forms.photo", language))
