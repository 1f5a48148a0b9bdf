# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people write means one thing: nobody can learn from an example that stands under two."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.answers.checks.scope import Scope, Taught
from bot.model import Problem

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f]")
_AGAIN = re.compile(r"(?<=([^\W\d]))\1+")
"""The same letter once more."""
_SIGNS = re.compile("[^\\w\n\u0900-\u0dff]+")


def problems(scope: Scope) -> Iterator[Problem]:
    """The same example under two labels, however it is spelt (accents, capitals, signs, repeated letters).

    A question stands once even under one: each has to tell something new. Signs alone ask nothing.
    """
    first: dict[tuple[str, str], Taught] = {}
    for each, bare in zip(scope.taught, _bare([each.text for each in scope.taught]), strict=True):
        other = first.setdefault((each.language, bare), each) if bare else each
        if not bare and each.is_question:
            yield Problem(each.path, each.line, f"'{each.text}' has no words; right is a question")
        elif other.label != each.label:
            yield Problem(each.path, each.line, _both(each, other))
        elif other is not each and each.is_question:
            twice = f"'{each.text}' stands here twice ({_where(each, other)}); right is a different question"
            yield Problem(each.path, each.line, twice)


def _both(each: Taught, other: Taught) -> str:
    labels = f"'{each.label}' and '{other.label}' ({_where(each, other)})"
    return f"'{each.text}' stands under {labels}; right is one of them"


def _where(each: Taught, other: Taught) -> str:
    return f"line {other.line}" if other.path == each.path else f"{other.path}:{other.line}"


def _bare(texts: Sequence[str]) -> list[str]:
    """The words of each text without accents and double letters; all at once, which takes half the time."""
    lines = "\n".join(text.replace("\n", " ") for text in texts)
    letters = _ACCENTS.sub("", unicodedata.normalize("NFKD", lines.casefold()))
    bare = _SIGNS.sub(" ", _AGAIN.sub("", letters))
    return [line.strip() for line in bare.split("\n")] if texts else []
