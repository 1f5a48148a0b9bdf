# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a message was understood as it was."""

from bot.answers.candidates import joint
from bot.answers.features import Reading, Signs, named
from bot.answers.finding import Explanation, Finding, Trace
from bot.answers.hashes import hashed
from bot.answers.learned import Learned


def explained(learned: Learned, reading: Reading, found: Finding, because: str) -> Explanation:
    """The finding with the words that led to it."""
    written = zip(reading.written, reading.meant, strict=True)
    repaired = tuple(dict.fromkeys((word, meant) for word, meant in written if word != meant))
    known = learned.vocabulary.lexicon.vocabulary
    return Explanation(
        finding=found,
        words=_traces(learned, reading, found),
        repaired=repaired,
        unknown=tuple(dict.fromkeys(word for word in reading.meant if word not in known)),
        runners_up=joint(learned.scores(reading)),
        because=because,
    )


def _traces(learned: Learned, reading: Reading, found: Finding) -> tuple[Trace, ...]:
    topic = found.topic or next((each.topic for each in found.candidates), "")
    if ("about", topic) not in learned.columns:
        return ()
    label = learned.columns.index(("about", topic))
    row = learned.vectors.rows(Signs.of((reading,)))
    weight = dict(zip(row.at.tolist(), row.value.tolist(), strict=True))
    traces = []
    features = named(reading)
    for feature, number in zip(features, learned.vectors.places(hashed(features)).tolist(), strict=True):
        if number >= 0:
            share = weight[number] * float(learned.weights[number, label])
            traces.append(Trace(feature[2:], feature[:1], round(share, 4)))
    return tuple(sorted(traces, key=lambda trace: -abs(trace.weight)))
