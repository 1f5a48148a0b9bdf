# SPDX-License-Identifier: AGPL-3.0-or-later
"""A link is https and leads to somebody who is named as a source."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.answers.checks.scope import Scope
from bot.model import Problem

_LINK = re.compile(r"(?:https?|ftp)://[^\s)»\"]+|(?<![\w/.@])www\.[\w./-]+", re.IGNORECASE)


def problems(scope: Scope) -> Iterator[Problem]:
    """Links that are not https, in texts and in sources, or that lead where no source is."""
    hosts = set()
    for dossier, service in scope.services():
        for key, source in service.sources.items():
            if source.url and not _is_https(source.url):
                yield dossier.wrong(
                    f"source '{key}' has the address '{source.url}'; right is https://… or `none`",
                    "sources",
                    key,
                    "url",
                )
            hosts.add(urlsplit(source.url).hostname)
    for passage in scope.passages():
        for offset, line in enumerate(passage.text.splitlines()):
            for link in (match[0].rstrip(".,;:") for match in _LINK.finditer(line)):
                line_number = passage.line + offset
                if not _is_https(link):
                    yield Problem(
                        passage.path, line_number, f"link '{link}' is not https; right is https://…"
                    )
                elif not passage.what.startswith("page") and urlsplit(link).hostname not in hosts:
                    yield Problem(
                        passage.path,
                        line_number,
                        f"link '{link}' is no source; right is to name it in service.yaml",
                    )


def _is_https(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme == "https" and "." in (parts.hostname or "")
