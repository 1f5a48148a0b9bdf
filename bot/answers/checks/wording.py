# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that hurt, and words of the office that nobody else uses (`style.yaml`)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.answers.checks.scope import Scope
from bot.model import Problem
from bot.phrases import LANGUAGES
from bot.written import close_to, read

FILE = "style.yaml"


def forbidden(folder: Path, problems: list[Problem]) -> Mapping[str, Mapping[str, str]]:
    """By language, the words that `folder`/style.yaml forbids and what it says is right."""
    path = folder / FILE
    written = read(path, problems) if path.exists() else None
    if written is None:
        return {}
    for key, value in written.keys.items():
        if key != "forbidden":
            problems.append(value.wrong(f"unknown key '{key}'; right is 'forbidden'"))
    languages = written.at("forbidden")
    for language, words in languages.keys.items():
        if language not in LANGUAGES:
            problems.append(words.wrong(f"unknown language '{language}'; {close_to(language, LANGUAGES)}"))
        for word, right in words.keys.items():
            if not right.text:
                problems.append(right.wrong(f"forbidden word '{word}' without what is right; right is words"))
    return {
        language: {word: right.text for word, right in words.keys.items()}
        for language, words in languages.keys.items()
    }


def problems(scope: Scope) -> Iterator[Problem]:
    """Forbidden words in what residents read (people may ask as they like)."""
    patterns = {
        language: re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, words))})(?!\w)", re.IGNORECASE)
        for language, words in scope.forbidden.items()
        if words
    }
    for passage in scope.everything():
        if passage.language not in patterns:
            continue
        for match in patterns[passage.language].finditer(_folded(passage.text)):
            found = passage.text[match.start() : match.end()]
            right = _right(match[0], scope.forbidden[passage.language])
            line = passage.line + passage.text.count("\n", 0, match.start())
            shown = " ".join(found.split())
            yield Problem(passage.path, line, f"forbidden word '{shown}'; right is '{right}'")


def _pattern(word: str) -> str:
    """The word itself, over a line's end too; a `*` at its start or end stands for any letters."""
    parts = (
        r"\w*".join(map(re.escape, _folded(part).split("*"))) if "*" in part else re.escape(_folded(part))
        for part in word.split()
    )
    return r"\s+".join(parts)


def _folded(text: str) -> str:
    """The text without accents and with straight apostrophes, a character for a character."""
    return "".join(map(_bare, text))


@cache
def _bare(letter: str) -> str:
    return "'" if letter == "\u2019" else unicodedata.normalize("NFD", letter)[0]


def _right(found: str, words: Mapping[str, str]) -> str:
    return next(right for word, right in words.items() if re.fullmatch(_pattern(word), found, re.IGNORECASE))
