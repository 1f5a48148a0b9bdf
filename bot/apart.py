# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learns in processes of their own: whoever serves for months must not keep what some seconds take."""

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

HOUSE = Path(__file__).parents[1]
"""Where `bot` is found, whatever folder we were started in."""
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1"}
"""For whoever learns beside another: with more, the threads of both wait for each other most of the time."""

log = logging.getLogger("sportello")


async def learn(
    groups: Iterable[Sequence[str]], knowledge: Path, cache: Path, environment: Mapping[str, str]
) -> None:
    """Have each group of parts learned and kept in the cache, all groups side by side.

    What cannot be learned so is missing there afterwards. Whoever cancels this, ends all of it.
    """
    async with asyncio.TaskGroup() as tasks:
        for parts in groups:
            tasks.create_task(_learned(_command(parts, knowledge, cache), {**environment, **ONE_CORE}))


def _command(parts: Sequence[str], knowledge: Path, cache: Path) -> list[str]:
    return [sys.executable, "-m", "bot.answers", str(knowledge.absolute()), str(cache.absolute()), *parts]


async def _learned(command: Sequence[str], environment: Mapping[str, str]) -> None:
    try:
        # In a session of its own: Ctrl-C comes to us alone, and no traceback of theirs is shown for it.
        process = await asyncio.create_subprocess_exec(
            *command, cwd=HOUSE, env=environment, stdin=DEVNULL, stdout=DEVNULL, start_new_session=True
        )
    except OSError as problem:
        log.warning("learn outcome=in-place problem=%s", type(problem).__name__)
        return
    try:
        if await process.wait():
            log.warning("learn outcome=in-place code=%s", process.returncode)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
