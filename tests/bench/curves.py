# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fits the curves of confidence to the base held out of itself, and prints what `thresholds.py` should say.

    python -m tests.bench.curves [--oos O.jsonl]

After many new examples run it, round what it prints, and run the other benches with it. O has lines {text} of
messages in Italian that are out of scope.
"""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random  # noqa: TID251  # always from the same seed

import click
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.answers import Reader, load
from bot.answers.deciding.confidence import facet_signs, spoken_in, topic_signs
from bot.answers.deciding.groups import QUESTION, apart, group_signs, shares
from bot.answers.learning.learned import Learned, Scores
from bot.answers.learning.lessons import Lessons
from bot.answers.learning.textbook import Labelled, Textbook
from bot.answers.reading.features import Reading
from bot.answers.reading.text import words
from bot.answers.thresholds import GROUP_CURVES
from bot.phrases import LANGUAGES
from tests.bench.heldout import FOLDS, KNOWLEDGE, OUTSIDE, folds

STEPS, HELD_BACK = 20, 0.1
"""Of Newton's method for the logistic curve; how strongly its coefficients are held back."""


LENGTHS = (3, 7, 13, 21, 31)
"""Words from which a message is of the next length."""


class Case(Struct, frozen=True):
    """What told how sure something was, and whether it was right."""

    signs: tuple[float, ...]
    right: bool
    counts: float = 1.0
    """How many times."""


def fitted(cases: list[Case]) -> list[float]:
    """Coefficients of the logistic curve nearest to these cases."""
    signs = np.array([case.signs for case in cases])
    right = np.array([case.right for case in cases], float)
    counts = np.array([case.counts for case in cases])
    curve = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-signs @ curve))
        slope = signs.T @ (counts * (right - expected)) - HELD_BACK * curve
        bend = (signs.T * (counts * expected * (1 - expected))) @ signs + HELD_BACK * np.eye(len(curve))
        curve += np.linalg.solve(bend, slope)
    return _rounded(curve)


def _rounded(curve: NDArray[np.float64]) -> list[float]:
    return [round(float(each), 2) for each in curve]


def told_apart(cases: list[Case], curve: list[float]) -> float:
    """How often a right case is surer than a wrong one (area under the curve)."""
    sure = np.array([case.signs for case in cases]) @ np.array(curve)
    right = np.array([case.right for case in cases])
    ranks = np.argsort(np.argsort(sure))[right] + 1
    many, few = int(right.sum()), int((~right).sum())
    return round(float((ranks.sum() - many * (many + 1) / 2) / (many * few)), 4)


class Held(Struct, frozen=True):
    """A message, and what a reader that has not learned from it makes of it."""

    message: Labelled
    learned: Learned
    reading: Reading
    scores: Scores

    @property
    def group(self) -> str:
        """The group that it is of; what no example says is out of scope is somebody else's matter."""
        group = self.message.label.partition(":")[0]
        return "elsewhere" if group == OUTSIDE else group if group in GROUP_CURVES else QUESTION


def held(outside: Sequence[str]) -> Iterator[Held]:
    """Every message of the base that is about something, and those in Italian that are out of scope."""
    for language in LANGUAGES:
        for learned, messages in folds(language, outside if language == "it" else ()):
            for each in messages:
                reading = learned.vocabulary.reading(each.text)
                yield Held(each, learned, reading, learned.scores(reading))


def group_curves(cases: Sequence[Held]) -> dict[str, list[float]]:
    """One curve for each group against the questions, fitted together by Newton's method."""
    signs = np.array([group_signs(case.reading, case.scores) for case in cases])
    groups = [*GROUP_CURVES]
    right = np.array([[case.group == group for group in groups] for case in cases], float)
    many, wide = len(groups), signs.shape[1]
    curves = np.zeros((many, wide))
    for _ in range(STEPS):
        odds = np.exp(signs @ curves.T)
        expected = odds / (1 + odds.sum(1, keepdims=True))
        slope = (right - expected).T @ signs - HELD_BACK * curves
        bend = HELD_BACK * np.eye(many * wide)
        for one in range(many):
            for other in range(many):
                spread = expected[:, one] * ((one == other) - expected[:, other])
                rows, columns = (slice(each * wide, (each + 1) * wide) for each in (one, other))
                bend[rows, columns] += (signs.T * spread) @ signs
        curves += np.linalg.solve(bend, slope.ravel()).reshape(many, wide)
    return {group: _rounded(curve) for group, curve in zip(groups, curves, strict=True)}


