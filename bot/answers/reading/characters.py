# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table of characters that is filled as people write, and stays small whatever they write."""

from collections.abc import Callable

OURS = 0x3000
"""Code points below which it is always remembered what becomes of a character: the letters and signs of all
languages that we have words in, but Chinese."""
MOST = 8192
"""Characters from which it is forgotten of any other: all of Unicode would take a hundred megabytes, and one
sender can write it."""


class Characters(dict[int, str | int | None]):
    """For `str.translate`: what `becomes` makes of each character."""

    def __init__(self, becomes: Callable[[int], str | int | None]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str | int | None:
        made = self._becomes(code)
        if code < OURS or len(self) < MOST:
            self[code] = made
        return made
