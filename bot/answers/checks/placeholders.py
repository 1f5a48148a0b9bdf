# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every `{…}` in a text names something that the bot can fill in."""

import re
from collections.abc import Iterator

from bot.answers.checks.scope import Scope
from bot.answers.library.place import OFFICE_NAMES, TOWN_NAMES
from bot.model import Problem
from bot.written import close_to

_BRACES = re.compile(r"\{([^}]*)\}|[{}]")


def problems(scope: Scope) -> Iterator[Problem]:
    """Placeholders that nobody can fill in, and single braces."""
    town = tuple(f"town.{name}" for name in TOWN_NAMES)
    office = tuple(f"office.{name}" for name in OFFICE_NAMES)
    for passage in scope.passages():
        # A page belongs to no service, so there is no office to name.
        known = town if passage.what.startswith("page") else (*office, *town)
        for offset, line in enumerate(passage.text.splitlines()):
            for match in _BRACES.finditer(line):
                if match[1] not in known:
                    yield Problem(
                        passage.path,
                        passage.line + offset,
                        f"unknown placeholder '{match[0]}'; {close_to(match[1] or '', known)}",
                    )
