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


class Shape(Struct, frozen=True):
    """What the words of a value must look like."""

    pattern: str
    right: str
    """What it wants, in words."""


WORDS = Shape(r".+", "words")
MAIL = Shape(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "an address like nome@dominio.it")
PHONE = Shape(r"\+?\d[\d ]{5,14}\d", "a number like 0377 000000")


def local(fields: Fields, key: str, shape: Shape = WORDS) -> Local:
    """The local value of a key: words of a shape, {it: …, en: …}, `missing`, or {value: …, confirm: true}."""
    found = fields.need(key)
    if found is None or found.text == MISSING:
        return Local()
    given, confirm = found.keys.get("value", found), found.keys.get("confirm")
    if confirm is not None and confirm.text != "true":
        fields.wrong(confirm, f"'confirm' is {confirm.shown()}; right is true, or no such line")
    texts = given.keys or {REFERENCE_LANGUAGE: given}
    for text in texts.values():
        if not re.fullmatch(shape.pattern, text.text, re.DOTALL):
            fields.wrong(text, f"'{key}' is {text.shown()}; right is {shape.right}, or `{MISSING}`")
    return Local({language: text.text for language, text in texts.items()}, confirm is not None)
