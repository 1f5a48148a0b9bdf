# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms left half done, as the conversations hold them."""

from datetime import datetime

from msgspec.structs import replace

from bot.model import Conversation
from bot.store.conversations import as_conversation
from bot.store.engine import Engine, as_json, stamp


class Drafts:
    """Looks through the conversations; it never counts as the person's having spoken."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def unreminded(self, before: datetime) -> tuple[Conversation, ...]:
        """The conversations with a draft nobody has reminded of, in which nothing was said since `before`."""
        rows = self._engine.rows(
            "select conversation from conversations where spoken_at < :before"
            " and conversation like :draft order by spoken_at, chat",
            before=stamp(before),
            draft='%"progress":{%',
        )
        read = (as_conversation(row["conversation"]) for row in rows)
        return tuple(each for each in read if each and each.progress and not each.progress.reminded)

    def reminded(self, draft: Conversation) -> None:
        """Whoever left it half done has been reminded: never again of this draft."""
        if draft.progress is None:
            return
        self._engine.run(
            "update conversations set conversation = :conversation where chat = :chat and person = :person",
            chat=draft.chat,
            person=draft.person,
            conversation=as_json(replace(draft, progress=replace(draft.progress, reminded=True))),
        )
