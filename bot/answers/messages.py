# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`; a label without such a
prefix is a topic. Cries for help, and what is `harmless` although it sounds like one, stand apart.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.answers.yamlfile import read

PREFIXES = {"actions": "action", "smalltalk": "smalltalk", "elsewhere": "elsewhere"}
INJECTION, HARMLESS, EMERGENCIES = "injection", "harmless", "emergencies"
GROUPS = (*PREFIXES.values(), INJECTION)
"""What a label says before its colon; every other label is a topic."""
NO_SHEETS = "xx"
"""Stands for the languages without sheets: of them there are only cries for help, and harmless messages."""


def labelled(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Each example message of `messages.<language>.yaml` with its label; none where there is no such file."""
    tree = _tree(folder, language)
    for text in tree.get(INJECTION) or ():
        yield str(text), INJECTION
    for part, prefix in PREFIXES.items():
        for name, texts in (tree.get(part) or {}).items():
            for text in texts or ():
                yield str(text), f"{prefix}:{name}"


def cries(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Each example of a cry for help, with the kind of danger."""
    for kind, texts in (_tree(folder, language).get(EMERGENCIES) or {}).items():
        for text in texts or ():
            yield str(text), str(kind)


def harmless(folder: Path, language: str) -> Iterator[str]:
    """Example messages that share words with cries for help and are none."""
    yield from map(str, _tree(folder, language).get(HARMLESS) or ())


def _tree(folder: Path, language: str) -> Mapping[str, Any]:
    return read(folder / f"messages.{language}.yaml")
