# SPDX-License-Identifier: AGPL-3.0-or-later
"""A YAML file with the line of every value, so that a mistake can be told where it stands.

`yes`, `no`, `on` and dates stay the words they are: a clerk who writes `is: [yes]` means the word.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from bot.errors import BadKnowledge
from bot.loader import LOADER
from bot.model import Problem

At = tuple[str | int, ...]
"""The way to a value: keys and places in lists."""


class Tree(Struct, frozen=True):
    """What a file says, and where."""

    path: Path
    value: Any
    places: Mapping[At, int]
    repeated: tuple[Problem, ...]

    def line(self, at: At) -> int:
        """The line of a value, or of the nearest thing around it that is written down."""
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at, 1)

    def problem(self, at: At, message: str) -> Problem:
        """Something wrong at that place."""
        return Problem(self.path, self.line(at), message)


def read_tree(path: Path) -> Tree:
    """The file as plain values.

    Raises:
        BadKnowledge: it is not YAML, or not UTF-8.
    """
    places: dict[At, int] = {}
    repeated: list[Problem] = []
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise BadKnowledge(f"{path}:{line}: not YAML: {wrong.problem}") from wrong
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise BadKnowledge(f"{path}:1: not YAML in UTF-8: {wrong}") from wrong
    value = _plain(root, (), places, repeated, path) if root else None
    return Tree(path, value, places, tuple(repeated))


def _plain(node: yaml.Node, at: At, places: dict[At, int], repeated: list[Problem], path: Path) -> Any:
    places[at] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(own, (*at, n), places, repeated, path) for n, own in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, own in node.value:
            name = str(key.value)
            if name in found:
                line = key.start_mark.line + 1
                repeated.append(
                    Problem(path, line, f"'{name}' is written twice; the first one would be lost")
                )
            found[name] = _plain(own, (*at, name), places, repeated, path)
            places[(*at, name)] = key.start_mark.line + 1
        return found
    return _scalar(node)


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    word = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "int" and word.lstrip("+-").isdigit():
        return int(word)
    if kind == "bool" and word.lower() in ("true", "false"):
        return word.lower() == "true"
    return None if kind == "null" else word


def words(value: Any) -> Iterator[str]:
    """All texts within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for own in value.values():
            yield from words(own)
    elif isinstance(value, list):
        for own in value:
            yield from words(own)
