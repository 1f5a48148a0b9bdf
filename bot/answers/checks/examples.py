# SPDX-License-Identifier: AGPL-3.0-or-later
"""A question has one answer: nobody can learn from an example that stands under two."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from bot.answers.checks.scope import Scope
from bot.answers.library.questions import Example
from bot.model import Problem

_REPEATED = re.compile(r"([^\W\d])\1+")


def problems(scope: Scope) -> Iterator[Problem]:
    """The same example question twice, however it is spelt (accents, capitals, signs, repeated letters)."""
    first: dict[tuple[str, str], Example] = {}
    for dossier in scope.dossiers:
        asked = scope.questions[dossier.topic]
        for example in chain.from_iterable(asked.values()):
            bare = _bare(example.text)
            if not bare:
                yield Problem(
                    example.path, example.line, f"'{example.text}' has no words; right is a question"
                )
                continue
            other = first.setdefault((example.language, bare), example)
            if other is not example:
                yield Problem(example.path, example.line, _twice(example, other))


def _twice(example: Example, other: Example) -> str:
    where = f"line {other.line}" if other.path == example.path else f"{other.path}:{other.line}"
    if (example.topic, example.facet) == (other.topic, other.facet):
        return f"'{example.text}' stands here twice ({where}); right is a different question"
    return (
        f"'{example.text}' is asked of '{example.topic}/{example.facet}' and of "
        f"'{other.topic}/{other.facet}' ({where}); right is one of them"
    )


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", _REPEATED.sub(r"\1", letters)))
