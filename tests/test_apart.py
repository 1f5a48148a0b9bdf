# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learning in processes of their own: the same as in place, and nothing is lost where it cannot be done."""

import logging
from pathlib import Path

import numpy as np
import pytest

from bot import apart
from bot.answers import Lessons, Memory, load
from tests.townhall import small


async def test_parts_are_learned_by_other_processes(tmp_path: Path) -> None:
    """Afterwards nothing is missing, and what they kept is what one would have learned oneself."""
    folder, cache = small(tmp_path / "knowledge"), tmp_path / "cache"
    library = load(folder)
    lessons = Lessons.load(library, folder, Memory(cache))
    missing = lessons.missing()

    await apart.learn(missing, folder, cache, {})

    kept = {each.name.partition("-")[0] for each in cache.iterdir()}
    here = Lessons.load(library, folder)
    assert missing == [["ro"], ["likeness"]]
    assert kept >= {"lesson.ro", "likeness"}
    assert lessons.missing() == []
    assert np.array_equal(lessons.likeness().weights, here.likeness().weights)
    assert np.array_equal(lessons.lesson("ro").weights, here.lesson("ro").weights)


async def test_what_cannot_be_learned_apart_is_still_missing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A process that fails is told in the log; whoever needs the part learns it in place."""
    with caplog.at_level(logging.WARNING, "sportello"):
        await apart.learn([["it"]], tmp_path / "nowhere", tmp_path / "cache", {})

    assert "learn outcome=in-place code=1" in caplog.text
    assert not (tmp_path / "cache").exists()


def test_what_could_not_be_kept_is_not_learned_apart(tmp_path: Path) -> None:
    """Where the cache is no folder that can be written, other processes would learn in vain."""
    folder = small(tmp_path / "knowledge")
    (tmp_path / "cache").write_text("no folder", "utf-8")

    assert Lessons.load(load(folder), folder, Memory(tmp_path / "cache")).missing() == []
