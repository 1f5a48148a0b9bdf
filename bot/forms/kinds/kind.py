# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every kind of field can do."""

from collections.abc import Iterator

from bot.forms.form import Field
from bot.forms.reading import TO_OFFICE, Moment, Read, Reading
from bot.forms.words import clean
from bot.model import Incoming, Kind


class FieldKind:
    """How a kind of field is offered, read and shown. Holds nothing: one instance serves all fields."""

    hint = ""
    """Phrase key of how to answer, or empty."""
    takes = frozenset({Kind.TEXT})
    """What can be sent as an answer, besides a press."""
    own_words = False
    """Whether it is answered in one's own words, so that nearly any text could be an answer."""
    tells_back = False
    """Whether what was understood is told at once, where it was written otherwise."""
    counts = True
    """Whether a typed number can be a place in a list of candidates, and not an answer by itself."""
    wants: frozenset[str] = frozenset()
    """Keys that such a field must have in its file, besides those that all have."""
    may_have: frozenset[str] = frozenset()
    """Keys that such a field may have as well."""

    def hint_for(self, field: Field) -> str:
        """Phrase key of how to answer that field, where it has no hint of its own; or empty."""
        del field
        return self.hint

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """What can be picked with a button: value and label, in order."""
        del field, language
        return ()

    def pick(self, field: Field, value: str, chosen: str) -> Reading:
        """One of the options was picked; `chosen` is what is half chosen so far."""
        del field, chosen
        return Read(value)

    def read(self, field: Field, said: Incoming, moment: Moment) -> Reading:
        """What was meant by something sent of a kind that is taken."""
        return self.read_text(field, clean(said.text), moment)

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """What was meant by a text, already cleaned."""
        raise NotImplementedError

    def show(self, field: Field, value: str, language: str) -> str:
        """The value as it is read back to people."""
        del field, language
        return value

    def tell(self, field: Field, value: str, language: str) -> str:
        """The value for whoever works on it, with nothing masked."""
        return self.show(field, value, language)

    def complete(self, value: str) -> bool:
        """Whether nothing is left for the office to ask."""
        return value != TO_OFFICE

    def holds(self, field: Field, value: str) -> bool:
        """Whether a value given to an earlier version of the form still fits."""
        del field, value
        return True

    def mistakes(self, field: Field) -> Iterator[str]:
        """What is wrong with such a field in its file."""
        del field
        yield from ()