def topic_cases(
    cases: Sequence[Held], curves: Mapping[str, Sequence[float]]
) -> Iterator[tuple[Case, Case | None]]:
    """Of each message taken for a question: the case of its topic; of its facet, if the topic is right."""
    for case in cases:
        likely = shares(group_signs(case.reading, case.scores), curves)
        if apart(likely) != QUESTION:
            continue
        right = case.scores.topics[0][0] == case.message.label
        signs = topic_signs(case.scores, spoken_in(case.learned, case.reading), likely[QUESTION])
        facet = Case(facet_signs(case.reading, case.scores), case.scores.facets[0][0] == case.message.facet)
        yield Case(signs, right), facet if right and case.message.facet else None


def alarm_cases() -> Iterator[Case]:
    """Cries for help, and all other messages of the base, to a reader that has not learned from them.

    Each counts so that as many are cries among the messages of each length: who writes examples writes long
    cries and short questions, but a letter is no more alarming than a line.
    """
    textbook, names = Textbook.load(KNOWLEDGE), load(KNOWLEDGE)
    cries = {text: True for text, _ in textbook.cries}
    everything = [*(dict.fromkeys(textbook.ordinary, False) | cries).items()]
    Random(1).shuffle(everything)  # noqa: S311  # folds, not secrets
    lengths = Counter((_length(text), cried) for text, cried in everything)
    of_all = {cried: sum(lengths[each] for each in lengths if each[1] is cried) for cried in (True, False)}
    for fold in range(FOLDS):
        part = everything[fold::FOLDS]
        told = frozenset(text for text, _ in part)
        reader = Reader.taught(Lessons(names, KNOWLEDGE, textbook=cache(partial(_without, textbook, told))))
        for text, cried in part:
            length = _length(text)
            both = lengths[length, True] + lengths[length, False]
            counts = of_all[cried] / len(everything) * both / lengths[length, cried]
            yield Case(reader.signs(text), cried, counts)


def _length(text: str) -> int:
    return bisect_right(LENGTHS, len(words(text)))


def _without(textbook: Textbook, texts: frozenset[str]) -> Textbook:
    return Textbook(
        labelled={
            language: tuple(each for each in some if each.text not in texts)
            for language, some in textbook.labelled.items()
        },
        cries=tuple(each for each in textbook.cries if each[0] not in texts),
        harmless=tuple(each for each in textbook.harmless if each not in texts),
    )


@click.command()
@click.option("--oos", type=click.Path(exists=True, path_type=Path))
def main(oos: Path | None) -> None:
    """Print each curve, how many cases it was fitted to, and how well it tells right from wrong."""
    outside = [json.loads(line)["text"] for line in oos.read_text("utf-8").splitlines()] if oos else []
    cases = list(held(outside))
    curves = group_curves(cases)
    for group, curve in curves.items():
        click.echo(
            f"GROUP_CURVES {group} = {tuple(curve)}  # {sum(case.group == group for case in cases)} cases"
        )
    topics, facets = [], []
    for topic, facet in topic_cases(cases, curves):
        topics.append(topic)
        facets += [facet] if facet else []
    alarms = list(alarm_cases())
    for name, some in (("TOPIC_CURVE", topics), ("FACET_CURVE", facets), ("ALARM_CURVE", alarms)):
        curve = fitted(some)
        click.echo(f"{name} = {tuple(curve)}  # {len(some)} cases, area {told_apart(some, curve)}")


if __name__ == "__main__":
    main()
