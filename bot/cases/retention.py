# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long what is known of people is kept (`retention.yaml`, each form's `keep`), and what stays."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot.cases.case import Case, Deed, Event
from bot.fields import Fields
from bot.model import Act, Problem
from bot.written import accepted, noted, read

FILE = "retention.yaml"
ENDINGS = frozenset({Deed.ENDED, Deed.WITHDRAWN})
"""Nothing else makes an ended case younger: no look, no note, no number typed late."""


class CaseTerm(Struct, frozen=True):
    """How long the answers of one form are kept after the case has ended."""

    days: int
    fields: Mapping[str, int] = {}
    """Days of the fields that have a term of their own, by key (`phone`, `children.birth`)."""

    @property
    def longest(self) -> int:
        """After that many days nothing personal is left."""
        return max((self.days, *self.fields.values()))

    def of_line(self, key: str) -> int:
        """Days of one line, which in a repeating group is `children.1.birth`."""
        plain = ".".join(part for part in key.split(".") if not part.isdecimal())
        return self.fields.get(plain, self.days)


class Retention(Struct, frozen=True, kw_only=True):
    """The terms, in days."""

    draft_days: int
    conversation_days: int
    news_days: int
    operator_days: int
    case_days: int
    """For a case whose form is no longer there."""
    forms: Mapping[str, CaseTerm] = {}
    """By id of the form."""

    def term(self, form: str) -> CaseTerm:
        """The term of the cases of a form."""
        return self.forms.get(form) or CaseTerm(self.case_days)

    def erasable_from(self, case: Case, events: Sequence[Event]) -> datetime | None:
        """From when on nothing personal is kept of a case; None while it is open."""
        ended = ended_at(case, events)
        return None if ended is None else ended + timedelta(days=self.term(case.form).longest)

    def kept_lines(self, case: Case, events: Sequence[Event], now: datetime) -> Case:
        """The case without the lines whose term has run out."""
        ended = ended_at(case, events)
        if ended is None:
            return case
        term = self.term(case.form)
        kept = tuple(line for line in case.lines if now < ended + timedelta(days=term.of_line(line.key)))
        return case if len(kept) == len(case.lines) else replace(case, lines=kept)


class Forget(Act, frozen=True):
    """Erase what may be erased of a person: conversation, draft, news, alerts, the words of `cases`."""

    person: str
    chat: str
    cases: tuple[str, ...] = ()
    """Ids of the cases of which nothing personal has to be kept any more."""


def ended_at(case: Case, events: Sequence[Event]) -> datetime | None:
    """When the case ended, for the last time; None while it is open."""
    if not case.state.ended:
        return None
    return max((event.at for event in events if event.deed in ENDINGS), default=case.opened_at)


def nameless(case: Case) -> Case:
    """What stays of a case for good: reference, subject, state and dates, nobody's name."""
    return replace(case, person="", chat="", lines=(), operator="", operator_name="")


def wordless(event: Event) -> Event:
    """What stays of an event for good: what was done and when."""
    return replace(event, actor="", actor_name="", words="")


def load(folder: Path) -> Retention:
    """The terms of `folder`/retention.yaml.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder))


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in `folder`/retention.yaml."""
    return noted(partial(_read, folder))


def _read(folder: Path, problems: list[Problem]) -> Retention:
    written = read(folder / FILE, problems)
    if written is None:
        return Retention(draft_days=0, conversation_days=0, news_days=0, operator_days=0, case_days=0)
    fields = Fields(written, FILE, problems)
    retention = Retention(
        draft_days=fields.number("draft-days"),
        conversation_days=fields.number("conversation-days"),
        news_days=fields.number("news-days"),
        operator_days=fields.number("operator-days"),
        case_days=fields.number("case-days"),
    )
    fields.close()
    return retention
