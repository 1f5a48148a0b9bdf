# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds passwords, PINs and numbers of documents by what they are called: by themselves they are any number.

`secrets` in `guards.<language>.yaml` has what each is called, and the words that may stand `between` the name
and what is secret: "la password dello spid è Pippo123" gives one away, "la password non funziona" does not.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from bot.answers.reading.text import fold
from bot.answers.reading.yamlfile import SECRETS
from bot.fields import Fields

BETWEEN = "between"
PASSWORD, DOCUMENT = "password", "document"
MOST_BETWEEN = 6
"""Words between the name and what is secret."""
_APART = r"[^\w#@$%&*!+]"
"""A sign that parts two words, and cannot begin a password."""
_NOT_A_YEAR = r"(?!(?:19|20)\d\d(?!\w))"
_NO_ADDRESS = r"(?![^\s@]{1,64}@[^\s@]{1,64}\.\w|\d{9,}(?!\w)|http|www)"
"""Nor a telephone number."""
# A figure or a sign among its letters: a plain word after "password" is mostly none. What is looked ahead for
# is bounded: names in a row would each look to the end.
_PASSWORD = rf"{_NOT_A_YEAR}{_NO_ADDRESS}(?=\S{{0,64}}\d|[^\s?!]{{1,64}}[#@$%&*!_]\w)[\w#@$%&*!+]\S{{3,}}"
_PIN = rf"{_NOT_A_YEAR}\d(?:[\s-]?\d){{3,7}}(?![\s-]?\d)(?!\w)"
_THREE_OR_FOUR = r"\d{3,4}(?!\w)(?![\s-]\d)"
_IDENTITY_CARD = r"[a-z]{2}[\s-]?\d{5}[\s-]?[a-z]{2}"
_SERIES = r"[a-z]{2}[\s-](?:nr?\W{1,2})?\d{6,7}"
_LICENCE = r"u1(?=\w*\d)[a-z0-9]{7}[a-z]"
_NUMBER = rf"(?:{_IDENTITY_CARD}|{_SERIES}|{_LICENCE}|[a-z]{{0,2}}\d{{6,9}}[a-z]?)(?!\w)(?![\s-]\d)"
"""Of a document: letters that are parted from their figures are two, as on older papers."""
SHAPES = {
    "password": (PASSWORD, _PASSWORD),
    "pin": (PASSWORD, _PIN),
    "security-code": (PASSWORD, _THREE_OR_FOUR),
    "document": (DOCUMENT, _NUMBER),
}
"""What each may look like, and the kind of sensitive data that it is."""


class Called(Struct, frozen=True):
    """What secrets of one kind are called in one language."""

    shape: str
    names: tuple[str, ...]
    between: tuple[str, ...]


class Passwords:
    """Knows what secrets are called in every language, looked for in every message."""

    def __init__(self, called: Iterable[Called]) -> None:
        self._looks = [(SHAPES[each.shape][0], _look(each)) for each in called]

    def found(self, text: str) -> Iterator[str]:
        """The kinds that are given away in `text`: `password` (PINs and codes of cards too), `document`."""
        folded = fold(text)
        yield from dict.fromkeys(kind for kind, look in self._looks if look.search(folded))


def listed(files: Iterable[Fields]) -> list[Called]:
    """What these files say, as far as it can be read; whatever is wrong is noted."""
    called: list[Called] = []
    for file in files:
        part = file.maybe_part(SECRETS)
        between = part.words(BETWEEN) if part.maybe(BETWEEN) else ()
        names = {shape: part.words(shape) for shape in SHAPES if part.maybe(shape)}
        called += [Called(shape, some, between) for shape, some in names.items() if some]
        part.close()
    return called


def _look(called: Called) -> re.Pattern[str]:
    names, between = (_any(some) for some in (called.names, called.between))
    return re.compile(
        rf"(?<!\w)(?:{names})(?!\w)(?:{_APART}{{1,4}}(?:{between})(?!\w)){{0,{MOST_BETWEEN}}}{_APART}{{1,4}}"
        f"{SHAPES[called.shape][1]}"
    )


def _any(some: Iterable[str]) -> str:
    """Any of these words; of several words each comes after the other."""
    longest_first = sorted(map(fold, some), key=len, reverse=True)
    return "|".join(r"\W+".join(map(re.escape, re.findall(r"\w+", each))) for each in longest_first)
