# SPDX-License-Identifier: AGPL-3.0-or-later
"""Understands what a resident writes: the one door to everything else that understands."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from msgspec import Struct, structs

from bot.answers.deciding import finding
from bot.answers.deciding.confidence import alarm_signs, probability
from bot.answers.deciding.decision import Decision, decided
from bot.answers.deciding.explain import alarming, explained
from bot.answers.deciding.finding import Explanation, Finding
from bot.answers.deciding.settling import settled
from bot.answers.deciding.several import one_by_one
from bot.answers.guarding import fence, guardfiles
from bot.answers.guarding.dangers import Dangers
from bot.answers.guarding.guards import Guards
from bot.answers.guarding.passwords import Passwords
from bot.answers.learning.learned import Learned
from bot.answers.learning.lessons import Lessons, Names
from bot.answers.learning.likeness import Likeness, Told
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.reading.courtesy import FILE as POLITE
from bot.answers.reading.courtesy import Courtesy
from bot.answers.reading.features import Reading
from bot.answers.reading.joints import marked
from bot.answers.reading.language import LISTED, Languages
from bot.answers.reading.text import words
from bot.answers.thresholds import (
    ALARM_CURVE,
    ALARM_FROM,
    ALARM_OF_SENTENCE,
    ANGRY_ANSWER_FROM,
    CRY_AMONG,
    MOST_HEARD,
    SENTENCE_FROM,
    UNREAD,
)
from bot.phrases import LANGUAGES

THANKS, INSULT, HEALTH = "thanks", "insult", "health"
NO_EMERGENCY = ("whistleblowing", "injection", INSULT)
"""Kinds of guard that are no emergency."""
ILLNESS = ("own-illness", "illness")
"""Kinds of guard that tell of somebody's health, each with what makes it harmless."""
SHEETS = {"ar-latn": "ar"}
"""Spellings of a language that the examples do not cover, and the language they are of."""


class _Heard(Struct, frozen=True):
    """A message, and all that is known of it before it is decided whether it is a cry for help."""

    told: Told
    said: Told
    """The same without courtesies."""
    language: str
    ruled: str
    """The danger that a rule or a phrase says, or an empty text."""
    likeness: float
    otherwise: Decision
    """What to do about it if it is none."""
    reading: Reading | None
    alarm: tuple[float, ...]

    @property
    def danger(self) -> float:
        """How likely it is a cry for help."""
        return probability(self.alarm, ALARM_CURVE)


