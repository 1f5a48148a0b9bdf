# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`; a label without such a
prefix is a topic. Cries for help, and what is `harmless` although it sounds like one, stand apart.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from bot.answers.yamlfile import read

PREFIXES = {"actions": "action", "smalltalk": "smalltalk", "elsewhere": "elsewhere"}
INJECTION, HARMLESS, EMERGENCIES = "injection", "harmless", "emergencies"
GROUPS = (*PREFIXES.values(), INJECTION)
"""What a label says before its colon; every other label is a topic."""
NO_SHEETS = "xx"
"""Stands for the languages without sheets: of them there are only cries for help, and harmless messages."""


class Messages(Struct, frozen=True):
    """What `messages.<language>.yaml` holds; nothing where there is no such file."""

    labelled: tuple[tuple[str, str], ...]
    """Each example with its label."""
    cries: tuple[tuple[str, str], ...]
    """Each cry for help, with the kind of danger."""
    harmless: tuple[str, ...]
    """What shares words with cries for help and is none."""

    @classmethod
    def load(cls, folder: Path, language: str) -> "Messages":
        """The messages of one language, from that folder."""
        tree = read(folder / f"messages.{language}.yaml")
        return cls(
            labelled=(
                *((str(text), INJECTION) for text in tree.get(INJECTION) or ()),
                *(
                    (text, f"{prefix}:{name}")
                    for part, prefix in PREFIXES.items()
                    for text, name in _named(tree, part)
                ),
            ),
            cries=tuple(_named(tree, EMERGENCIES)),
            harmless=tuple(map(str, tree.get(HARMLESS) or ())),
        )


def _named(tree: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    """Each text of a part, with the name that it stands under."""
    for name, texts in (tree.get(part) or {}).items():
        for text in texts or ():
            yield str(text), str(name)
