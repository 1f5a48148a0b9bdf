# SPDX-License-Identifier: AGPL-3.0-or-later
"""A value that only the municipality can give: given, to be confirmed, or still missing."""

import re

from msgspec import Struct

from bot.fields import MISSING, Fields
from bot.model import REFERENCE_LANGUAGE, Texts
from bot.phrases import say


class Local(Struct, frozen=True):
    """A value that only the municipality can give."""

    texts: Texts = {}
    """By language; empty where nobody has given it yet."""
    confirm: bool = False
    """True for a value from a public data set that the municipality has not confirmed."""

    @property
    def value(self) -> str:
        """The value as written (the Italian one, where languages differ); empty where it is missing."""
        return self.texts.get(REFERENCE_LANGUAGE, "")

    def spoken(self, language: str) -> str:
        """The value in a language, with a word of caution where it is to be confirmed."""
        text = self.texts.get(language) or self.value
        return str(say("local.to-confirm", language, value=text)) if text and self.confirm else text


def local(fields: Fields, key: str, right: str = "", pattern: str = "") -> Local:
    """The local value of a key: words, {it: …, en: …}, `missing`, or {value: …, confirm: true}.

    Where `pattern` is given, the words must match it; `right` then says what it wants.
    """
    found = fields.need(key)
    if found is None or found.text == MISSING:
        return Local()
    given, confirm = found.keys.get("value", found), found.keys.get("confirm")
    if confirm is not None and confirm.text != "true":
        fields.wrong(confirm, f"'confirm' is {confirm.shown()}; right is true, or no such line")
    texts = given.keys or {REFERENCE_LANGUAGE: given}
    for text in texts.values():
        if not text.text or (pattern and not re.fullmatch(pattern, text.text)):
            fields.wrong(text, f"'{key}' is {text.shown()}; right is {right or 'words'}, or `{MISSING}`")
    return Local({language: text.text for language, text in texts.items()}, confirm is not None)
