# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents read beside sheets and pages: forms, ready words of the offices, names of other bodies."""

from collections.abc import Iterator
from pathlib import Path

from bot.answers.checks.scope import Passage
from bot.phrases import LANGUAGES
from bot.written import Written, read

_FILES = ("forms/*.yaml", "replies.*.yaml", "elsewhere.yaml", "rankings/*.yaml", "tables/*.yaml")
_HEARD = "names"
"""Key of what people may write instead of a label: it is understood, never said."""


def passages(folder: Path) -> Iterator[Passage]:
    """Every text under a key that is a language, or in a file that has one in its name.

    Whoever owns a file judges its shape: what cannot be read there is not said twice.
    """
    for pattern in _FILES:
        for path in sorted(folder.glob(pattern)):
            written = read(path, [])
            language = path.suffixes[0].removeprefix(".")
            yield from _texts(written, language if language in LANGUAGES else "") if written else ()


def _texts(written: Written, language: str) -> Iterator[Passage]:
    if written.text and language:
        yield Passage("text", written.path, written.line, written.text, language)
    for item in written.items:
        yield from _texts(item, language)
    for key, value in written.keys.items():
        if key != _HEARD:
            yield from _texts(value, key if key in LANGUAGES else language)
