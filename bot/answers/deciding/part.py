# SPDX-License-Identifier: AGPL-3.0-or-later
"""One part of a message: read once, decided on once, however much is asked of it."""

from functools import cached_property

from msgspec import structs

from bot.answers.deciding import finding
from bot.answers.deciding.decision import Decision, decided
from bot.answers.deciding.finding import Candidate, Finding
from bot.answers.deciding.weighing import Weighed
from bot.answers.learning.ambiguity import pointed_at
from bot.answers.learning.learned import Learned
from bot.answers.reading.features import Reading
from bot.answers.reading.joints import begins
from bot.answers.reading.text import asks, words
from bot.answers.thresholds import BODY_OF_ONE_FROM, OTHER_FACET_FROM, QUESTION_FROM

OFFERED = (finding.ANSWER, finding.ACTION)


def meant(found: Finding) -> tuple[Candidate, ...]:
    """What a question may be about, best first; nothing where that is none of our matters."""
    # What starts a form is offered as the topic's overview: its buttons lead on.
    if found.outcome in OFFERED and found.topic:
        return (Candidate(found.topic, found.facet, found.score),)
    return found.candidates if found.outcome == finding.CLARIFY else ()


class Part:
    """A stretch of a message, as if it were a message of its own."""

    def __init__(self, learned: Learned, text: str) -> None:
        self.learned, self.text = learned, text

    def followed_by(self, other: "Part") -> "Part":
        """Both as one."""
        return Part(self.learned, f"{self.text} {other.text}")

    @cached_property
    def reading(self) -> Reading:
        """How it is read; the mark of its sentence counts for it too, where it begins as a question."""
        language = self.learned.vocabulary.lexicon.language
        reading = self.learned.vocabulary.reading(self.text)
        return structs.replace(reading, asks=asks(self.text) or begins(self.text, language))

    @cached_property
    def named(self) -> frozenset[str]:
        """The topics that its words name and that it would be understood as on its own; else its body."""
        names = self._pointed_at | self._meanings
        ours = names & {each.topic for each in meant(self._decision.finding)}
        return frozenset(ours or filter(None, (self.body,)))

    @cached_property
    def body(self) -> str:
        """The body in charge, if it is surely a question of somebody else's matter, or an empty text."""
        # "Partita iva, posso chiederlo?": what is only told is nothing to send somebody away for.
        decision = self._decision
        elsewhere = decision.finding.outcome == finding.ABSTAIN and decision.sure >= BODY_OF_ONE_FROM
        return decision.finding.elsewhere if self.reading.asks and elsewhere else ""

    @cached_property
    def answered(self) -> str:
        """The topic that its words name, if it would be answered on that by itself, or an empty text."""
        found = self._decision.finding
        named = self._pointed_at | {self.learned.called(self.reading)}
        return found.topic if found.outcome == finding.ANSWER and found.topic in named else ""

    def about(self, topic: str) -> Decision:
        """What to do about it after that topic was talked about."""
        return decided(self.learned, self.reading, topic)

    def facet(self, about: frozenset[str]) -> str:
        """What it surely asks about the one topic it is about, or an empty text."""
        if len(about) != 1:
            return ""
        (topic,) = about
        weighed = Weighed.against(self.learned, self.reading, topic)
        sure = weighed.goes_on and weighed.sure.facet >= OTHER_FACET_FROM
        return weighed.scores.facets[0][0] if sure else ""

    def says_enough(self, topic: str) -> bool:
        """Whether it may be a question: of one word only if that surely asks something about the topic."""
        return len(words(self.text)) >= QUESTION_FROM or bool(self.facet(frozenset({topic})))

    @cached_property
    def _decision(self) -> Decision:
        return decided(self.learned, self.reading)

    @cached_property
    def _pointed_at(self) -> set[str]:
        return pointed_at(self.reading, self.learned.points)

    @property
    def _meanings(self) -> set[str]:
        """The topics that a word of several meanings may be of, where no other word settles it."""
        meanings = self.learned.meanings.open(self.reading, self.learned.points)
        return {each.topic for each in meanings if each.topic}
