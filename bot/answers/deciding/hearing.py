# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hears whether a message is a cry for help, as a whole or in one of its sentences."""

from itertools import islice

from msgspec import Struct, structs

from bot.answers.deciding import finding
from bot.answers.deciding.confidence import alarm_signs, probability
from bot.answers.deciding.decision import Decision
from bot.answers.deciding.explain import alarming
from bot.answers.deciding.finding import Alarm, Finding
from bot.answers.deciding.understanding import Understanding, Understood
from bot.answers.guarding.dangers import Dangers
from bot.answers.learning.likeness import Likeness, Told
from bot.answers.reading.joints import marked, stretches
from bot.answers.reading.text import words
from bot.answers.thresholds import (
    ALARM_CURVE,
    ALARM_FROM,
    ALARM_OF_RULED,
    ALARM_OF_SENTENCE,
    ALARM_OF_STRETCH,
    CRY_AMONG,
    MOST_HEARD,
    PART_FROM,
)


class Heard(Struct, frozen=True):
    """A message, and all that is known of it before it is decided whether it is a cry for help."""

    told: Told
    said: Told
    """The same without courtesies: shy and polite is not in danger."""
    ruled: str
    """The danger that a rule or a phrase says, or an empty text."""
    likeness: float
    otherwise: Understood
    """What it is if it is none."""
    signs: tuple[float, ...]
    """What tells, in the order of `ALARM_CURVE`."""

    @property
    def danger(self) -> float:
        """How likely it is a cry for help."""
        return probability(self.signs, ALARM_CURVE)


class Hearing:
    """Hears cries for help: by rules, by phrases, by likeness, against what else the message may be."""

    def __init__(self, understanding: Understanding, dangers: Dangers, likeness: Likeness) -> None:
        self._understanding, self._dangers, self._likeness = understanding, dangers, likeness

    def heard(self, text: str, hint: str = "", seen: str = "", topic: str = "") -> Heard:
        """All that is known of the message; the rest is as in `Reader.read`."""
        told = Told.of(text, self._dangers)
        understood = self._understanding.of(text, told.words, hint, seen, topic)
        said = structs.replace(told, words=self._understanding.inside(told.words, understood.language))
        ruled = self._ruled(told, understood.alarm)
        likeness = self._likeness.score(told, said)
        signs = self._signs(said, likeness, ruled=bool(ruled), sure=understood.decision.sure)
        return Heard(told, said, ruled, likeness, understood, signs)

    def cry(self, text: str, heard: Heard) -> Heard | None:
        """The message if it is a cry for help, or the sentence of it that is one."""
        return heard if heard.danger >= ALARM_FROM else self._part(text, heard)

    def decision(self, cry: Heard, spoken: Finding) -> Decision:
        """Help for whoever cries so; `spoken` is what the whole message is otherwise."""
        sure = cry.otherwise.decision.sure
        because = (
            f"danger p={cry.danger:.2f}: rule '{cry.ruled}', likeness {cry.likeness:.2f},"
            f" else sure {sure:.2f}"
        )
        kind = cry.ruled or self._likeness.kind(cry.told)
        found = Finding(
            outcome=finding.EMERGENCY,
            kind=kind,
            language=spoken.language,
            score=cry.danger,
            otherwise=spoken,
            sensitive=spoken.sensitive,
        )
        return Decision(found, because, 1.0)

    def why(self, cry: Heard) -> Alarm:
        """What made it one."""
        phrase = self._understanding.phrase(cry.told.words)
        return alarming(cry.told, cry.said, phrase, self._dangers, self._likeness)

    def _part(self, text: str, heard: Heard) -> Heard | None:
        """A sentence, or a stretch between commas, that is a cry for help by itself.

        What is asked beside it must not hide it: "non respira, come lo iscrivo al nido?".
        """
        if len(heard.told.words) > CRY_AMONG:
            return None
        sentences = [*marked(text)]
        parts = [(each, ALARM_OF_SENTENCE) for each in sentences if len(sentences) > 1]
        parts += [(each, ALARM_OF_STRETCH) for each in stretches(text)]
        told = [part for part in parts if len(words(part[0])) >= PART_FROM]
        may_cry = islice((part for part in told if self._may_cry(*part)), MOST_HEARD)
        every = ((self.heard(each, seen=heard.otherwise.language), enough) for each, enough in may_cry)
        cries = (each for each, enough in every if each.danger >= _enough(enough, ruled=bool(each.ruled)))
        return max(cries, key=lambda one: one.danger, default=None)

    def _may_cry(self, part: str, enough: float) -> bool:
        """Whether it were a cry if it could be nothing else: most parts are none, and need no reading."""
        told = Told.of(part, self._dangers)
        ruled = bool(self._ruled(told, self._understanding.alarm(told.words)))
        signs = self._signs(told, self._likeness.score(told), ruled=ruled, sure=0.0)
        return probability(signs, ALARM_CURVE) >= _enough(enough, ruled=ruled)

    def _ruled(self, told: Told, alarm: str) -> str:
        """The danger that a rule says, or the alarm of a phrase."""
        return self._dangers.kind(told.notions) or alarm

    def _signs(self, said: Told, likeness: float, *, ruled: bool, sure: float) -> tuple[float, ...]:
        return alarm_signs(said, likeness, self._likeness.known(said), ruled=ruled, sure=sure)


def _enough(usual: float, *, ruled: bool) -> float:
    return min(usual, ALARM_OF_RULED) if ruled else usual
