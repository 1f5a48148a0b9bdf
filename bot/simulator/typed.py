# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines from a keyboard or a pipe, without keeping the event loop waiting."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from threading import Thread
from typing import TextIO


async def typed(source: TextIO) -> AsyncIterator[str]:
    """Each line as it is typed, without its end, until the end of the input."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str] = asyncio.Queue()

    def read() -> None:
        # Whoever quits closes the loop while this thread still waits for a line
        with suppress(RuntimeError):
            for line in iter(source.readline, ""):
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, "")

    # A daemon, not the loop's executor: nobody can wake a thread that waits
    # for a key, and leaving with Ctrl-C must not wait for one.
    Thread(target=read, daemon=True).start()
    while line := await lines.get():
        yield line.rstrip("\r\n")
