# SPDX-License-Identifier: AGPL-3.0-or-later
"""Half a name put right: "the surname is Rossini" leaves the first name as it was."""

from rapidfuzz import fuzz

from bot.forms.words import listed, plain

_WHOLE = 2
"""Words of a name of which it is clear which half is which."""
_SLIP = 84
"""Likeness (0-100) from which a word is the one that was misspelt, wherever it stands."""


def renamed(name: str, half: str, called: str, language: str) -> str:
    """The name with its first name or surname, as `called`, replaced; `half` where that is not clear."""
    own = name.split()
    is_surname, is_first = (plain(called) in listed(key, language) for key in ("surname", "first-name"))
    if len(half.split()) > 1 or len(own) != _WHOLE or not (is_surname or is_first):
        return half
    place = -1 if is_surname else 0
    like = [fuzz.ratio(plain(word), plain(half)) for word in own]
    own[like.index(max(like)) if max(like) >= _SLIP else place] = half.title() if half.islower() else half
    return " ".join(own)
