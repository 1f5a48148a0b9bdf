# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Telegram refused, told in our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.translate import address
from bot.errors import Later, Moved, Never


@contextmanager
def our_errors() -> Iterator[None]:
    """Whatever the library raises inside becomes one of ours.

    Raises:
        Later, Never or Moved.
    """
    try:
        yield
    except RetryAfter as problem:
        # Not `retry_after`: PTB 22 warns at every use of it that its type will change.
        raise Later("too many messages", problem._retry_after) from None  # noqa: SLF001
    except ChatMigrated as problem:
        raise Moved("the group became a supergroup", address(problem.new_chat_id)) from None
    except (Forbidden, BadRequest) as problem:
        # Telegram's own words, which quote no message.
        raise Never(f"{type(problem).__name__}: {problem}") from None
    except TelegramError as problem:
        raise Later(type(problem).__name__) from None
