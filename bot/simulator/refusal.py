# SPDX-License-Identifier: AGPL-3.0-or-later
"""How Telegram says no: HTTP status, description and parameters of an unsuccessful answer."""

from typing import Any

Json = dict[str, Any]
"""An object of the Bot API, as JSON has it."""


class RefusalError(Exception):
    """A call that Telegram refuses; `code` is the HTTP status, `parameters` the ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> RefusalError:
    """400: the call itself is wrong."""
    return RefusalError(400, f"Bad Request: {why}")


def bad_entities(why: str) -> RefusalError:
    """400: the text's markup cannot be understood."""
    return bad_request(f"can't parse entities: {why}")


def forbidden(why: str) -> RefusalError:
    """403: that person or group does not want the bot."""
    return RefusalError(403, f"Forbidden: {why}")


def conflict(why: str) -> RefusalError:
    """409: another way of fetching updates is in use."""
    return RefusalError(409, f"Conflict: {why}")


def too_many(seconds: int) -> RefusalError:
    """429: too fast; to be tried again after that many seconds."""
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def moved(chat_id: int) -> RefusalError:
    """400: the group has become a supergroup with another id."""
    return RefusalError(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=chat_id,
    )
