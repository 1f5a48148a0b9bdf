# SPDX-License-Identifier: AGPL-3.0-or-later
"""A link is https and leads to somebody who is named as a source."""

import re
from collections.abc import Iterator

from bot.answers.checks.scope import Scope
from bot.model import Problem

# An address without `https://` too: chats make a link of it, and an insecure one.
LINK = re.compile(
    r"[a-z][a-z+.-]*://[^\s)»\"]+"
    r"|(?<![\w/.@-])(?:[a-z\d-]+\.)+(?:com|eu|gov|info|it|me|net|org)\b(?:/[^\s)»\"]*)?",
    re.IGNORECASE,
)
"""An address in a text, with a full stop or comma behind it perhaps."""
_UNSOURCED = ("page", "text")
"""Passages that belong to no service, so that its sources cannot be asked for."""
_HTTPS = re.compile(r"https://(?P<host>[a-z\d-]+(?:\.[a-z\d-]+)+)(?:/[^\s\"<>]*)?", re.IGNORECASE)


def problems(scope: Scope) -> Iterator[Problem]:
    """Links that are not https, in texts and in sources, or that lead where no source is."""
    hosts = set()
    for dossier, service in scope.services():
        for key, source in service.sources.items():
            if source.url and not _host(source.url):
                yield dossier.wrong(
                    f"source '{key}' has the address '{source.url}'; right is https://… or `none`",
                    "sources",
                    key,
                    "url",
                )
            hosts.add(_host(source.url))
    for passage in scope.everything():
        for offset, line in enumerate(passage.text.splitlines()):
            for link in (match[0].rstrip(".,;:") for match in LINK.finditer(line)):
                line_number = passage.line + offset
                if not _host(link):
                    yield Problem(
                        passage.path, line_number, f"link '{link}' is not https; right is https://…"
                    )
                elif not passage.what.startswith(_UNSOURCED) and _host(link) not in hosts:
                    yield Problem(
                        passage.path,
                        line_number,
                        f"link '{link}' is no source; right is to name it in service.yaml",
                    )


def _host(link: str) -> str:
    """The host that an https address leads to; empty where it is no such address."""
    found = _HTTPS.fullmatch(link)
    return found["host"].lower() if found else ""
