# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is remembered of each person in each chat."""

from datetime import datetime

import msgspec

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
        if not rows:
            return None
        try:
            return msgspec.json.decode(rows[0]["conversation"], type=Conversation)
        except msgspec.DecodeError:
            return None

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

    def forget(self, chat: str, person: str) -> None:
        """Remember nothing of them."""
        self._engine.run(
            "delete from conversations where chat = :chat and person = :person", chat=chat, person=person
        )
