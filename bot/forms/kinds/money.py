# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sum of money, and the band of an ISEE."""

from collections.abc import Iterator
from decimal import Decimal

from bot.forms.amounts import read_amount, shown_amount
from bot.forms.form import Field
from bot.forms.kinds.kind import FieldKind
from bot.forms.reading import TO_OFFICE, Doubt, Moment, Read, Reading, Unread
from bot.forms.words import match, means
from bot.phrases import say

OVER, NONE = "over", "none"
_MOST = Decimal(1_000_000)
_SURELY_A_SUM = 100
"""Below it, a number typed for an ISEE chooses from the list; zero is an ISEE that people have."""


class MoneyKind(FieldKind):
    """A sum in euro, kept with two figures after the point."""

    hint = "forms.hint.money"
    counts = False
    may_have = frozenset({"bounds"})

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """The sum; where a mark can be read in two ways, both are offered."""
        least = field.bounds.least if field.bounds.least is not None else Decimal(0)
        most = field.bounds.most if field.bounds.most is not None else _MOST
        found = read_amount(text, moment.language)
        if not found:
            return Unread("forms.problem.money")
        allowed = tuple(f"{amount:.2f}" for amount in found if least <= amount <= most)
        if not allowed:
            ends = {
                "least": shown_amount(least, moment.language),
                "most": shown_amount(most, moment.language),
            }
            return Unread("forms.problem.bounds", ends)
        return Read(allowed[0]) if len(found) == 1 else Doubt("forms.doubt.money", allowed)

    def show(self, field: Field, value: str, language: str) -> str:
        """The sum in the marks of the language."""
        del field
        return shown_amount(Decimal(value), language)


class IseeKind(FieldKind):
    """The band of an ISEE. A sum that is written is put into its band and not kept."""

    hint = "forms.hint.isee"
    wants = frozenset({"bands"})

    def options(self, field: Field, language: str) -> tuple[tuple[str, str], ...]:
        """The bands from below, then: none, and rather tell the office."""
        bands = ((str(top), self._up_to(top, language)) for top in field.bands)
        over = str(say("forms.isee.over", language, sum=shown_amount(Decimal(field.bands[-1]), language)))
        return (
            *bands,
            (OVER, over),
            (NONE, str(say("forms.isee.none", language))),
            (TO_OFFICE, str(say("forms.isee.office", language))),
        )

    def read_text(self, field: Field, text: str, moment: Moment) -> Reading:
        """A band by its number or words, or a sum."""
        options = self.options(field, moment.language)
        if means(text, "no-isee", moment.language):
            return Read(NONE)
        sums = read_amount(text, moment.language)
        if sums and (min(sums) >= _SURELY_A_SUM or max(sums) == 0):
            bands = {self._band(field, amount) for amount in sums}
            return Read(bands.pop()) if len(bands) == 1 else Unread("forms.problem.isee")
        found = match(text, {value: (label,) for value, label in options}, moment.language)
        return Read(found[0]) if len(found) == 1 else Unread("forms.problem.isee")

    def show(self, field: Field, value: str, language: str) -> str:
        """The band in words."""
        return dict(self.options(field, language)).get(value, value)

    def holds(self, field: Field, value: str) -> bool:
        """Whether there still is such a band."""
        return value in (OVER, NONE) or value in {str(top) for top in field.bands}

    def mistakes(self, field: Field) -> Iterator[str]:
        """Bands that do not rise."""
        if list(field.bands) != sorted(set(field.bands)) or not field.bands or field.bands[0] <= 0:
            yield f"bands {list(field.bands)} must rise from a positive sum, as [20000, 25000, 40000]"

    def _band(self, field: Field, amount: Decimal) -> str:
        return next((str(top) for top in field.bands if amount <= top), OVER)

    def _up_to(self, top: int, language: str) -> str:
        return str(say("forms.isee.up-to", language, sum=shown_amount(Decimal(top), language)))
