# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses that Telegram opens: http, https, tg and ton, with a host that can exist."""

import re
from urllib.parse import urlsplit

from bot.simulator.refusal import bad_request

HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]*|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]")
START = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What may follow `?start=` in a deep link."""


def web_address(url: str) -> str:
    """`url` as Telegram keeps it: with its scheme, and a slash after a bare host.

    Raises:
        RefusalError: `Unsupported URL protocol`, `URL host is empty` or `Wrong HTTP URL`.
    """
    url = url.strip()
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):(?=//|[^\d])", url)
    if scheme and scheme[1].lower() in {"tg", "ton"}:
        return url
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise bad_request("Unsupported URL protocol")
    parts = urlsplit(url if scheme else f"http://{url}")
    if not parts.netloc:
        raise bad_request("URL host is empty")
    if not HOST.fullmatch(parts.hostname or "") or re.search(r"\s", url):
        raise bad_request("Wrong HTTP URL")
    return parts._replace(path=parts.path or "/").geturl()