class Reader:
    """Understands messages; built once, then never changes."""

    def __init__(
        self,
        learned: Mapping[str, Learned],
        guards: tuple[Guards, Guards, Passwords],
        dangers: tuple[Dangers, Likeness],
        languages: Languages,
        courtesy: Courtesy,
    ) -> None:
        self._learned = learned
        self._guards, self._private, self._passwords = guards
        self._dangers, self._likeness = dangers
        self._languages = languages
        self._courtesy = courtesy

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
        folder = lessons.folder
        courtesy = lessons.courtesy
        paths = [*(folder / f"guards.{language}.yaml" for language in LANGUAGES), folder / POLITE]
        guards = guardfiles.load(paths)
        own = {each: known.vocabulary.lexicon.uses for each, known in learned.items()}
        languages = Languages(courtesy.telling, own, lists)
        dangers = Dangers.load(folder, languages.is_word)
        return cls(learned, guards, (dangers, lessons.likeness()), languages, courtesy)

    def read(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Finding:
        """What the message says, whatever it is; never raises.

        `hint` is the language of the sender's app, `seen` that of the conversation so far, `topic` what
        was just talked about: a topic, or `elsewhere:<body>` (empty: nothing).
        """
        return self._decided(text, hint, seen, topic)[0].finding

    def explain(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Explanation:
        """What the message says, and why it was understood so."""
        decision, reading = self._decided(text, hint, seen, topic)
        learned = self._learned.get(decision.finding.language)
        cry = self._cry(text, self._heard(text, hint, seen, topic))
        if cry:
            alarm = alarming(cry.told, cry.said, self._guards, self._dangers, self._likeness)
            return structs.replace(_unread(decision), alarm=alarm)
        if learned is None or reading is None:
            return _unread(decision)
        return explained(learned, reading, decision.finding, decision.because)

    def settled(self, asked: str, reply: str, choices: Mapping[str, str], language: str) -> str:
        """Which of the choices a short reply means, or an empty text: as `settling.settled`."""
        learned = self._learned.get(language)
        return settled(learned, asked, reply, choices) if learned else ""

    def alarm(self, text: str) -> tuple[float, ...]:
        """What tells whether the message is a cry for help, in the order of `ALARM_CURVE`."""
        return self._heard(text, "", "", "").alarm

    def _decided(self, text: str, hint: str, seen: str, topic: str) -> tuple[Decision, Reading | None]:
        """What to do about the message; with its reading where the words of a language decided."""
        heard = self._heard(text, hint, seen, topic)
        found, reading = heard.otherwise, heard.reading
        language, sensitive = SHEETS.get(heard.language, heard.language), self.sensitive(text)
        cry = self._cry(text, heard)
        if cry:
            danger = cry.danger
            because = (
                f"danger p={danger:.2f}: rule '{cry.ruled}', likeness {cry.likeness:.2f},"
                f" else sure {cry.otherwise.sure:.2f}"
            )
            kind = cry.ruled or self._likeness.kind(cry.told)
            spoken = structs.replace(found.finding, language=language, sensitive=sensitive)
            found, reading = _short(finding.EMERGENCY, kind, because, score=danger, otherwise=spoken), None
        whose = structs.replace(found.finding, language=language, sensitive=sensitive)
        return structs.replace(found, finding=whose), reading

    def _cry(self, text: str, heard: "_Heard") -> "_Heard | None":
        """The message if it is a cry for help, or the sentence of it that is one."""
        return heard if heard.danger >= ALARM_FROM else self._sentence_of_danger(text, heard)

    def _sentence_of_danger(self, text: str, heard: "_Heard") -> "_Heard | None":
        """A sentence that is a cry for help by itself: what is asked beside it must not hide it."""
        if len(heard.told.words) > CRY_AMONG:
            return None
        sentences = [*marked(text)]
        told = [each for each in sentences if len(words(each)) >= SENTENCE_FROM][:MOST_HEARD]
        if len(sentences) <= 1 or not told:
            return None
        loudest = max(
            (self._heard(each, "", heard.language, "") for each in told), key=lambda one: one.danger
        )
        return loudest if loudest.danger >= ALARM_OF_SENTENCE else None

    def _heard(self, text: str, hint: str, seen: str, topic: str) -> "_Heard":
        told = Told.of(text, self._dangers)
        folded = told.words
        language = self._languages.guess(folded, hint=hint, seen=seen)
        alarm = self._guards.kind(folded)
        ruled = self._dangers.kind(told.notions) or ("" if alarm in NO_EMERGENCY else alarm)
        found, reading = self._understood(
            text, folded, alarm if alarm in NO_EMERGENCY else "", language, topic
        )
        said = self._without_courtesies(told, language)
        likeness = self._likeness.score(said)
        signs = alarm_signs(said, likeness, self._likeness.known(said), ruled=bool(ruled), sure=found.sure)
        return _Heard(told, said, language, ruled, likeness, found, reading, signs)

    def _without_courtesies(self, told: Told, language: str) -> Told:
        """What is said inside "scusi il disturbo" and "grazie mille": shy and polite is not in danger."""
        learned = self._learned.get(language)
        return structs.replace(told, words=learned.vocabulary.inside(told.words)) if learned else told

    def _understood(
        self, text: str, folded: Sequence[str], alarm: str, language: str, topic: str
    ) -> tuple[Decision, Reading | None]:
        """What to do about the message if it is no cry for help; its language is open."""
        fixed = _short(finding.SMALLTALK, alarm, f"a phrase of the guard '{alarm}'"), None
        if alarm and alarm != INSULT:
            return fixed
        if not folded:
            if self._courtesy.nods.intersection(text):
                return _short(finding.SMALLTALK, THANKS, "a sign that says thanks"), None
            return _short(finding.ABSTAIN, "empty", "no words"), None
        learned = self._learned.get(language)
        if learned is None:
            because = f"no sheets in the language '{language}'"
            return fixed if alarm else (_short(finding.ABSTAIN, "courtesy", because, UNREAD), None)
        reading = learned.vocabulary.reading(text)
        decision = one_by_one(learned, text, decided(learned, reading, topic))
        if alarm and (decision.sure < ANGRY_ANSWER_FROM or not decision.finding.topic):
            return fixed
        return decision, reading

    def courtesy(self, language: str) -> str:
        """A polite line in a language that has no sheets, or an empty text."""
        return self._courtesy.lines.get(language, "")

    def sensitive(self, text: str) -> tuple[str, ...]:
        """The kinds of data in the message that a chat should not hold: as in `Finding.sensitive`."""
        private = (HEALTH if kind in ILLNESS else kind for kind in self._private.kinds(words(text)))
        return tuple(dict.fromkeys((*fence.found(text), *self._passwords.found(text), *private)))


def _short(
    outcome: str,
    kind: str,
    because: str,
    sure: float = 1.0,
    score: float = 1.0,
    otherwise: Finding | None = None,
) -> Decision:
    found = Finding(outcome=outcome, kind=kind, language="", score=score, otherwise=otherwise)
    return Decision(found, because, sure)


def _unread(decision: Decision) -> Explanation:
    return Explanation(
        finding=decision.finding, words=(), repaired=(), unknown=(), runners_up=(), because=decision.because
    )
