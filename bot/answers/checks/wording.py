# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that hurt, and words of the office that nobody else uses (`style.yaml`)."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.answers.checks.scope import Scope
from bot.answers.vocabularies import LANGUAGES
from bot.model import Problem
from bot.written import Written, close_to, read

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
    languages = written.keys.get("forbidden", Written(path, 1, {}))
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
    for passage in scope.passages():
        if passage.language not in patterns:
            continue
        for offset, line in enumerate(passage.text.splitlines()):
            for match in patterns[passage.language].finditer(line):
                right = _right(match[0], scope.forbidden[passage.language])
                yield Problem(
                    passage.path, passage.line + offset, f"forbidden word '{match[0]}'; right is '{right}'"
                )


def _pattern(word: str) -> str:
    """The word itself; a final `*` stands for any ending."""
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")


def _right(found: str, words: Mapping[str, str]) -> str:
    return next(right for word, right in words.items() if re.fullmatch(_pattern(word), found, re.IGNORECASE))
