# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole record: every table family over one engine."""

from pathlib import Path

from bot.store.alerts import Alerts
from bot.store.cases import Cases
from bot.store.conversations import Conversations
from bot.store.desks import Desks
from bot.store.drafts import Drafts
from bot.store.endings import Endings
from bot.store.engine import Engine
from bot.store.erasure import Erasure
from bot.store.inbox import Inbox
from bot.store.news import News
from bot.store.outbox import Outbox
from bot.store.ratings import Ratings
from bot.store.reminders import Reminders

SQL = Path(__file__).parent / "sql"


class Store:
    """The tables, by family."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.inbox = Inbox(engine)
        self.outbox = Outbox(engine)
        self.conversations = Conversations(engine)
        self.cases = Cases(engine)
        self.desks = Desks(engine)
        self.drafts = Drafts(engine)
        self.news = News(engine)
        self.alerts = Alerts(engine)
        self.erasure = Erasure(engine)
        self.endings = Endings(engine)
        self.ratings = Ratings(engine)
        self.reminders = Reminders(engine)

    def move(self, before: str, after: str) -> None:
        """A chat has another address now: desk, news and what waits for it go along."""
        self.desks.move(before, after)
        self.news.move(before, after)
        self.reminders.move(before, after)
        self.alerts.move(before, after)
        self.outbox.moved(before, after)

    def migrate(self) -> list[str]:
        """Bring the tables up to date; returns the scripts that ran."""
        return self.engine.migrate(SQL)
