# SPDX-License-Identifier: AGPL-3.0-or-later
"""One message weighed against what was learned: what it may be, how sure that is, what its words point to."""

from typing import Self

from msgspec import Struct, structs

from bot.answers.deciding.confidence import Confidence, confidence, spoken_in
from bot.answers.deciding.groups import QUESTION, apart, chances
from bot.answers.learning.ambiguity import pointed_at
from bot.answers.learning.learned import Learned, Scores
from bot.answers.learning.messages import ELSEWHERE
from bot.answers.reading.features import Reading
from bot.answers.reading.joints import echoes, needs
from bot.answers.thresholds import (
    ANY_FACET_FROM,
    ANY_TOPIC,
    BARE_WORDS,
    FACET_FROM,
    FOLLOW_UP,
    FOLLOW_UP_FROM,
    FOLLOW_UP_STRANGE,
    LEFT_AHEAD,
    LEFT_FROM,
    LITTLE_SAID,
    MEANT_STRANGE,
    NAME_FROM,
    NAMED_FROM,
    OWN_FROM,
    OWN_SAID,
)

ATTACK = "injection"
NAME_WORDS = 2
"""Words of a name; whoever attacks says more, or words of the guards."""
WHOLE = 1 - 1e-6
"""All of it, but for rounding."""


class Weighed(Struct, frozen=True):
    """A message, its scores (leaning to what was just talked about) and what follows from them."""

    learned: Learned
    reading: Reading
    named: set[str]
    """The labels that its words point to."""
    before: str
    """The topic just talked about, where the message may go on with it; else an empty text."""
    scores: Scores
    group: str
    """The group that it belongs to, or `QUESTION`."""
    likely: float
    """How likely it is of that group."""
    sure: Confidence
    said: float
    strange: float
    """How much its words say, and how much of it in words that the base does not use."""

    @classmethod
    def against(cls, learned: Learned, reading: Reading, before: str = "") -> Self:
        """The message weighed; `before` is the topic just talked about, or an empty text."""
        said, strange = spoken = spoken_in(learned, reading)
        named = pointed_at(reading, learned.points)
        scores = learned.scores(reading)
        likely = chances(reading, scores)
        # No question goes on with names, numbers or slips.
        leaves = _has_left(scores, before) and not (_needs(learned, reading) or _echoes(learned, reading))
        goes_on = before if not leaves and strange <= FOLLOW_UP_STRANGE * said else ""
        if goes_on and apart(likely) != "smalltalk" and not _is_surely_on(scores, named - {before}):
            scores = scores.leaning(before, FOLLOW_UP)
            scores = structs.replace(scores, covered=learned.covered(reading, scores.best[0]))
            likely = chances(reading, scores)
        group = apart(likely)
        sure = confidence(reading, scores, spoken, likely[QUESTION])
        return cls(learned, reading, named, goes_on, scores, group, likely[group], sure, said, strange)

    @property
    def is_of_a_group(self) -> bool:
        """Whether it is like an action, small talk …: numbers and slips are as short as a greeting."""
        if self.group == ATTACK and len(self.reading.meant) <= NAME_WORDS:
            return False
        names = self.scores.names.get(self.group)
        named = names is None or names[0][1] >= NAME_FROM
        return self.group != QUESTION and self.strange < MEANT_STRANGE * self.said and named

    @property
    def is_strange(self) -> bool:
        """Whether all that it says is in words that no example has."""
        return 0 < self.said <= self.strange

    @property
    def is_bare(self) -> bool:
        """Whether it has few different words and none of them is of one topic: "e i documenti?"."""
        return len(set(self.reading.meant)) <= BARE_WORDS and not self.named

    @property
    def asks_of_anything(self) -> bool:
        """Whether it asks in words that people use of any matter: "e quanto costa?"."""
        if self.named or self.group not in (QUESTION, ELSEWHERE) or self.sure.facet < ANY_FACET_FROM:
            return False
        topics = [topic for topic, _ in self.scores.topics]
        covering = sum(self.learned.covered(self.reading, topic) >= WHOLE for topic in topics)
        return covering >= ANY_TOPIC * len(topics)

    @property
    def has_its_own_matter(self) -> bool:
        """Whether its words say of what it is, known to us or not."""
        surely = self.group == ELSEWHERE and self.likely >= OWN_FROM
        return (surely or self.said > OWN_SAID) and not self.asks_of_anything

    @property
    def may_mean_several(self) -> bool:
        """Whether a word of several meanings is asked back: in a question, or where hardly more is said."""
        return (self.group == QUESTION or self.says_one_word) and not self.asks_what_is_needed

    @property
    def says_one_word(self) -> bool:
        """Whether beside one word hardly anything is said: "bonus?", "e la tessera"."""
        telling = sorted(map(self.learned.vocabulary.lexicon.telling, self.reading.meant))
        return sum(telling[:-1]) <= LITTLE_SAID

    @property
    def goes_on(self) -> bool:
        """Whether it is about what was just talked about: it names no other topic, and asks."""
        if not self.before:
            return False
        if self.asks_what_is_needed:
            return True
        if not self.named <= {self.before}:
            return False
        if self.scores.best[0] == self.before and self.sure.topic >= FOLLOW_UP_FROM:
            return True
        # "Quanto costa?", "E mio figlio?" may be about anything: here they say nothing that the topic's
        # examples do not say.
        covered = self.learned.covered(self.reading, self.before)
        return covered >= WHOLE and (self.sure.facet >= FACET_FROM or _echoes(self.learned, self.reading))

    @property
    def asks_what_is_needed(self) -> bool:
        """Whether a thing is asked about that what was just talked about may take: "serve lo SPID?"."""
        return bool(self.before) and _needs(self.learned, self.reading)


def _is_surely_on(scores: Scores, topics: set[str]) -> bool:
    topic, score = scores.best
    return topic in topics and score >= NAMED_FROM


def _echoes(learned: Learned, reading: Reading) -> bool:
    return echoes(" ".join(reading.written), learned.vocabulary.lexicon.language)


def _needs(learned: Learned, reading: Reading) -> bool:
    return needs(" ".join(reading.written), learned.vocabulary.lexicon.language)


def _has_left(scores: Scores, before: str) -> bool:
    """Whether by itself it is on another topic and far from that before: people move on without a word."""
    topic, score = scores.best
    return topic != before and score >= LEFT_FROM and score - dict(scores.topics).get(before, 0) >= LEFT_AHEAD
