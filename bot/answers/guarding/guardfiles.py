# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of guards: `guards.<language>.yaml`, and `courtesy.yaml` for languages without sheets.

Each is opened once for all that is in it, and holds nothing else: under a mistyped `gaurds:` every guard
of a language would be gone, and nobody would know.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bot.answers.guarding.guards import Guards, guards
from bot.answers.guarding.passwords import Passwords, listed
from bot.answers.guarding.private import Private
from bot.answers.reading import courtesy
from bot.answers.reading.yamlfile import GUARDING, GUARDS, PRIVATE, whole
from bot.model import Problem
from bot.written import accepted


def load(paths: Iterable[Path]) -> tuple[Guards, Private]:
    """The guards of these files, and what they know of private matters.

    Raises:
        BadKnowledge: one cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(attempt, paths))


def attempt(paths: Iterable[Path], problems: list[Problem]) -> tuple[Guards, Private]:
    """The same as far as they can be read; whatever is wrong is noted."""
    files = [whole(path, _keys(path), problems) for path in paths]
    alarms, private = (guards(files, part, problems) for part in (GUARDS, PRIVATE))
    return alarms, Private(private, Passwords(listed(files)))


def _keys(path: Path) -> tuple[str, ...]:
    return courtesy.KEYS if path.name == courtesy.FILE else GUARDING
