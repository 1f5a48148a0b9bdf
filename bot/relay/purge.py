# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forgets what is past its term, and says how much it was."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NoReturn

from msgspec import Struct

from bot.cases import Case
from bot.cases.retention import Retention
from bot.forms.ending import FormEnded, step_of
from bot.model import Conversation, Outgoing
from bot.relay.chores import KEEP_SENT, KNOW_REPETITIONS
from bot.store import Store

WARNED_BEFORE = timedelta(days=1)
"""Whoever left a form half done hears that much before it is thrown away."""

Warn = Callable[[Conversation, datetime], Outgoing]

log = logging.getLogger("sportello.purge")


class Purged(Struct, frozen=True, kw_only=True):
    """How many of each were forgotten."""

    warned: int
    """People told that a form left half done is about to go."""
    drafts: int
    conversations: int
    news: int
    operators: int
    """Names of operators who have not acted at a desk for long."""
    lines: int
    """Answers with a term shorter than their form's."""
    cases: int
    """Ended cases of which only reference, state and dates stay."""
    updates: int
    parcels: int

    def __str__(self) -> str:
        """As a log line and the command print it."""
        return " ".join(f"{name}={getattr(self, name)}" for name in self.__struct_fields__)


class _OnlyLooking(Exception):
    """Takes the transaction back: nothing was to be changed."""

    def __init__(self, purged: Purged) -> None:
        super().__init__()
        self.purged = purged


class Purge:
    """Applies the terms of a town to its record."""

    def __init__(self, store: Store, retention: Retention, warn: Warn) -> None:
        self._store = store
        self._retention = retention
        self._warn = warn

    def step(self, now: datetime) -> None:
        """Forget what is due, and take it out of the files too."""
        purged = self.run(now)
        self._store.engine.scrub()
        if any(getattr(purged, name) for name in purged.__struct_fields__):
            log.info("purge %s", purged)

    def run(self, now: datetime) -> Purged:
        """Forget what is due, all of it or nothing."""
        with self._store.engine.transaction():
            return self._purge(now)

    def rehearse(self, now: datetime) -> Purged:
        """What `run` would do; nothing is changed."""
        try:
            with self._store.engine.transaction():
                self._look(now)
        except _OnlyLooking as seen:
            return seen.purged

    def _look(self, now: datetime) -> NoReturn:
        raise _OnlyLooking(self._purge(now))

    def _purge(self, now: datetime) -> Purged:
        terms, erasure = self._retention, self._store.erasure
        warned = self._warn_of_drafts(now)
        drafts = erasure.idle_drafts(now - timedelta(days=terms.draft_days))
        for conversation in drafts:
            self._forget_draft(conversation, now)
        lines, cases = self._cases(now)
        # These before conversations: who follows nothing and works nowhere has no reason to be remembered.
        return Purged(
            warned=warned,
            drafts=len(drafts),
            news=erasure.news(now - timedelta(days=terms.news_days)),
            operators=erasure.operators(now - timedelta(days=terms.operator_days)),
            conversations=erasure.conversations(now - timedelta(days=terms.conversation_days)),
            lines=lines,
            cases=cases,
            updates=self._store.inbox.forget(now, KNOW_REPETITIONS),
            parcels=self._store.outbox.forget(now, KEEP_SENT) + erasure.superseded(now - KEEP_SENT),
        )

    def _forget_draft(self, conversation: Conversation, now: datetime) -> None:
        draft = conversation.progress
        if draft is not None and not draft.counter:
            self._store.endings.add(FormEnded(f"{now:%Y-%m}", draft.form, step_of(draft)))
        self._store.erasure.draft(conversation)

    def _warn_of_drafts(self, now: datetime) -> int:
        """The id of the warning holds the day it began: it is posted once, however often we look."""
        nearly = now - timedelta(days=self._retention.draft_days) + WARNED_BEFORE
        begun = [each for each in self._store.erasure.idle_drafts(nearly) if each.progress]
        return sum(self._post(self._warn(each, now), _origin(each), now) for each in begun)

    def _post(self, warning: Outgoing, origin: str, now: datetime) -> int:
        before = self._store.outbox.waiting()
        self._store.outbox.post([warning], origin, now)
        return self._store.outbox.waiting() - before

    def _cases(self, now: datetime) -> tuple[int, int]:
        lines = cases = 0
        for case in self._store.erasure.ended(now):
            events = self._store.cases.events(case.id)
            due = self._retention.erasable_from(case, events)
            if due is not None and due <= now:
                self._store.erasure.case(case.id)
                cases += 1
                continue
            lines += self._trim(case, self._retention.kept_lines(case, events, now))
        return lines, cases

    def _trim(self, before: Case, after: Case) -> int:
        if len(after.lines) < len(before.lines):
            self._store.erasure.trim(after)
        return len(before.lines) - len(after.lines)


def _origin(draft: Conversation) -> str:
    started = draft.progress.started.isoformat() if draft.progress else ""
    return f"draft:{draft.chat}:{started}"
