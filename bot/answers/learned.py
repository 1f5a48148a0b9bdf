# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the examples of one language teach: how likely a message is on each topic and each facet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from msgspec import Struct, structs

from bot.answers.ambiguity import pointing
from bot.answers.features import Floats, Reading, Vectors, Vocabulary
from bot.answers.glossary import Glossary
from bot.answers.messages import GROUPS
from bot.answers.ridge import fit
from bot.answers.thresholds import RIDGE


class Labelled(Struct, frozen=True):
    """An example message: a topic's (or another label's), on a facet or none."""

    text: str
    label: str
    facet: str = ""


class Scores(Struct, frozen=True):
    """How far a message belongs to each label and each facet; about 0 to 1, best first."""

    groups: tuple[tuple[str, float], ...]
    """Topics, and what a label says before its colon (`action`, `elsewhere` …)."""
    names: Mapping[str, str]
    """The best name after the colon, by group that has such names (`action` -> `apply`)."""
    facets: tuple[tuple[str, float], ...]
    covered: float
    """Share of what the message says that the examples of the best topic know; 0 to 1."""

    def leaning(self, topic: str, by: float) -> "Scores":
        """The scores with those of `topic` raised."""
        raised = [(group, score + by if group == topic else score) for group, score in self.groups]
        return structs.replace(self, groups=tuple(sorted(raised, key=lambda pair: -pair[1])))

    @property
    def topics(self) -> tuple[tuple[str, float], ...]:
        """The topics alone."""
        return tuple((group, score) for group, score in self.groups if group not in GROUPS)


class Learned:
    """The weights learned from the examples of one language."""

    def __init__(self, language: str, glossary: Glossary, examples: Sequence[Labelled]) -> None:
        self.vocabulary = Vocabulary(language, glossary, [example.text for example in examples])
        readings = [self.vocabulary.reading(example.text) for example in examples]
        self.vectors = Vectors(readings)
        self.columns = sorted(set(chain.from_iterable(map(_columns, examples))))
        place = {column: number for number, column in enumerate(self.columns)}
        targets = np.zeros((len(examples), len(self.columns)), np.float32)
        for line, example in zip(targets, examples, strict=True):
            line[[place[column] for column in _columns(example)]] = 1
        rows = [self.vectors.vector(reading) for reading in readings]
        self.weights: Floats = fit(rows, self.vectors.width, len(self.vectors.names), targets, RIDGE)
        self.glossary = glossary
        self.points = pointing(
            (reading, example.label.partition(":")[0])
            for reading, example in zip(readings, examples, strict=True)
        )
        self._known: dict[str, set[str]] = {}
        for example, reading in zip(examples, readings, strict=True):
            known = self._known.setdefault(example.label, set())
            known.update(reading.stems, (name for name, _, _ in reading.concepts))

    def scores(self, reading: Reading) -> Scores:
        """How far the message belongs to each label and facet."""
        at, values = self.vectors.vector(reading)
        sums = values @ self.weights[at]
        order = np.argsort(-sums, kind="stable")
        by_kind: dict[str, list[tuple[str, float]]] = {"group": [], "name": [], "facet": []}
        for number in order:
            kind, name = self.columns[number]
            by_kind[kind].append((name, round(float(sums[number]), 4)))
        groups = tuple(by_kind["group"])
        return Scores(
            groups=groups,
            names=_best_names(name for name, _ in by_kind["name"]),
            facets=tuple(by_kind["facet"]),
            covered=self.covered(reading, next((each for each, _ in groups if each not in GROUPS), "")),
        )

    def covered(self, reading: Reading, topic: str) -> float:
        """Share of what the message says, common words aside, that the topic's examples know."""
        known = self._known.get(topic, set())
        by_concept = [range(start, stop) for name, start, stop in reading.concepts if name in known]
        whole = part = 0.0
        for number, stem in enumerate(reading.stems):
            telling = self.vocabulary.lexicon.telling(reading.meant[number])
            whole += telling
            if stem in known or any(number in words for words in by_concept):
                part += telling
        return part / whole if whole else 0.0


def _columns(example: Labelled) -> Iterator[tuple[str, str]]:
    group, colon, _ = example.label.partition(":")
    yield "group", group
    if colon:
        yield "name", example.label
    if example.facet:
        yield "facet", example.facet


def _best_names(labels: Iterable[str]) -> dict[str, str]:
    best: dict[str, str] = {}
    for label in labels:
        group, _, name = label.partition(":")
        best.setdefault(group, name)
    return best
