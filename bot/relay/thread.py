# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one thread that touches the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class DatabaseThread:
    """SQL is synchronous and a connection belongs to one thread: all of it runs here, one thing at a time."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")

    async def do(self, work: Callable[[], Result]) -> Result:
        """Run `work` in the thread and wait for what it gives.

        Shielded: whoever is cancelled while waiting does not undo work that has begun.
        """
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._executor, work))

    def close(self) -> None:
        """Finish what has begun, then stop."""
        self._executor.shutdown(wait=True)
