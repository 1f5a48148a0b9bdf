# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learning in processes of their own: the same as in place, and nothing is lost where it cannot be done."""

import asyncio
import logging
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from bot import apart
from bot.answers import Lessons, Memory, Reader, load
from bot.answers.learning.textbook import Textbook
from bot.errors import BadKnowledge
from tests.townhall import small


async def test_parts_are_learned_by_other_processes(tmp_path: Path) -> None:
    """Afterwards nothing is missing, and what they kept is what one would have learned oneself.

    But for rounding: another process may use other threads, and add in another order. They have our
    environment, as in `sportello run`: it may say how numbers are multiplied (OPENBLAS_CORETYPE).
    """
    folder, cache = small(tmp_path / "knowledge"), tmp_path / "cache"
    library = load(folder)
    lessons = Lessons(library, folder, Memory(cache))
    missing = lessons.missing()

    await apart.learn(missing, folder, cache, os.environ)  # noqa: TID251  # as wiring hands it on

    kept = {each.name.partition("-")[0] for each in cache.iterdir()}
    here = Lessons(library, folder)
    assert missing == [["ro"], ["likeness"]]
    assert kept >= {"lesson.ro", "likeness"}
    assert lessons.missing() == []
    assert np.allclose(lessons.likeness().weights, here.likeness().weights, atol=0.001)
    assert np.allclose(lessons.lesson("ro").weights, here.lesson("ro").weights, atol=0.001)


def test_whoever_remembers_opens_no_examples(tmp_path: Path) -> None:
    """A start is quick, and holds no texts that it does not need."""
    folder, memory = small(tmp_path / "knowledge"), Memory(tmp_path / "cache")
    library = load(folder)
    before = Reader.taught(Lessons(library, folder, memory))

    again = Reader.taught(Lessons(library, folder, memory, textbook=unopened))

    assert again.read("cât costă creșa") == before.read("cât costă creșa")


def unopened() -> Textbook:
    """A textbook that nobody may open."""
    raise AssertionError("the examples were read although nothing had to be learned")


def test_an_example_that_cannot_be_used_is_told_before_anything_is_learned(tmp_path: Path) -> None:
    """With its line, as every other mistake of a start."""
    folder = small(tmp_path / "knowledge")
    (folder / "messages.it.yaml").write_text("actions:\n  human: voglio una persona\n", "utf-8")

    with pytest.raises(BadKnowledge, match=r"messages\.it\.yaml:2: "):
        Lessons(load(folder), folder, Memory(tmp_path / "cache")).missing()


def test_files_without_examples_teach_nothing(tmp_path: Path) -> None:
    """A file that holds a comment alone is no reason to fail."""
    folder = small(tmp_path / "knowledge")
    (folder / "messages.en.yaml").write_text("# to be written\n", "utf-8")
    reader = Reader.taught(Lessons(load(folder), folder))

    assert reader.read("how much is the nursery", hint="en").outcome == "abstain"


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

    assert Lessons(load(folder), folder, Memory(tmp_path / "cache")).missing() == []


def test_only_what_changed_is_learned_anew(tmp_path: Path) -> None:
    """A cry for help is no question: what the questions teach stays as it was."""
    folder, cache = small(tmp_path / "knowledge"), tmp_path / "cache"
    library = load(folder)
    Lessons(library, folder, Memory(cache)).lesson("ro")
    (folder / "alarms.it.yaml").write_text("emergencies: {fire: [va a fuoco il fienile]}", "utf-8")

    assert Lessons(library, folder, Memory(cache)).missing() == [["likeness"]]


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small town's knowledge, and a cache with all that it teaches."""
    root = tmp_path_factory.mktemp("learned")
    folder, cache = small(root / "knowledge"), root / "cache"
    Reader.taught(Lessons(load(folder), folder, Memory(cache)))
    return folder, cache


@pytest.mark.parametrize(
    ("name", "stale"),
    [
        ("alarms.it.yaml", [["likeness"]]),
        ("dangers.yaml", [["likeness"]]),
        ("courtesy.yaml", [["likeness"]]),
        ("glossary.ro.yaml", [["ro"], ["likeness"]]),
        ("services/nidi-0-3/questions.ro.yaml", [["ro"], ["likeness"]]),
        ("town.yaml", []),
    ],
)
def test_what_was_learned_from_another_text_is_not_believed(
    learned: tuple[Path, Path], name: str, stale: list[list[str]]
) -> None:
    """A town edits a file: whatever it teaches is learned anew, and nothing else."""
    folder, cache = learned
    path = folder / name
    before = path.read_bytes()
    path.write_bytes(before + b"\n# a word more\n")
    try:
        assert Lessons(load(folder), folder, Memory(cache)).missing() == stale
    finally:
        path.write_bytes(before)


async def test_a_machine_that_can_start_no_process_is_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing fails: whoever needs the part learns it in place."""
    monkeypatch.setattr(sys, "executable", "no-such-python")

    await apart.learn([["it"], ["likeness"]], tmp_path, tmp_path / "cache", {})

    assert caplog.messages == ["learn outcome=in-place problem=FileNotFoundError"] * 2


def held(folder: Path) -> Path:
    """A file that is read while the likeness is learned; whoever reads it waits for its end in vain."""
    pipe = folder / "courtesy.yaml"
    pipe.unlink()
    os.mkfifo(pipe)
    return pipe


async def test_whoever_stops_waiting_ends_the_learning(tmp_path: Path) -> None:
    """As `sportello run` does on SIGTERM: nothing goes on by itself."""
    folder = small(tmp_path / "knowledge")
    pipe = held(folder)
    learning = asyncio.create_task(apart.learn([["likeness"]], folder, tmp_path / "cache", {}))
    # Opens as soon as the other process reads it.
    writing = await asyncio.to_thread(os.open, pipe, os.O_WRONLY)
    learning.cancel()
    with pytest.raises(asyncio.CancelledError):
        await learning

    with pytest.raises(BrokenPipeError):
        os.write(writing, b"nobody reads this")
    os.close(writing)
