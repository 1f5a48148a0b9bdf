# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody wrote in a YAML file, with the line of every value: the only way in which YAML is read.

Every scalar stays the words it is: a clerk who writes `no`, `9:30` or `1.50` means just that, no truth
value, no number of minutes and no 1.5. Whoever knows what a value should be makes that of it.
"""

from collections.abc import Callable, Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec import Struct, structs

from bot.errors import BadKnowledge, SportelloError
from bot.model import Problem

Value = TypeVar("Value")

# The C reader is ten times faster, and the whole base is read at every start; not every PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = ("", "~", "null")


class Written(Struct, frozen=True):
    """One value (words, a list or a mapping) and where it stands."""

    path: Path
    line: int
    value: "str | tuple[Written, ...] | dict[str, Written]"

    @property
    def text(self) -> str:
        """The words, or nothing where it is a list or a mapping."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> "tuple[Written, ...]":
        """The entries of a list; nothing where it is no list."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def keys(self) -> "dict[str, Written]":
        """The entries of a mapping; nothing where it is no mapping."""
        return self.value if isinstance(self.value, dict) else {}

    def at(self, key: str) -> "Written":
        """What stands under that key; an empty value where nothing does."""
        return self.keys.get(key) or Written(self.path, self.line, "")

    def nearest(self, *keys: str) -> "Written":
        """What stands under these keys, one within the other; or what is around it, where one is missing."""
        around = self
        for key in keys:
            if key not in around.keys:
                break
            around = around.keys[key]
        return around

    def wrong(self, message: str, *, grave: bool = True) -> Problem:
        """A problem with this value."""
        return Problem(self.path, self.line, message, grave)

    def shown(self) -> str:
        """The value as an error message quotes it."""
        if isinstance(self.value, str):
            return f"'{self.value}'" if self.value else "nothing"
        return "a list" if isinstance(self.value, tuple) else "a mapping"


def read(path: Path, problems: list[Problem]) -> Written | None:
    """The tree in `path`; None where it cannot be read, which is noted in `problems`."""
    try:
        return parse(path.read_text("utf-8"), path, problems)
    except FileNotFoundError:
        problems.append(Problem(path, 1, "no such file; right is to write it"))
    except UnicodeDecodeError:
        problems.append(Problem(path, 1, "not written in UTF-8; right is to save it as UTF-8"))
    return None


def parse(text: str, path: Path, problems: list[Problem], first_line: int = 1) -> Written | None:
    """The tree in `text`, which begins at `first_line` of `path`; None where it is no YAML."""
    try:
        node = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line if wrong.problem_mark else 0
        # What never ends is noticed one line after the last.
        line = min(line, text.count("\n"))
        problems.append(Problem(path, first_line + line, f"not YAML: {wrong.problem}"))
        return None
    except yaml.YAMLError as wrong:
        problems.append(Problem(path, first_line, f"not YAML: {wrong}"))
        return None
    if node is None:
        return Written(path, first_line, {})
    try:
        return _tree(node, path, problems, first_line)
    except RecursionError:
        problems.append(Problem(path, first_line, "a value holds itself (`*…`); right is to write it out"))
        return None


def _tree(node: Any, path: Path, problems: list[Problem], first_line: int) -> Written:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        plain = node.style is None and node.value in _NOTHING
        return Written(path, line, "" if plain else node.value.strip())
    if isinstance(node, yaml.SequenceNode):
        return Written(path, line, tuple(_tree(each, path, problems, first_line) for each in node.value))
    tree: dict[str, Written] = {}
    for key, value in node.value:
        name, key_line = str(key.value), first_line + key.start_mark.line
        if name in tree:
            # YAML itself would silently keep the last one.
            problems.append(Problem(path, key_line, f"key '{name}' stands here twice; right is once"))
        # The line of the key, not of what follows it: that is where a clerk looks.
        tree[name] = structs.replace(_tree(value, path, problems, first_line), line=key_line)
    return Written(path, line, tree)


def close_to(word: str, known: Collection[str]) -> str:
    """What would be right in place of `word`: the most similar of `known`, or all of them."""
    alike = get_close_matches(word, known, n=1)
    if alike:
        return f"right is probably '{alike[0]}'"
    return f"right is one of: {'; '.join(known) or '(nothing yet)'}"


def noted(reading: Callable[[list[Problem]], object]) -> list[Problem]:
    """Whatever `reading` notes as wrong."""
    found: list[Problem] = []
    reading(found)
    return found


def accepted(
    reading: Callable[[list[Problem]], Value | None], error: type[SportelloError] = BadKnowledge
) -> Value:
    """What `reading` makes of a file.

    Raises:
        error: it notes something grave; each line says where, what and what is right.
    """
    found: list[Problem] = []
    made = reading(found)
    refusal = "\n".join(str(problem) for problem in sorted(found) if problem.grave)
    if refusal or made is None:
        raise error(refusal)
    return made
