# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms from their files."""

from functools import partial
from pathlib import Path

from bot.forms.checks import mistakes
from bot.forms.form import Form, Forms
from bot.forms.formfile import form
from bot.model import Problem
from bot.written import accepted, noted, read


def load(folder: Path) -> Forms:
    """Every form of the folder, by its id (the name of its file).

    Raises:
        BadKnowledge: a file cannot be used; each line says where, what and what is right.
    """
    return {each.id: each for each in accepted(partial(_read, folder))}


def problems(folder: Path) -> list[Problem]:
    """Every mistake in the forms of the folder, for whoever edits them."""
    return noted(partial(_read, folder))


def _read(folder: Path, problems: list[Problem]) -> list[Form]:
    forms: list[Form] = []
    for path in sorted(folder.glob("*.yaml")):
        written = read(path, problems)
        if written is not None:
            forms.append(form(written, problems))
            problems += mistakes(forms[-1], written)
    return forms
