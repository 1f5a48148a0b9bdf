# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mistakes that somebody who edits a form can make, each told with what would be right."""

from collections.abc import Iterator

from bot.forms.tree import Tree
from bot.model import Problem


def mistakes(tree: Tree) -> Iterator[Problem]:
    """Everything wrong in one form."""
    yield from tree.repeated
    if not isinstance(tree.value, dict):
        yield tree.problem((), "a form is a mapping: version, topic, kind, title, …")
