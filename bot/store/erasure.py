# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forgetting: at a person's word, and when a term has run out."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from bot.cases import Case, Event, State
from bot.cases.retention import Forget, nameless, wordless
from bot.model import Conversation, Urgency
from bot.store.conversations import as_conversation
from bot.store.engine import Engine, as_json, stamp


class Erasure:
    """Deletes rows, or empties what is personal in those that stay. Use inside a transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def forget(self, wish: Forget) -> None:
        """Everything that may be erased of one person; what the office still needs stays."""
        run, chat = self._engine.run, wish.chat
        run("delete from conversations where person = :person", person=wish.person)
        run("delete from subscriptions where chat = :chat", chat=chat)
        run("delete from alerts where chat = :chat", chat=chat)
        run("delete from outbox where address = :chat and state <> 'open'", chat=chat)
        run(
            "delete from outbox where address = :chat and urgency = :broadcast",
            chat=chat,
            broadcast=Urgency.BROADCAST,
        )
        # The id of the update stays two days, to know a repetition: it says nothing of the sender.
        run("update inbox set sender = '' where sender = :person and state <> 'open'", person=wish.person)
        for case in wish.cases:
            self.case(case)

    def case(self, case: str) -> None:
        """Nothing personal is left of that case (by id): reference, subject, state and dates stay."""
        for kept in self._cases("select body from cases where id = :id", id=case):
            self._engine.run(
                "update cases set person = '', body = :body where id = :id",
                id=case,
                body=as_json(nameless(kept)),
            )
            self._engine.run(
                "delete from outbox where slot = :slot and state <> 'open'", slot=f"case:{kept.reference}"
            )
        for row in self._engine.rows("select id, event from case_events where case_id = :id", id=case):
            event = wordless(msgspec.json.decode(row["event"], type=Event))
            self._engine.run(
                "update case_events set event = :event where id = :id", id=row["id"], event=as_json(event)
            )

    def trim(self, case: Case) -> None:
        """Write a case with fewer lines than it had."""
        self._engine.run("update cases set body = :body where id = :id", id=case.id, body=as_json(case))

    def ended(self, before: datetime) -> tuple[Case, ...]:
        """The ended cases that still hold something personal and were not touched since `before`."""
        found = self._cases(
            "select body from cases where person <> '' and changed_at < :before order by changed_at, id",
            before=stamp(before),
        )
        return tuple(case for case in found if State(case.state).ended)

    def _cases(self, sql: str, **values: object) -> Iterator[Case]:
        for row in self._engine.rows(sql, **values):
            yield msgspec.json.decode(row["body"], type=Case)

    def idle_drafts(self, before: datetime) -> tuple[Conversation, ...]:
        """The conversations with a form left half done or a reply awaited, unused since `before`."""
        rows = self._engine.rows(
            "select conversation from conversations where spoken_at < :before order by spoken_at, chat",
            before=stamp(before),
        )
        read = (as_conversation(row["conversation"]) for row in rows)
        return tuple(each for each in read if each and (each.progress or each.expecting))

    def draft(self, conversation: Conversation) -> None:
        """Forget what is half done; the person is not taken to have written now."""
        self._engine.run(
            "update conversations set conversation = :kept where chat = :chat and person = :person",
            chat=conversation.chat,
            person=conversation.person,
            kept=as_json(replace(conversation, progress=None, expecting=None)),
        )

    def conversations(self, before: datetime) -> int:
        """Forget conversations unused since `before`; returns how many.

        Who awaits news needs a language, and an operator a private chat: theirs stay.
        """
        return self._engine.run(
            "delete from conversations where spoken_at < :before"
            " and chat not in (select chat from subscriptions) and chat not in (select chat from alerts)"
            " and person not in (select person from operators)",
            before=stamp(before),
        )

    def news(self, before: datetime) -> int:
        """End news and notices asked for before that by chats silent since; returns how many."""
        return sum(
            self._engine.run(
                f"delete from {table} where since < :before and chat not in"  # noqa: S608  # our own two names
                " (select chat from conversations where spoken_at >= :before)",
                before=stamp(before),
            )
            for table in ("subscriptions", "alerts")
        )

    def operators(self, before: datetime) -> int:
        """Forget operators who have not acted at a desk since `before`; returns how many."""
        return self._engine.run("delete from operators where seen_at < :before", before=stamp(before))

    def superseded(self, before: datetime) -> int:
        """Drop sent parcels whose place in the chat a later one has taken; returns how many."""
        return self._engine.run(
            "delete from outbox as old where slot <> '' and state <> 'open' and settled_at < :before"
            " and exists (select 1 from outbox as newer where newer.address = old.address"
            " and newer.slot = old.slot and newer.state = 'sent'"
            " and (newer.settled_at, newer.posted_at, newer.id) > (old.settled_at, old.posted_at, old.id))",
            before=stamp(before),
        )
