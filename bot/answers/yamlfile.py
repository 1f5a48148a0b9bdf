# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads one YAML file of words that people edit."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BadKnowledge
from bot.loader import LOADER


def read(path: Path) -> Mapping[str, Any]:
    """The mapping that the file holds; empty where there is no such file or nothing in it.

    Raises:
        BadKnowledge: the file is no YAML, or no mapping.
    """
    if not path.exists():
        return {}
    try:
        tree = yaml.load(path.read_text("utf-8"), LOADER)  # noqa: S506  # a safe loader either way
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise BadKnowledge(f"{path}:{line}: not YAML: {wrong.problem}") from wrong
    if tree is not None and not isinstance(tree, dict):
        raise BadKnowledge(f"{path}:1: {type(tree).__name__} at the top; right is a mapping (`concepts: …`)")
    return tree or {}


def named(tree: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    """Each text of a part, with the name that it stands under."""
    for name, texts in (tree.get(part) or {}).items():
        for text in texts or ():
            yield str(text), str(name)
