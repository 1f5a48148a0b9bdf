# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is in charge of what is no service here (`elsewhere.yaml`): other bodies, and our own offices."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from bot.fields import Fields
from bot.model import Problem, Texts
from bot.written import accepted, noted, read

FILE = "elsewhere.yaml"


ANY_OFFICE = "any"
"""Our own, whichever office it is."""


class Body(Struct, frozen=True):
    """An institution: its name, and what one goes to it for."""

    name: Texts
    what: Texts
    office: str = ""
    """The office of ours that it is, or `any`; empty for another institution."""


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
        office = fields.text("office") if fields.maybe("office") else ""
        bodies[key] = Body(fields.texts("name"), fields.texts("what"), office)
        fields.close()
    return bodies
