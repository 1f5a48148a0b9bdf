# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the examples of one language teach: how likely a message is on each topic and each facet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from msgspec import Struct, structs

from bot.answers.learning.ambiguity import Meanings, pointing
from bot.answers.learning.messages import GROUPS
from bot.answers.learning.ridge import fit
from bot.answers.learning.textbook import Labelled
from bot.answers.reading.features import Rarity, Reading, Signs, Vectors, Vocabulary, rarity
from bot.answers.reading.glossary import Glossary
from bot.answers.reading.hashes import NO_WORDS, Hashes
from bot.answers.reading.lexicon import Lexicon, Wordlist
from bot.answers.reading.rows import Floats
from bot.answers.reading.text import words
from bot.answers.thresholds import ASKED_SHARE, RIDGE


class Scores(Struct, frozen=True):
    """How far a message belongs to each label and each facet; about 0 to 1, best first."""

    groups: tuple[tuple[str, float], ...]
    """Topics, and what a label says before its colon (`action`, `elsewhere` …)."""
    names: Mapping[str, tuple[tuple[str, float], ...]]
    """What stands after the colon, by group that has such names (`action` -> `apply`, `report` …)."""
    facets: tuple[tuple[str, float], ...]
    """What a question asks, as questions alone teach it."""
    topics: tuple[tuple[str, float], ...]
    """Topics as questions alone teach them: what a message is about, be it asked or not."""
    covered: float
    """Share of what the message says that the examples of the best topic know; 0 to 1."""

    def leaning(self, topic: str, by: float) -> "Scores":
        """The scores with those of `topic` raised."""
        return structs.replace(
            self, groups=_raised(self.groups, topic, by), topics=_raised(self.topics, topic, by)
        )

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest topic with its score; an empty text where no topic was taught."""
        return self.topics[0] if self.topics else ("", 0.0)

    @property
    def rivals(self) -> tuple[tuple[str, float], ...]:
        """The topics as they stand against the other groups."""
        return tuple((group, score) for group, score in self.groups if group not in GROUPS)


class Lesson(Struct, frozen=True):
    """What the examples of one language taught: plain values, so that they can be kept between starts."""

    words: dict[str, int]
    """All words of the examples and the glossary, and how often each comes."""
    rarity: Rarity
    columns: tuple[tuple[str, str], ...]
    """What is told apart, by kind: `group`, `name` (what a label says as a whole), `facet`, `about`."""
    weights: Floats
    """Of each feature (rows) for each column."""
    points: dict[str, str]
    """The label that a stem or concept points to (ambiguity.py)."""
    known: dict[str, Hashes]
    """Stems and concepts of the examples of each topic."""


def vocabulary(glossary: Glossary, examples: Iterable[Labelled]) -> dict[str, int]:
    """All words of the examples and the glossary, and how often each comes."""
    phrases = chain.from_iterable((*glossary.concepts.values(), glossary.abbreviations.values()))
    texts = chain((example.text for example in examples), map(str, phrases))
    return dict(Counter(chain.from_iterable(map(words, texts))))


def lesson(glossary: Glossary, examples: Sequence[Labelled], listed: Wordlist, language: str) -> Lesson:
    """Learn from these examples."""
    known_words = vocabulary(glossary, examples)
    reads = Vocabulary(glossary, Lexicon(language, known_words, listed))
    readings = [reads.as_written(example.text) for example in examples]
    columns = sorted(set(chain.from_iterable(map(_columns, examples))))
    place = {column: number for number, column in enumerate(columns)}
    targets = np.zeros((len(examples), len(columns)), np.float32)
    for line, example in zip(targets, examples, strict=True):
        line[[place[column] for column in _columns(example)]] = 1
    signs = Signs.of(readings)
    rare = rarity(signs)
    vectors = Vectors(rare)
    rows = vectors.rows(signs)
    groups = (example.label.partition(":")[0] for example in examples)
    every = [number for number, (kind, _) in enumerate(columns) if kind != "facet"]
    facets = [number for number, (kind, _) in enumerate(columns) if kind == "facet"]
    topics = [number for number, (kind, name) in enumerate(columns) if kind == "group" and name not in GROUPS]
    # What a question asks, and about what, questions alone teach: "come" is in everything else as well.
    asked = np.array([bool(example.facet) for example in examples], bool)
    size = vectors.width, vectors.first_slot
    weights = fit(rows, *size, targets[:, every], RIDGE)
    about = fit(rows.only(asked), *size, targets[asked][:, [*facets, *topics]], RIDGE)
    of_questions = (*(columns[number] for number in facets), *(("about", columns[n][1]) for n in topics))
    return Lesson(
        words=known_words,
        rarity=rare,
        columns=(*(columns[number] for number in every), *of_questions),
        weights=np.hstack([weights, about]),
        points=pointing(zip(readings, groups, strict=True)),
        known=_known(readings, examples),
    )


class Learned:
    """A lesson learned: reads messages of one language, and tells what they are about."""

    def __init__(
        self,
        language: str,
        glossary: Glossary,
        lesson: Lesson,
        listed: Wordlist,
        names: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.vocabulary = Vocabulary(glossary, Lexicon(language, lesson.words, listed))
        self.vectors = Vectors(lesson.rarity)
        self.columns = lesson.columns
        self._facets = np.array([kind == "facet" for kind, _ in lesson.columns], bool)
        self.weights = lesson.weights
        self.points = lesson.points
        self.meanings = Meanings(glossary.ambiguous, self.vocabulary.lexicon)
        self._known = lesson.known
        self._called = {self._telling(self.vocabulary.reading(name)): topic for name, topic in names}

    def scores(self, reading: Reading) -> Scores:
        """How far the message belongs to each label and facet; what asks in it tells the facet most."""
        sums = self._sums(reading)
        if reading.asked:
            of_asked = self._sums(reading.asked)[self._facets]
            sums[self._facets] += ASKED_SHARE * (of_asked - sums[self._facets])
        order = np.argsort(-sums, kind="stable")
        by_kind: dict[str, list[tuple[str, float]]] = {"group": [], "name": [], "facet": [], "about": []}
        for number in order:
            kind, name = self.columns[number]
            by_kind[kind].append((name, round(float(sums[number]), 4)))
        topics = tuple(by_kind["about"])
        return Scores(
            groups=tuple(by_kind["group"]),
            names=_by_group(by_kind["name"]),
            facets=tuple(by_kind["facet"]),
            topics=topics,
            covered=self.covered(reading, topics[0][0] if topics else ""),
        )

    def _sums(self, reading: Reading) -> Floats:
        row = self.vectors.rows(Signs.of((reading,)))
        sums: Floats = row.value @ self.weights[row.at]
        return sums

    def called(self, reading: Reading) -> str:
        """The topic that the message names and says no more, or an empty text: it wants the overview."""
        return self._called.get(self._telling(reading), "")

    def _telling(self, reading: Reading) -> tuple[str, ...]:
        """The words of a message, without articles and the like, and what an apostrophe leaves of them."""
        telling = self.vocabulary.lexicon.telling
        return tuple(word for word in reading.meant if len(word) > 1 and telling(word) > 0)

    def covered(self, reading: Reading, topic: str) -> float:
        """Share of what the message says, common words aside, that the topic's examples know."""
        known = self._known.get(topic, NO_WORDS)
        covered = known.has(reading.stems)
        concepts = known.has(name for name, _, _ in reading.concepts)
        for (_, start, stop), there in zip(reading.concepts, concepts, strict=True):
            covered[start:stop] |= there
        telling = np.array([self.vocabulary.lexicon.telling(word) for word in reading.meant])
        whole = float(telling.sum())
        return float(telling[covered].sum()) / whole if whole else 0.0


def _raised(scores: Iterable[tuple[str, float]], name: str, by: float) -> tuple[tuple[str, float], ...]:
    raised = [(each, score + by if each == name else score) for each, score in scores]
    return tuple(sorted(raised, key=lambda pair: -pair[1]))


def _known(readings: Iterable[Reading], examples: Iterable[Labelled]) -> dict[str, Hashes]:
    known: dict[str, set[str]] = {}
    for reading, example in zip(readings, examples, strict=True):
        if example.label.partition(":")[0] not in GROUPS:
            own = known.setdefault(example.label, set())
            own.update(reading.stems, (name for name, _, _ in reading.concepts))
    return {topic: Hashes.of(own) for topic, own in known.items()}


def _columns(example: Labelled) -> Iterator[tuple[str, str]]:
    group, colon, _ = example.label.partition(":")
    yield "group", group
    if colon:
        yield "name", example.label
    if example.facet:
        yield "facet", example.facet


def _by_group(labels: Iterable[tuple[str, float]]) -> Mapping[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for label, score in labels:
        group, _, name = label.partition(":")
        found.setdefault(group, []).append((name, score))
    return {group: tuple(each) for group, each in found.items()}
