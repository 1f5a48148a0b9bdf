# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text as it is compared: folded (no case, accents, apostrophes or ornaments) and cut into words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.answers.reading.characters import Characters

LONGEST = 4096
"""Characters of a message that are read; a chat message is never longer."""
GROWTH = 4
"""Times that a text may grow while it is taken apart; one sign can stand for eighteen letters."""
MOST_WORDS = 800

_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})
_ARABIC_FORMS = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0629\u0624\u0626\u0649",
    "\u0627\u0627\u0627\u0627\u0647\u0648\u064a\u064a",
    "\u0640",
)
"""Forms of alef, teh marbuta, waw and yeh that people use for each other; the stretching sign goes."""
_INDIC = range(0x900, 0xE00)
_WORD = re.compile("(?:[^\\W_]|[\u0900-\u0dff])+")
"""Letters, digits, and the vowel signs of Indic scripts, which Python does not count as letters."""
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_SENTENCE = re.compile(r"(?<=[?!])\s*|(?<=[.;])\s+|\n+")


def _bare(code: int) -> int | None:
    """A character, or None for accents and for what cannot be seen."""
    category = unicodedata.category(chr(code))
    # Gurmukhi and other Indic vowel signs are marks too, and taking them away destroys the word.
    is_sign = category in {"Mn", "Me"} and code not in _INDIC
    return None if category == "Cf" or is_sign else code


_BARE = Characters(_bare)
# In the same table: to look in vain for a character takes as long as to find five.
_BARE.update(_STROKES)
_BARE.update(_ARABIC_FORMS)


# A message is folded by everybody who reads it: its words, its language, its secrets.
@lru_cache(maxsize=1)
def fold(text: str) -> str:
    """Lower case, without accents, vowel signs of Arabic, invisible characters; repeats of three become one.

    Reads the first `LONGEST` characters. Never longer than that, never raises.
    """
    # Cut while it is taken apart as well: signs for whole words must not take longer than words.
    apart = unicodedata.normalize("NFKD", text[:LONGEST])[: GROWTH * LONGEST]
    return _folded(apart)[:LONGEST]


def fold_all(lines: Sequence[str]) -> list[str]:
    """Each line folded; faster than one by one."""
    return _folded("\n".join(lines)).split("\n") if lines else []


def _folded(text: str) -> str:
    if text.isascii():
        return _REPEATED.sub(r"\1", text.lower())
    # Taken apart before and after: some signs hide capitals, and some capitals become two letters.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _REPEATED.sub(r"\1", unicodedata.normalize("NFC", apart.translate(_BARE)))


def words(text: str) -> list[str]:
    """The words of a text, folded; at most `MOST_WORDS`."""
    return split(fold(text))


def split(folded: str) -> list[str]:
    """The words of a text that is folded already; at most `MOST_WORDS`."""
    return _WORD.findall(folded)[:MOST_WORDS]


def asks(text: str) -> bool:
    """Whether a text has a question mark."""
    return "?" in text or "؟" in text


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a text, as written, without empty ones."""
    for part in _SENTENCE.split(text[:LONGEST]):
        if part.strip():
            yield part.strip()
