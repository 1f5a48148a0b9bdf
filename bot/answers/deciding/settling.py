# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of the choices on offer a short reply means: "acqua", asked back about, and then "del rubinetto"."""

from collections.abc import Callable, Iterator, Mapping

from bot.answers.learning.learned import Learned
from bot.answers.learning.messages import ELSEWHERE
from bot.answers.thresholds import SAYS_FROM, SETTLED_AHEAD, SETTLED_FROM


def settled(learned: Learned, asked: str, reply: str, choices: Mapping[str, str]) -> str:
    """The label among `choices` that is meant by `reply`, after `asked` was asked back; or an empty text.

    The labels, at least two, are topics and `elsewhere:<body>`, each with the words that say what the body
    does.
    """
    again, before = (learned.vocabulary.reading(text).stems for text in (reply, asked))
    if set(again) <= set(before):
        return ""  # the same once more: which one is still open
    return _told(learned, reply, choices) or _added(learned, asked, reply, choices)


def _told(learned: Learned, reply: str, choices: Mapping[str, str]) -> str:
    """The only choice whose own words hold all that the reply says."""
    said = set(_stems(learned, reply))
    found = [label for label, words in choices.items() if said and said <= set(_stems(learned, words))]
    return found[0] if len(found) == 1 else ""


def _stems(learned: Learned, text: str) -> Iterator[str]:
    reading, telling = learned.vocabulary.reading(text), learned.vocabulary.lexicon.telling
    words = zip(reading.meant, reading.stems, strict=True)
    return (stem for word, stem in words if telling(word) >= SAYS_FROM)


def _added(learned: Learned, asked: str, reply: str, choices: Mapping[str, str]) -> str:
    """The choice to which the reply adds most, by itself and beside the words before it."""
    before, alone, both = (_scores(learned, text) for text in (asked, reply, f"{asked} {reply}"))
    gains = {label: alone(label) + both(label) - before(label) for label in choices}
    ranked = sorted(gains.items(), key=lambda gain: -gain[1])
    (meant, best), (_, second), *_ = ranked
    return meant if best >= SETTLED_FROM and best - second >= SETTLED_AHEAD else ""


def _scores(learned: Learned, text: str) -> Callable[[str], float]:
    scores = learned.scores(learned.vocabulary.reading(text))
    known = dict(scores.rivals)
    known |= {f"{ELSEWHERE}:{body}": score for body, score in scores.names.get(ELSEWHERE, ())}
    return lambda label: known.get(label, 0.0)
