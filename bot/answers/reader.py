# SPDX-License-Identifier: AGPL-3.0-or-later
"""Understands what a resident writes: the one door to everything else that understands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from msgspec import structs

from bot.answers.deciding.decision import Decision
from bot.answers.deciding.explain import explained
from bot.answers.deciding.finding import Explanation, Finding
from bot.answers.deciding.hearing import Heard, Hearing
from bot.answers.deciding.settling import settled
from bot.answers.deciding.understanding import Understanding
from bot.answers.guarding import guardfiles
from bot.answers.guarding.dangers import Dangers
from bot.answers.guarding.private import Private
from bot.answers.learning.learned import Learned
from bot.answers.learning.lessons import Lessons, Names
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.reading.courtesy import FILE as POLITE
from bot.answers.reading.courtesy import Courtesy
from bot.answers.reading.language import LISTED, Languages
from bot.phrases import LANGUAGES

SHEETS = {"ar-latn": "ar"}
"""Spellings of a language that the examples do not cover, and the language they are of."""


class Reader:
    """Understands messages; built once, then never changes."""

    def __init__(
        self, hearing: Hearing, learned: Mapping[str, Learned], private: Private, courtesy: Courtesy
    ) -> None:
        self._hearing, self._learned = hearing, learned
        self._private, self._courtesy = private, courtesy

    @classmethod
    def build(cls, called: Names, folder: Path, memory: Memory = NO_MEMORY) -> Self:
        """Whoever knows what the examples and the other files of words in `folder` teach.

        What an earlier start has learned from the same texts is taken from the memory.
        """
        return cls.taught(Lessons(called, folder, memory))

    @classmethod
    def taught(cls, lessons: Lessons) -> Self:
        """Whoever knows what these lessons teach; learns what the memory lacks."""
        lists = {each: lessons.listed(each) for each in dict.fromkeys((*LANGUAGES, *LISTED))}
        taught = {each: lessons.lesson(each) for each in lessons.glossaries}
        learned = {
            each: Learned(each, lessons.glossaries[each], lesson, lists[each], lessons.called.names(each))
            for each, lesson in taught.items()
            if lesson.columns
        }
        folder, courtesy = lessons.folder, lessons.courtesy
        paths = [*(folder / f"guards.{language}.yaml" for language in LANGUAGES), folder / POLITE]
        guards, private = guardfiles.load(paths)
        own = {each: known.vocabulary.lexicon.uses for each, known in learned.items()}
        languages = Languages(courtesy.telling, own, lists)
        understanding = Understanding(learned, guards, languages, courtesy)
        dangers = Dangers.load(folder, languages.is_word)
        return cls(Hearing(understanding, dangers, lessons.likeness()), learned, private, courtesy)

    def read(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Finding:
        """What the message says, whatever it is; never raises.

        `hint` is the language of the sender's app, `seen` that of the conversation so far, `topic` what
        was just talked about: a topic, or `elsewhere:<body>` (empty: nothing).
        """
        heard = self._hearing.heard(text, hint, seen, topic)
        return self._decided(text, heard, self._hearing.cry(text, heard)).finding

    def explain(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Explanation:
        """What the message says, and why it was understood so."""
        heard = self._hearing.heard(text, hint, seen, topic)
        cry = self._hearing.cry(text, heard)
        decision = self._decided(text, heard, cry)
        if cry:
            return structs.replace(_unread(decision), alarm=self._hearing.why(cry))
        learned, reading = self._learned.get(decision.finding.language), heard.otherwise.reading
        if learned is None or reading is None:
            return _unread(decision)
        return explained(learned, reading, decision.finding, decision.because)

    def settled(self, asked: str, reply: str, choices: Mapping[str, str], language: str) -> str:
        """Which of the choices a short reply means, or an empty text: as `settling.settled`.

        Of one choice alone nothing is settled.
        """
        learned = self._learned.get(language)
        return settled(learned, asked, reply, choices) if learned and len(choices) > 1 else ""

    def signs(self, text: str) -> tuple[float, ...]:
        """What tells whether the message is a cry for help, in the order of `ALARM_CURVE`."""
        return self._hearing.heard(text).signs

    def courtesy(self, language: str) -> str:
        """A polite line in a language that has no sheets, or an empty text."""
        return self._courtesy.lines.get(language, "")

    def sensitive(self, text: str) -> tuple[str, ...]:
        """The kinds of data in the message that a chat should not hold: as in `Finding.sensitive`."""
        return self._private.kinds(text)

    def _decided(self, text: str, heard: Heard, cry: Heard | None) -> Decision:
        """What to do about the message, whose language is known now."""
        otherwise, spoken = heard.otherwise.decision, heard.otherwise.language
        found = structs.replace(
            otherwise.finding, language=SHEETS.get(spoken, spoken), sensitive=self.sensitive(text)
        )
        return self._hearing.decision(cry, found) if cry else structs.replace(otherwise, finding=found)


def _unread(decision: Decision) -> Explanation:
    return Explanation(
        finding=decision.finding, words=(), repaired=(), unknown=(), runners_up=(), because=decision.because
    )
