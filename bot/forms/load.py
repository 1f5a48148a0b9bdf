# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms from their files."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.errors import BadKnowledge
from bot.forms.checks import mistakes
from bot.forms.form import ANY_TOPIC, Form, Forms
from bot.forms.tree import Tree, read_tree
from bot.model import Problem


def load(folder: Path) -> Forms:
    """Every form of the folder, by its id (the name of its file).

    Raises:
        BadKnowledge: the first grave mistake, with path and line.
    """
    forms: dict[str, Form] = {}
    for path in sorted(folder.glob("*.yaml")):
        tree = read_tree(path)
        for problem in mistakes(tree):
            if problem.grave:
                raise BadKnowledge(str(problem))
        forms[path.stem] = _built(tree)
    return forms


def problems(folder: Path) -> Iterator[Problem]:
    """Every mistake in the forms of the folder, for whoever edits them."""
    for path in sorted(folder.glob("*.yaml")):
        try:
            tree = read_tree(path)
        except BadKnowledge as wrong:
            yield _told(path, str(wrong))
            continue
        found = list(mistakes(tree))
        yield from found
        if any(problem.grave for problem in found):
            continue
        try:
            _built(tree)
        except BadKnowledge as wrong:
            yield _told(path, str(wrong))


def _built(tree: Tree) -> Form:
    try:
        topic = "" if tree.value["topic"] == ANY_TOPIC else tree.value["topic"]
        return msgspec.convert({**tree.value, "id": tree.path.stem, "topic": topic}, Form, strict=False)
    except msgspec.ValidationError as wrong:
        raise BadKnowledge(f"{tree.path}:{tree.line(_place(str(wrong)))}: {wrong}") from wrong


def _place(message: str) -> tuple[str | int, ...]:
    """`… - at `$.fields[2].kind`` as a way into the tree."""
    way = message.rpartition("`$")[2].partition("`")[0] if "`$" in message else ""
    parts = way.replace("[", ".").replace("]", "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def _told(path: Path, message: str) -> Problem:
    line, _, words = message.removeprefix(f"{path}:").partition(": ")
    return Problem(path, int(line) if line.isdigit() else 1, words)
