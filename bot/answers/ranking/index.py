# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ranks a base of questions with answers against what somebody wrote."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from msgspec import Struct

from bot.answers.ranking.postings import Floats, Postings
from bot.answers.reading.lexicon import Lexicon, wordlist
from bot.answers.reading.pieces import pieces
from bot.answers.reading.text import words
from bot.answers.thresholds import (
    BODY_LENGTH,
    BODY_WEIGHT,
    HEADING_LENGTH,
    KEYWORD_LENGTH,
    KEYWORD_WEIGHT,
    LIKENESS_WEIGHT,
)


class Document(Struct, frozen=True):
    """One question with what else is known of it."""

    id: str
    question: str
    keywords: str = ""
    answer: str = ""


class Ranking(Struct, frozen=True):
    """What was found for a message."""

    hits: tuple[tuple[str, float], ...]
    """Ids of documents with their scores, best first; only what shares something with the message."""
    confidence: float
    """How sure it is that the base holds an answer at all: the score times what it covers of the message."""


class Index:
    """Documents of one language, ready to be searched.

    The score adds BM25 over stems of question with keywords, of keywords, and of the answer to the
    cosine of word pieces with the question: added raw, because both a fusion of ranks and scores
    made relative to each message lose what the size of a score says.
    """

    def __init__(self, language: str, documents: Sequence[Document]) -> None:
        self.ids = [document.id for document in documents]
        cut = [tuple(map(words, (each.question, each.keywords, each.answer))) for each in documents]
        own_words = Counter(word for fields in cut for word in chain(*fields))
        self.lexicon = Lexicon(language, own_words, wordlist(language))
        stems = [tuple([self.lexicon.stem(word) for word in field] for field in fields) for fields in cut]
        self._heading = Postings([Counter(question + keywords) for question, keywords, _ in stems])
        self._keywords = Postings([Counter(keywords) for _, keywords, _ in stems])
        self._body = Postings([Counter(answer) for _, _, answer in stems])
        self._pieces = Postings([pieces(question) for question, _, _ in cut])
        self._heading.weigh_bm25(HEADING_LENGTH)
        self._keywords.weigh_bm25(KEYWORD_LENGTH)
        self._body.weigh_bm25(BODY_LENGTH)
        self._pieces.weigh_cosine()

    def search(self, text: str, limit: int = 10) -> Ranking:
        """The documents nearest to the message, at most `limit`."""
        meant = list(chain.from_iterable(self.lexicon.repaired_all(words(text))))
        query: dict[str, float] = {}
        for word in meant:
            stem = self.lexicon.stem(word)
            query[stem] = query.get(stem, 0.0) + self.lexicon.telling(word)
        sums = self._sums(meant, query)
        limit = min(limit, len(sums))
        best = np.argpartition(-sums, limit - 1)[:limit] if limit else np.zeros(0, np.int64)
        best = best[np.lexsort((best, -sums[best]))]
        hits = tuple((self.ids[number], float(sums[number])) for number in best if sums[number] > 0)
        return Ranking(hits, self._confidence(query, int(best[0]), hits[0][1]) if hits else 0.0)

    def _sums(self, meant: Sequence[str], query: Mapping[str, float]) -> Floats:
        sums = np.zeros(len(self.ids), np.float32)
        self._heading.add(sums, query.items())
        self._keywords.add(sums, ((stem, KEYWORD_WEIGHT * telling) for stem, telling in query.items()))
        self._body.add(sums, ((stem, BODY_WEIGHT * telling) for stem, telling in query.items()))
        likeness = self._pieces.unit(pieces(meant))
        self._pieces.add(sums, ((piece, LIKENESS_WEIGHT * share) for piece, share in likeness))
        return sums

    def _confidence(self, query: Mapping[str, float], best: int, score: float) -> float:
        """The score times how much of what the message says the best document covers."""
        weight = {stem: telling * self._heading.rarity_of(stem) for stem, telling in query.items()}
        whole = sum(weight.values()) or 1.0
        in_heading = sum(each for stem, each in weight.items() if self._heading.holds(best, stem))
        in_either = sum(
            each
            for stem, each in weight.items()
            if self._heading.holds(best, stem) or self._body.holds(best, stem)
        )
        return float(score * np.sqrt(in_heading * in_either) / whole)
