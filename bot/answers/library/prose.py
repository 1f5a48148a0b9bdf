# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences, words and how easily an Italian text is read."""

import re
from collections.abc import Iterator

from bot.answers.library.markup import plain

_ABBREVIATIONS = ("art.", "artt.", "n.", "c.", "lett.", "d.lgs.", "ecc.", "es.", "p.", "sig.", "dott.", "nr.")
_END = re.compile(r"(?<=[.!?؟…])[\"»”)]?\s+")
_PLACEHOLDER = re.compile(r"\{\w+\.\w+\}")
_LINK = re.compile(r"https?://\S+")
_LAST_WORD = re.compile(r".*[\s'\u2019(]", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


def placed_sentences(body: str) -> Iterator[tuple[int, str]]:
    """The sentences of a sheet's text: how many lines below the first each block starts, and the words.

    A list item or a line of its own ends a sentence even without a full stop.
    """
    for offset, block in _blocks(plain(body)):
        parts: list[str] = []
        for part in _END.split(_LINK.sub("sito", _PLACEHOLDER.sub("dato", block))):
            last = _LAST_WORD.sub("", parts[-1]).lower() if parts else ""
            if last in _ABBREVIATIONS:
                parts[-1] += f" {part}"
            else:
                parts.append(part)
        yield from ((offset, part) for part in parts if _WORD.search(part))


def length(sentence: str) -> int:
    """How many words a reader counts in a sentence."""
    return sum(1 for word in sentence.split() if _WORD.search(word))


def gulpease(texts: Iterator[str]) -> float:
    """How easily Italian texts are read, from 0 to 100 (Lucisano and Piemontese, 1988).

    89 + (300 x sentences - 10 x letters) / words: 80 for whoever ended primary school, 60 for lower
    secondary school, 40 for upper secondary school. 100 where there is nothing to read.
    """
    words = letters = count = 0
    for text in texts:
        for _, sentence in placed_sentences(text):
            count += 1
            words += len(_WORD.findall(sentence))
            letters += len(_LETTER.findall(sentence))
    if not words:
        return 100.0
    return max(0.0, min(100.0, 89 + (300 * count - 10 * letters) / words))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs and list items, with how many lines below the first they start."""
    start, block = 0, ""
    for offset, line in enumerate([*text.splitlines(), ""]):
        if not line.strip() or line.startswith("- "):
            if block:
                yield start, block
            start, block = offset, line.removeprefix("- ").strip()
        else:
            start, block = (start, f"{block} {line.strip()}") if block else (offset, line.strip())
