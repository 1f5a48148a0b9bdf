# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that is kept, over a small engine. SQL lives here and nowhere else."""

from bot.store.engine import Engine
from bot.store.keep import keep
from bot.store.outbox import Leased
from bot.store.records import Records
from bot.store.sqlite import Sqlite
from bot.store.store import Store

__all__ = ["Engine", "Leased", "Records", "Sqlite", "Store", "keep"]
