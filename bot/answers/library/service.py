# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service of the municipality as its `service.yaml` tells it."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from bot.answers.library.window import Acceptance, Reason, Taking, Window
from bot.model import Texts


class Source(Struct, frozen=True):
    """Where a sentence comes from: an act or a page, and when somebody last read it."""

    title: Texts
    url: str
    """An https address, or nothing where the act has none."""
    read_on: date


class Status(Struct, frozen=True):
    """How a service stands. It governs everything that is said and taken."""

    is_: str
    """`planned`, `open`, `full`, `paused` or `closed`."""
    since: date | None = None
    """None where only the municipality knows."""
    horizon: str = ""
    """Years of the plan, of a planned service (`2023-2025`)."""


class Service(Struct, frozen=True, kw_only=True):
    """A service: how it stands, who is in charge, when and how it takes applications."""

    id: str
    title: Texts
    names: Mapping[str, tuple[str, ...]]
    """Other names that people use, by language."""
    description: Texts
    office: str
    status: Status
    window: Window | None
    form: str
    """Id of the form that applies for it; empty where there is none."""
    answer_days: int
    """Days within which the office answers."""
    completion: tuple[str, ...]
    """How a preliminary request becomes a valid application: `desk`, `pec`, `online`."""
    sources: Mapping[str, Source]
    verified_on: date
    review_by: date
    categories: tuple[str, ...]
    arguments: tuple[str, ...]
    events: tuple[str, ...]
    related: tuple[str, ...]
    """Topics offered after an answer."""
    competitive: bool = False
    """Whether requests stand in a ranking against each other: then none has a notice before a refusal."""
    without: tuple[str, ...] = ()
    """Facets that make no sense for this service."""

    def accepts(self, moment: datetime) -> Acceptance:
        """What becomes of a request made at `moment` (aware)."""
        opens = self.window.opens if self.window else None
        closes = self.window.closes if self.window else None
        if self.status.is_ == "planned":
            return Acceptance(Taking.INTEREST, Reason.PLANNED, opens, closes)
        if self.status.is_ != "open":
            return Acceptance(Taking.REFUSED, Reason(self.status.is_), opens, closes)
        reason = self.window.reason(moment) if self.window else Reason.NONE
        taking = Taking.REFUSED if reason else Taking.OPEN
        return Acceptance(taking, reason, opens, closes)
