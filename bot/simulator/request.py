# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pretend Telegram at the seam where python-telegram-bot would speak HTTP."""

import json
import re
from typing import Any
from urllib.parse import unquote

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.simulator.telegram import PretendTelegram
from bot.simulator.trouble import Fault, LostError
from bot.simulator.upload import Upload

ADDRESS = re.compile(r"https?://[^/]+/(?P<file>file/)?bot(?P<token>[^/]+)/(?P<rest>.+)")


class PretendRequest(BaseRequest):
    """Hands the requests of a `telegram.Bot` to a `PretendTelegram`, and its answers back."""

    __slots__ = ("_telegram",)

    def __init__(self, telegram: PretendTelegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """How long the bot would wait for an answer, in seconds."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(  # python-telegram-bot's signature
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """HTTP status and body, as the real one would answer.

        Raises:
            TimedOut, NetworkError: trouble made to order.
        """
        found = ADDRESS.fullmatch(unquote(url))
        if found is None:
            raise NetworkError(f"'{url}' is no address of the Bot API")
        fields = request_data.json_parameters if request_data else {}
        try:
            if found["file"]:
                return self._telegram.download(found["token"], found["rest"])
            code, body = await self._telegram.call(
                found["token"], found["rest"], fields, uploads(request_data)
            )
        except LostError as lost:
            return _lost(lost.fault)
        return code, json.dumps(body).encode()


def uploads(request_data: RequestData | None) -> dict[str, Upload]:
    """The files of a request, by field; `attach://` names stand for themselves."""
    if request_data is None:
        return {}
    found = {}
    for name, (file_name, content, mime) in request_data.multipart_data.items():
        found[name] = Upload(file_name, content if isinstance(content, bytes) else content.read(), mime)
    return found


def _lost(fault: Fault) -> tuple[int, bytes]:
    if fault is Fault.UNREACHABLE:
        raise NetworkError("httpx.ConnectError: All connection attempts failed")
    if fault is Fault.GATEWAY:
        return 502, b"<html><head><title>502 Bad Gateway</title></head></html>"
    raise TimedOut
