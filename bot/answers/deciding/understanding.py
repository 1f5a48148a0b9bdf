# SPDX-License-Identifier: AGPL-3.0-or-later
"""What to do about a message that is no cry for help: a fixed line, or what its words decide."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.answers.deciding import finding
from bot.answers.deciding.decision import Decision, decided
from bot.answers.deciding.several import one_by_one
from bot.answers.guarding.guards import Guards
from bot.answers.learning.learned import Learned
from bot.answers.reading.courtesy import Courtesy
from bot.answers.reading.features import Reading
from bot.answers.reading.language import Languages
from bot.answers.thresholds import ANGRY_ANSWER_FROM, UNREAD

THANKS, INSULT = "thanks", "insult"
NO_EMERGENCY = ("whistleblowing", "injection", INSULT)
"""Kinds of guard that are no emergency."""


class Understood(Struct, frozen=True):
    """A message in some language: what to do about it, and its words where those decided."""

    language: str
    decision: Decision
    reading: Reading | None = None
    alarm: str = ""
    """The danger that a phrase of the guards says, whatever else was understood; or an empty text."""


class Understanding:
    """Understands messages that are no cry for help, in every language that has lessons."""

    def __init__(
        self, learned: Mapping[str, Learned], guards: Guards, languages: Languages, courtesy: Courtesy
    ) -> None:
        self.learned, self._guards, self._languages, self._courtesy = learned, guards, languages, courtesy

    def of(self, text: str, folded: Sequence[str], hint: str, seen: str, topic: str) -> Understood:
        """What to do about the message; `folded` are its words, the rest is as in `Reader.read`."""
        language = self._languages.guess(folded, hint=hint, seen=seen)
        rung = self._guards.kind(folded)
        fixed = rung if rung in NO_EMERGENCY else ""
        decision, reading = self._decided(text, folded, fixed, language, topic)
        return Understood(language, decision, reading, "" if fixed else rung)

    def alarm(self, folded: Sequence[str]) -> str:
        """The danger that a phrase of the guards says, or an empty text."""
        rung = self._guards.kind(folded)
        return "" if rung in NO_EMERGENCY else rung

    def inside(self, words: Sequence[str], language: str) -> Sequence[str]:
        """What is said inside "scusi il disturbo" and "grazie mille"."""
        learned = self.learned.get(language)
        return learned.vocabulary.inside(words) if learned else words

    def phrase(self, folded: Sequence[str]) -> str:
        """The phrase of the guards that is said, or an empty text."""
        return self._guards.said(folded)

    def _decided(
        self, text: str, folded: Sequence[str], fixed: str, language: str, topic: str
    ) -> tuple[Decision, Reading | None]:
        line = short(finding.SMALLTALK, fixed, f"a phrase of the guard '{fixed}'"), None
        if fixed and fixed != INSULT:
            return line
        if not folded:
            return self._without_words(text), None
        learned = self.learned.get(language)
        if learned is None:
            because = f"no sheets in the language '{language}'"
            return line if fixed else (short(finding.ABSTAIN, "courtesy", because, UNREAD), None)
        reading = learned.vocabulary.reading(text)
        decision = one_by_one(learned, text, decided(learned, reading, topic))
        if fixed and (decision.sure < ANGRY_ANSWER_FROM or not decision.finding.topic):
            return line
        return decision, reading

    def _without_words(self, text: str) -> Decision:
        if self._courtesy.nods.intersection(text):
            return short(finding.SMALLTALK, THANKS, "a sign that says thanks")
        return short(finding.ABSTAIN, "empty", "no words")


def short(outcome: str, kind: str, because: str, sure: float = 1.0) -> Decision:
    """A decision that no scores led to; its language is open."""
    return Decision(finding.Finding(outcome=outcome, kind=kind, language="", score=1.0), because, sure)
