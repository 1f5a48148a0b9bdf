# SPDX-License-Identifier: AGPL-3.0-or-later
"""Example messages that are no question on a sheet, by what they are.

Their labels are `action:<id>`, `emergency:<kind>`, `smalltalk:<kind>`, `injection` and `elsewhere:<body>`;
a label without such a prefix is a topic.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.answers.yamlfile import read

ACTIONS, SMALLTALK, ELSEWHERE, EMERGENCIES = "actions", "smalltalk", "elsewhere", "emergencies"
PREFIXES = {ACTIONS: "action", SMALLTALK: "smalltalk", ELSEWHERE: "elsewhere", EMERGENCIES: "emergency"}
INJECTION = "injection"
GROUPS = (*PREFIXES.values(), INJECTION)
"""What a label says before its colon; every other label is a topic."""


def labelled(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Each example message of `messages.<language>.yaml` with its label; none where there is no such file."""
    tree = read(folder / f"messages.{language}.yaml")
    for text in tree.get(INJECTION) or ():
        yield str(text), INJECTION
    for part, prefix in PREFIXES.items():
        for name, texts in (tree.get(part) or {}).items():
            for text in texts or ():
                yield str(text), f"{prefix}:{name}"
