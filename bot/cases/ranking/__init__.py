# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rankings: who comes before whom, by rules that a clerk wrote down and anybody can check. Pure."""

from bot.cases.ranking.order import Entry, LeftOut, Ranking, ranked
from bot.cases.ranking.rules import Criterion, Measure, Rules, load, problems
from bot.cases.ranking.snapshot import Snapshot, explained, published, snapshot
from bot.cases.ranking.values import office_values

__all__ = [
    "Criterion",
    "Entry",
    "LeftOut",
    "Measure",
    "Ranking",
    "Rules",
    "Snapshot",
    "explained",
    "load",
    "office_values",
    "problems",
    "published",
    "ranked",
    "snapshot",
]
