# SPDX-License-Identifier: AGPL-3.0-or-later
"""A ranking as it was confirmed, for good: rules, what counted, order, who confirmed it and when."""

import hashlib
from datetime import datetime

import msgspec
from msgspec import Struct

from bot.cases.ranking.order import ARRIVAL, Entry, Ranking
from bot.cases.ranking.rules import Rules
from bot.cases.table import Table


class Snapshot(Struct, frozen=True, kw_only=True):
    """Its bytes are the same for the same ranking, so its hash proves that nothing was touched."""

    form: str
    confirmed_by: str
    """The officer who answers for it."""
    confirmed_at: datetime
    rules: str
    """The file of the rules, word by word."""
    rules_sha256: str
    ranking: Ranking

    @property
    def content(self) -> bytes:
        """The frozen bytes: JSON with its keys in a fixed order."""
        return msgspec.json.format(msgspec.json.encode(self, order="deterministic"), indent=1)

    @property
    def sha256(self) -> str:
        """Of the frozen bytes, as `sha256sum` prints it."""
        return hashlib.sha256(self.content).hexdigest()


def snapshot(ranking: Ranking, rules: Rules, confirmed_by: str, now: datetime) -> Snapshot:
    """The ranking, frozen."""
    return Snapshot(
        form=rules.form,
        confirmed_by=confirmed_by,
        confirmed_at=now,
        rules=rules.text,
        rules_sha256=hashlib.sha256(rules.text.encode()).hexdigest(),
        ranking=ranking,
    )


def published(ranking: Ranking, headings: tuple[str, str, str], outcomes: tuple[str, str]) -> Table:
    """What everybody may read: place, code and outcome (admitted, waiting). No name, no value, no date.

    d.lgs. 33/2013, art. 26 c. 4: nobody's hardship may be read from a list.
    """
    rows = tuple((str(each.place), each.reference, outcomes[not each.admitted]) for each in ranking.entries)
    return Table(headings, rows)


def explained(ranking: Ranking, headings: tuple[str, ...], arrival: str, missing: str) -> Table:
    """Why each case stands where it stands, for the office: one row a case, one column a rule."""
    rules = tuple(reason.says for reason in ranking.entries[0].reasons) if ranking.entries else ()
    rows = tuple(_row(each, arrival, missing) for each in ranking.entries)
    place, reference, *rest = headings
    return Table((place, reference, *rules, *rest), rows)


def _row(entry: Entry, arrival: str, missing: str) -> tuple[str, ...]:
    counted = (reason.counted or missing for reason in entry.reasons)
    decided = arrival if entry.decided_by == ARRIVAL else entry.decided_by
    moment = entry.confirmed_at.isoformat(timespec="milliseconds")
    return (str(entry.place), entry.reference, *counted, moment, decided)
