# SPDX-License-Identifier: AGPL-3.0-or-later
"""A drawer of files, which has the trouble it is given."""

from collections import deque


class Drawer:
    """`files` by id; `trouble` holds the errors that strike next; `asked` the ids that were asked for."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.trouble: deque[Exception] = deque()
        self.asked: list[str] = []

    async def fetch(self, file: str) -> bytes:
        """Hand it over, or fail as ordered."""
        self.asked.append(file)
        if self.trouble:
            raise self.trouble.popleft()
        return self.files[file]
