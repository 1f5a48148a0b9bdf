# SPDX-License-Identifier: AGPL-3.0-or-later
"""A photo of something that is not about a person."""

from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.model import Incoming, Kind
from bot.phrases import say


class PhotoKind(FieldKind):
    """A photo; kept as the channel's id of the file. Documents are not taken: they can hold anything."""

    hint = "forms.hint.photo"
    takes = frozenset({Kind.PHOTO})

    def read(self, field: Field, said: Incoming, moment: Moment) -> Reading:
        """The id of the photo. What the file really holds is checked where it is fetched (`picture`)."""
        del field, moment
        return Read(said.file) if said.file else Unread("forms.problem.photo")

    def show(self, field: Field, value: str, language: str) -> str:
        """That there is one."""
        del field, value
        return str(say("forms.photo", language))
