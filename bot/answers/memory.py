# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keeps between starts what is slow to learn, each value under a hash of all that it was learned from."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")
HASH_SIZE = 16
"""Bytes that tell one source from another, and a whole file from a damaged one."""
ARRAY = 1
"""Our number for an array among the extensions of MessagePack."""
KEPT = 3
"""Files of one name that stay: towns and versions that share a folder do not push each other out."""
WHOLE, HALF = ".bin", ".half"
"""How the names of files end, and of those that are being written."""
WRITING = 600
"""Seconds after which nobody is still writing a half file: whoever was has been killed."""
TEACHERS = ("PyStemmer", "PyYAML", "numpy", "rapidfuzz", "wordfreq")
"""Packages whose next version may teach something else."""
HOUSE = Path(__file__).parents[1]
READERS = ("fields.py", "written.py", "phrases/__init__.py")
"""Our own code beside this room that what is learned is read by."""


class Memory:
    """A folder of values. One that cannot be read or written costs time at the start, nothing else."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def of(self, name: str, kind: type[Value], source: object, make: Callable[[], Value]) -> Value:
        """The value that `make` gives for `source` (plain values): kept from an earlier start, or made now.

        `kind` is a Struct of plain values and numpy arrays. This program's own code counts as source.
        """
        if self._folder is None:
            return make()
        path = _path(self._folder, name, source)
        kept = _read(path, kind)
        if kept is None:
            kept = make()
            self._write(path, name, msgspec.msgpack.encode(kept, enc_hook=_flat))
            # As every later start has it: in the file, not in memory.
            kept = _read(path, kind) or kept
        return kept

    def has(self, name: str, source: object) -> bool:
        """Whether an earlier start has kept the value for `source`."""
        return self._folder is not None and _path(self._folder, name, source).exists()

    def is_writable(self) -> bool:
        """Whether anything can be kept."""
        if self._folder is None:
            return False
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            TemporaryFile(dir=self._folder).close()
        except OSError:
            return False
        return True

    def _write(self, path: Path, name: str, content: bytes) -> None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _put(path, _hash(content) + content)
            _sweep(path, name)
        except OSError:
            return  # a full or foreign disk: the next start learns anew


NO_MEMORY = Memory()
"""Keeps nothing: everything is made anew."""


def _path(folder: Path, name: str, source: object) -> Path:
    """Where the value for `source` is kept."""
    return folder / f"{name}-{_hash(_code(), msgspec.msgpack.encode(source)).hex()}{WHOLE}"


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all: a half file would be read by whoever starts at this moment."""
    with NamedTemporaryFile(dir=path.parent, prefix=f"{path.stem}.", suffix=HALF, delete=False) as file:
        half = Path(file.name)
        try:
            file.write(content)
            file.flush()
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)


def _sweep(path: Path, name: str) -> None:
    """Keeps the latest few of that name, and of halves those that were still written when `path` was."""
    there = [*path.parent.glob(f"{name}-*")]
    whole = sorted((each for each in there if each.suffix == WHOLE), key=_age)
    halves = (each for each in there if each.suffix != WHOLE)
    left = (each for each in halves if _age(each) < _age(path) - WRITING)
    for each in (*whole[:-KEPT], *left):
        each.unlink(missing_ok=True)


def _read(path: Path, kind: type[Value]) -> Value | None:
    try:
        with path.open("rb") as file:
            kept = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # not there, or empty
        return None
    content = memoryview(kept)[HASH_SIZE:]
    if _hash(content) != kept[:HASH_SIZE]:
        return None
    value = msgspec.msgpack.decode(content, type=kind, dec_hook=_seen, ext_hook=_array)
    # Arrays stay in the file: what a message needs comes back by itself, and the rest takes no memory.
    kept.madvise(MADV_DONTNEED)
    return value


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _hash(*parts: bytes | memoryview) -> bytes:
    digest = blake2b(digest_size=HASH_SIZE)
    for part in parts:
        digest.update(part)
    return digest.digest()


@cache
def _code() -> bytes:
    """What this room, those that it reads by and its teachers are at present."""
    room = sorted(Path(__file__).parent.rglob("*.py"))
    code = (path.read_bytes() for path in (*room, *(HOUSE / each for each in READERS)))
    return _hash(*code, *(version(package).encode() for package in TEACHERS))


def _flat(value: Any) -> msgspec.msgpack.Ext:
    if isinstance(value, np.ndarray):
        head = msgspec.msgpack.encode((value.dtype.str, value.shape))
        return msgspec.msgpack.Ext(ARRAY, bytes([len(head)]) + head + value.tobytes())
    raise NotImplementedError(f"{type(value).__name__} is no plain value")


def _array(_: int, flat: memoryview) -> NDArray[Any]:
    start = 1 + flat[0]
    kind, shape = msgspec.msgpack.decode(flat[1:start], type=tuple[str, tuple[int, ...]])
    return np.frombuffer(flat[start:], kind).reshape(shape)


def _seen(_: type, value: Any) -> Any:
    return value
