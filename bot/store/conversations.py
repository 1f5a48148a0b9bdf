# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is remembered of each person in each chat."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from bot.model import Conversation
from bot.store.engine import Engine, as_json, stamp


class Conversations:
    """One row a person and chat: any worker, after any restart, goes on from it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, chat: str, person: str) -> Conversation | None:
        """What is remembered; None for somebody new, or where nobody can read it any more.

        A row that an older version wrote otherwise must not shut its owner out for ever.
        """
        rows = self._engine.rows(
            "select conversation from conversations where chat = :chat and person = :person",
            chat=chat,
            person=person,
        )
        return as_conversation(rows[0]["conversation"]) if rows else None

    def save(self, conversation: Conversation, now: datetime) -> None:
        """Remember this instead of what was there."""
        self._engine.run(
            "insert into conversations values (:chat, :person, :conversation, :now)"
            " on conflict (chat, person) do update set conversation = excluded.conversation,"
            " spoken_at = excluded.spoken_at",
            chat=conversation.chat,
            person=conversation.person,
            conversation=as_json(conversation),
            now=stamp(now),
        )

    def knows(self, chat: str) -> bool:
        """Whether anybody ever spoke in that chat."""
        return bool(
            self._engine.rows("select 1 as yes from conversations where chat = :chat limit 1", chat=chat)
        )

    def forget_asked(self, now: datetime, age: timedelta, awaiting: Sequence[str] = ()) -> None:
        """Forget what was asked and offered where nothing was said for that long, and replies awaited there.

        Whoever speaks again has it forgotten by the turn itself.
        """
        rows = self._engine.rows(
            "select conversation, spoken_at from conversations where spoken_at < :before"
            " and (conversation like :asked or conversation like :offered or conversation like :expecting)",
            before=stamp(now - age),
            asked='%"asked":{%',
            offered='%"offered":{%',
            expecting='%"expecting":{%',
        )
        for row in rows:
            conversation = as_conversation(row["conversation"])
            left = _without_asked(conversation, awaiting) if conversation else None
            if left is not None and left != conversation:
                self._rewrite(left, row["spoken_at"])

    def _rewrite(self, conversation: Conversation, spoken_at: str) -> None:
        """Keep this, unless that person has spoken since."""
        self._engine.run(
            "update conversations set conversation = :conversation"
            " where chat = :chat and person = :person and spoken_at = :spoken_at",
            chat=conversation.chat,
            person=conversation.person,
            conversation=as_json(conversation),
            spoken_at=spoken_at,
        )

    def forget(self, chat: str, person: str) -> None:
        """Remember nothing of them."""
        self._engine.run(
            "delete from conversations where chat = :chat and person = :person", chat=chat, person=person
        )


def _without_asked(conversation: Conversation, awaiting: Sequence[str]) -> Conversation:
    waiting = conversation.expecting
    lapsed = waiting is not None and waiting.what.partition(":")[0] in awaiting
    return replace(conversation, asked=None, offered=None, expecting=None if lapsed else waiting)


def as_conversation(written: str) -> Conversation | None:
    """A conversation as it was kept; None where another version wrote it: its person starts anew."""
    try:
        return msgspec.json.decode(written, type=Conversation)
    except msgspec.DecodeError:
        return None
