# SPDX-License-Identifier: AGPL-3.0-or-later
"""A photo of something that is not about a person, or a paper that anybody may read."""

from collections.abc import Iterator

from bot.forms.contents import MOST_BYTES
from bot.forms.form import Field, Sensitivity
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import Moment, Read, Reading, Unread
from bot.model import Contents, Incoming, Kind
from bot.phrases import say

AS_FILE = "document:"
"""Before the id of what came as a file: the channel shows it again as a file only."""
_MOST = {"most": str(MOST_BYTES // 1_000_000)}


class PhotoKind(FieldKind):
    """A photo, or a file that holds one; where the field takes `papers`, a PDF too. Kept as the channel's id.

    The channel recodes what is sent as a photo to a plain picture of its own. A file stays as it is: what
    it holds has been looked into, and it counts by that.
    """

    takes = frozenset({Kind.PHOTO, Kind.DOCUMENT})
    may_have = frozenset({"papers"})

    def hint_for(self, field: Field) -> str:
        """What to send, and what belongs at the counter instead."""
        return "forms.hint.paper" if field.papers else "forms.hint.photo"

    def read(self, field: Field, said: Incoming, moment: Moment) -> Reading:
        """The id of the photo or file; a file that holds something else is told what is taken."""
        del moment
        if said.kind is Kind.DOCUMENT:
            return _file(field, said)
        return Read(said.file) if said.file else Unread("forms.problem.photo")

    def show(self, field: Field, value: str, language: str) -> str:
        """That there is one."""
        del field
        return str(say("forms.file" if value.startswith(AS_FILE) else "forms.photo", language))

    def mistakes(self, field: Field) -> Iterator[str]:
        """Papers that say what somebody earns or owns are no papers for a chat."""
        if field.papers and field.sensitivity is Sensitivity.ECONOMIC:
            yield "'papers' of sensitivity 'economic' are refused: they are handed over at the counter"


def _file(field: Field, said: Incoming) -> Reading:
    if said.contents is Contents.LARGE or said.size > MOST_BYTES:
        return Unread("forms.problem.file-large", _MOST)
    if said.contents is Contents.LOST:
        return Unread("forms.problem.file-lost")
    if said.contents is Contents.PICTURE or (said.contents is Contents.PDF and field.papers):
        return Read(AS_FILE + said.file)
    return Unread("forms.problem.not-a-paper" if field.papers else "forms.problem.not-a-photo", _MOST)
