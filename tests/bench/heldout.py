# SPDX-License-Identifier: AGPL-3.0-or-later
"""Understands each example message as if it had never been seen: four folds of the base itself.

    python -m tests.bench.heldout [--language it] [--oos O.jsonl]

Harder than life: many examples name no topic, each fold lacks a quarter of the base, and a section
written for one facet often serves another. It is what thresholds are chosen on. O has lines {text} of
messages out of scope. Prints one line of JSON: by kind of message the share of each outcome; of questions
`once` (right at once, overview included), `asked` (the right one among the choices) and `wrong`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random  # noqa: TID251  # always from the same seed

import click

from bot.answers import Finding, load
from bot.answers.deciding.decision import decided
from bot.answers.learning.learned import Learned, lesson
from bot.answers.learning.textbook import Labelled, Textbook
from bot.answers.reading.glossary import Glossary
from bot.answers.reading.lexicon import wordlist

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FOLDS = 4
OUTSIDE = "outside"


def examples(language: str) -> list[Labelled]:
    """Every example message of the base in that language, in an order of chance that is always the same."""
    found = list(Textbook.load(KNOWLEDGE).labelled[language])
    Random(1).shuffle(found)  # noqa: S311  # folds, not secrets
    return found


def folds(language: str, outside: Sequence[str] = ()) -> Iterator[tuple[Learned, list[Labelled]]]:
    """What is learned from the other folds, with the messages of each fold and its share of those outside."""
    everything = examples(language)
    known = {each.text.casefold() for each in everything}
    strange = [Labelled(text, OUTSIDE) for text in outside if text.casefold() not in known]
    glossary, listed = Glossary.load(KNOWLEDGE, language), wordlist(language)
    names = list(load(KNOWLEDGE).names(language))
    for fold in range(FOLDS):
        rest = [each for number, each in enumerate(everything) if number % FOLDS != fold]
        learned = Learned(language, glossary, lesson(glossary, rest, listed, language), listed, names)
        yield learned, [*everything[fold::FOLDS], *strange[fold::FOLDS]]


def findings(language: str, outside: Sequence[str]) -> Iterator[tuple[Labelled, Finding]]:
    """Each message with what a reader that has not learned from it understands."""
    for learned, messages in folds(language, outside):
        for each in messages:
            yield each, decided(learned, learned.vocabulary.reading(each.text)).finding


def verdict(example: Labelled, found: Finding) -> str:
    """How a question was understood; of other messages, the outcome alone."""
    if not example.facet or found.outcome not in {"answer", "clarify"}:
        return found.outcome
    if found.outcome == "answer":
        right = found.topic == example.label and found.facet in {"", example.facet}
        return "once" if right else "wrong"
    offered = {(each.topic, each.facet) for each in found.candidates}
    return "asked" if offered & {(example.label, ""), (example.label, example.facet)} else "asked-in-vain"


@click.command()
@click.option("--language", default="it")
@click.option("--oos", type=click.Path(exists=True, path_type=Path))
def main(language: str, oos: Path | None) -> None:
    """Print the shares as one line of JSON."""
    outside = [json.loads(line)["text"] for line in oos.read_text("utf-8").splitlines()] if oos else []
    counts: dict[str, Counter[str]] = {}
    for example, found in findings(language, outside):
        kind = "question" if example.facet else example.label.partition(":")[0]
        counts.setdefault(kind, Counter())[verdict(example, found)] += 1
    shares = {
        kind: {"messages": each.total()}
        | {name: round(n / each.total(), 3) for name, n in each.most_common()}
        for kind, each in sorted(counts.items())
    }
    click.echo(json.dumps(shares))


if __name__ == "__main__":
    main()
