# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody hears whose message we could not handle."""

from bot.dialogue.town import Town
from bot.model import Conversation, Incoming, Outgoing
from bot.phrases import say


def apology(said: Incoming, conversation: Conversation, town: Town) -> Outgoing | None:
    """One kind line with a way on; none in groups, where nobody waits for it."""
    if not said.private:
        return None
    text = say("general.apology", conversation.language, town=town.name)
    return Outgoing(to=said.chat, text=text)
