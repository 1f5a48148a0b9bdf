# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the examples of one language teach: how likely a message is on each topic and each facet."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from bot.answers.features import Floats, Reading, Vectors, Vocabulary
from bot.answers.glossary import Glossary
from bot.answers.ridge import fit
from bot.answers.thresholds import RIDGE


class Labelled(Struct, frozen=True):
    """An example message: a topic's (or another label's), on a facet or none."""

    text: str
    label: str
    facet: str = ""


class Scores(Struct, frozen=True):
    """How far a message belongs to each label and each facet; about 0 to 1, best first."""

    labels: tuple[tuple[str, float], ...]
    facets: tuple[tuple[str, float], ...]


class Learned:
    """The weights learned from the examples of one language."""

    def __init__(self, language: str, glossary: Glossary, examples: Sequence[Labelled]) -> None:
        self.vocabulary = Vocabulary(language, glossary, [example.text for example in examples])
        readings = [self.vocabulary.reading(example.text) for example in examples]
        self.vectors = Vectors(readings)
        self.labels = sorted({example.label for example in examples})
        self.facets = sorted({example.facet for example in examples} - {""})
        targets = np.zeros((len(examples), len(self.labels) + len(self.facets)), np.float32)
        for line, example in zip(targets, examples, strict=True):
            line[self.labels.index(example.label)] = 1
            if example.facet:
                line[len(self.labels) + self.facets.index(example.facet)] = 1
        rows = [self.vectors.vector(reading) for reading in readings]
        self.weights: Floats = fit(rows, self.vectors.width, len(self.vectors.names), targets, RIDGE)

    def scores(self, reading: Reading) -> Scores:
        """How far the message belongs to each label and facet."""
        at, values = self.vectors.vector(reading)
        sums = values @ self.weights[at]
        return Scores(
            labels=_sorted(self.labels, sums[: len(self.labels)]),
            facets=_sorted(self.facets, sums[len(self.labels) :]),
        )


def _sorted(names: Sequence[str], sums: Floats) -> tuple[tuple[str, float], ...]:
    return tuple((names[i], round(float(sums[i]), 4)) for i in np.argsort(-sums, kind="stable"))
