# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was learned is kept between starts, and never believed blindly."""

import tracemalloc
from functools import partial
from os import utime
from pathlib import Path

import numpy as np
import pytest
from msgspec import Struct
from numpy.typing import NDArray

from bot.answers import Reader
from bot.answers.memory import KEPT, Memory


class Sum(Struct, frozen=True):
    """Something slow to work out."""

    of: tuple[int, ...]
    parts: NDArray[np.int32]
    words: frozenset[str]


class Clerk:
    """Works sums out, and counts how often."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Sum:
        """The sum, once more."""
        self.asked += 1
        return Sum((1, 2), np.array([[1, 2], [3, 4]], np.int32), frozenset({"tre"}))


FEW = {
    "nidi-0-3": """
costi: [quanto costa il nido, quant'è la retta del nido]
dove: [dove si trova il nido]
""",
    "casa-acqua": """
dove: [dov'è la casetta dell'acqua, in che via è la casetta]
costi: [quanto costa l'acqua della casetta]
""",
}
"""A small base: two things asked about two services."""


class Called:
    """What the services are called."""

    def names(self, language: str) -> list[tuple[str, str]]:
        """What one of the services is called, in Italian."""
        return [("nido", "nidi-0-3")] if language == "it" else []


def recalled(folder: Path, clerk: Clerk, source: object = "1+2") -> Sum:
    """The sum, by a start of its own."""
    return Memory(folder).of("sum", Sum, source, clerk)


def test_the_same_source_is_worked_out_once(tmp_path: Path) -> None:
    """A second start finds what the first one made, arrays and all; for its owner alone."""
    clerk = Clerk()
    first, second = (recalled(tmp_path / "new" / "cache", clerk) for _ in range(2))

    assert clerk.asked == 1
    assert (second.of, second.words) == ((1, 2), frozenset({"tre"}))
    assert second.parts.tolist() == [[1, 2], [3, 4]]
    assert second.parts.dtype == first.parts.dtype
    assert (tmp_path / "new" / "cache").stat().st_mode & 0o777 == 0o700


def test_what_is_kept_takes_no_memory(tmp_path: Path) -> None:
    """Numbers stay in the file, also for the start that made them."""
    size = 10_000_000
    clerk = partial(Sum, (), np.arange(size // 4, dtype=np.int32), frozenset())
    made = Memory(tmp_path).of("sum", Sum, size, clerk)
    tracemalloc.start()
    kept = Memory(tmp_path).of("sum", Sum, size, clerk)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken < size / 10
    assert int(kept.parts[-1]) == int(made.parts[-1]) == size // 4 - 1
    assert not made.parts.flags.owndata


def test_another_source_is_worked_out_anew(tmp_path: Path) -> None:
    """One changed word in a text is enough; only the latest few results stay."""
    clerk = Clerk()
    for number in range(KEPT + 3):
        recalled(tmp_path, clerk, source=("1+2", number))

    assert clerk.asked == KEPT + 3
    assert len(list(tmp_path.iterdir())) == KEPT


@pytest.mark.parametrize("content", [b"", b"short", b"\0" * 500])
def test_a_damaged_file_is_not_believed(tmp_path: Path, content: bytes) -> None:
    """Half a file, or a changed one, is made anew and mended."""
    clerk = Clerk()
    recalled(tmp_path, clerk)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(content)

    assert recalled(tmp_path, clerk).of == (1, 2)
    assert (clerk.asked, file.read_bytes()) == (2, whole)
    file.write_bytes(whole[:-1] + b"!")
    recalled(tmp_path, clerk)
    assert clerk.asked == 3


def test_a_folder_that_cannot_be_used_costs_time_only(tmp_path: Path) -> None:
    """A file stands where the folder should be: every start learns, none fails."""
    clerk = Clerk()
    (tmp_path / "file").write_text("in the way")

    assert recalled(tmp_path / "file", clerk).of == recalled(tmp_path / "file", clerk).of
    assert clerk.asked == 2
    assert Memory().of("sum", Sum, "1+2", clerk).of == (1, 2)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """A disk that refuses at every start does not fill with halves."""
    clerk = Clerk()
    recalled(tmp_path, clerk)
    (file,) = tmp_path.iterdir()
    file.unlink()
    file.mkdir()

    assert recalled(tmp_path, clerk).of == (1, 2)
    assert clerk.asked == 2
    assert [*tmp_path.iterdir()] == [file]


def test_halves_of_who_was_killed_are_swept(tmp_path: Path) -> None:
    """Not those of another start that learns the same at this moment: two would spoil each other's."""
    clerk = Clerk()
    recalled(tmp_path, clerk)
    (file,) = tmp_path.iterdir()
    ours, killed = file.with_suffix(f".{file.read_bytes()[:4].hex()}"), file.with_suffix(".half")
    file.unlink()
    for half in (ours, killed):
        half.write_bytes(b"half of it")
    utime(killed, (0, 0))

    recalled(tmp_path, clerk)
    assert sorted(tmp_path.iterdir()) == sorted((file, ours))
    assert ours.read_bytes() == b"half of it"


def test_whoever_remembers_understands_the_same(tmp_path: Path) -> None:
    """The second start reads messages as one that has just learned: to the last digit."""
    memory = Memory(tmp_path / "cache")
    for topic, asked in FEW.items():
        path = tmp_path / "services" / topic / "questions.it.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(asked, "utf-8")
    learned, again = (Reader.build(Called(), tmp_path, memory) for _ in range(2))

    for text in ("quanto csota il nido?", "dove sta la casetta dell'acqua", "pizza"):
        assert again.explain(text) == learned.explain(text)
    assert again.read("quanto csota il nido?").topic == "nidi-0-3"
