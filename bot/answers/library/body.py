# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is in charge of what is not the municipality's (`elsewhere.yaml`)."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.fields import Fields
from bot.model import Problem, Texts
from bot.written import accepted, noted, read

FILE = "elsewhere.yaml"


class Body(Struct, frozen=True):
    """Another institution: its name, and what one goes to it for."""

    name: Texts
    what: Texts


def load(folder: Path) -> Mapping[str, Body]:
    """The bodies of `folder`/elsewhere.yaml, by id.

    Raises:
        BadKnowledge: the file cannot be used; each line says where, what and what is right.
    """
    return accepted(partial(_read, folder))


def problems(folder: Path) -> list[Problem]:
    """Whatever is wrong in `folder`/elsewhere.yaml."""
    return noted(partial(_read, folder))


def _read(folder: Path, problems: list[Problem]) -> Mapping[str, Body]:
    written = read(folder / FILE, problems)
    bodies = {}
    for key, value in (written.keys if written else {}).items():
        fields = Fields(value, f"body '{key}'", problems)
        bodies[key] = Body(fields.texts("name"), fields.texts("what"))
        fields.close()
    return bodies
