# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a message was understood as it was."""

from itertools import islice

from msgspec import structs

from bot.answers.deciding.candidates import joint
from bot.answers.deciding.finding import Alarm, Explanation, Finding, Trace
from bot.answers.guarding.dangers import Dangers
from bot.answers.learning.learned import Learned
from bot.answers.learning.likeness import Likeness, Told
from bot.answers.reading.features import Reading, Signs, named
from bot.answers.reading.hashes import hashed
from bot.answers.thresholds import CRY_AMONG


def explained(learned: Learned, reading: Reading, found: Finding, because: str) -> Explanation:
    """The finding with the words that led to it."""
    written = zip(reading.written, reading.meant, strict=True)
    repaired = tuple(dict.fromkeys((word, meant) for word, meant in written if word != meant))
    known = learned.vocabulary.lexicon.vocabulary
    scores = learned.scores(reading)
    topic = found.topic or next((each.topic for each in found.candidates), "")
    facet = found.facet or next((name for name, _ in scores.facets), "")
    return Explanation(
        finding=found,
        about=(topic, facet),
        words=_traces(learned, reading, ("about", topic)),
        facet_words=_traces(learned, reading, ("facet", facet)),
        repaired=repaired,
        unknown=tuple(dict.fromkeys(word for word in reading.meant if word not in known)),
        runners_up=joint(scores),
        because=because,
    )


def alarming(told: Told, said: Told, phrase: str, dangers: Dangers, likeness: Likeness) -> Alarm:
    """What made a message a cry for help; `said` is the same without courtesies, as likeness judges it.

    `phrase` is the words of it that the guards know, or an empty text. A word weighs as much as the likeness
    would fall if the message were written without it: so its pairs, its pieces and the notions that it is of
    count as well. Of a long message the first words are weighed.
    """
    rule = dangers.rule(told.notions)
    score = likeness.by_signs(said)
    traces = [
        Trace(word, "w", round(score - likeness.by_signs(_without(said, word, dangers)), 4))
        for word in islice(dict.fromkeys(said.words), CRY_AMONG)
    ]
    return Alarm(
        phrase=phrase,
        rule=rule.notions if rule else (),
        notions=_notions(told),
        words=_heaviest_first(traces),
    )


def _without(told: Told, word: str, dangers: Dangers) -> Told:
    left = [each for each in told.words if each != word]
    return structs.replace(told, words=left, notions=dangers.notions(left))


def _notions(told: Told) -> tuple[tuple[str, str], ...]:
    spoken = [
        (place, notion) for at in told.notions.values() for notion, places in at.items() for place in places
    ]
    return tuple(dict.fromkeys((notion, told.words[place]) for place, notion in sorted(spoken)))


def _traces(learned: Learned, reading: Reading, column: tuple[str, str]) -> tuple[Trace, ...]:
    """The signs of the message, with their weights for that topic or facet."""
    if column not in learned.columns:
        return ()
    label = learned.columns.index(column)
    row = learned.vectors.rows(Signs.of((reading,)))
    weight = dict(zip(row.at.tolist(), row.value.tolist(), strict=True))
    traces = []
    features = named(reading)
    for feature, number in zip(features, learned.vectors.places(hashed(features)).tolist(), strict=True):
        if number >= 0:
            share = weight[number] * float(learned.weights[number, label])
            traces.append(Trace(feature[2:], feature[:1], round(share, 4)))
    return _heaviest_first(traces)


def _heaviest_first(traces: list[Trace]) -> tuple[Trace, ...]:
    return tuple(sorted(traces, key=lambda trace: -abs(trace.weight)))
