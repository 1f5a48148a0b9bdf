# SPDX-License-Identifier: AGPL-3.0-or-later
"""Understands what a resident writes: the one door to everything else that understands."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, Self

from msgspec import structs

from bot.answers import fence, finding
from bot.answers.dangers import Dangers, calm
from bot.answers.decision import decided
from bot.answers.explain import explained
from bot.answers.finding import Explanation, Finding
from bot.answers.glossary import Glossary
from bot.answers.guards import Guards
from bot.answers.language import LISTED, Languages
from bot.answers.learned import Labelled, Learned, Lesson, lesson
from bot.answers.lexicon import wordlist
from bot.answers.memory import NO_MEMORY, Memory
from bot.answers.messages import labelled
from bot.answers.several import one_by_one
from bot.answers.text import words
from bot.answers.thresholds import ANGRY_ANSWER_FROM, CALM_FROM, EMERGENCY_FROM
from bot.answers.yamlfile import read

LANGUAGES = ("it", "en", "ro", "ar")
"""Languages that sheets and examples may be in."""
INSULT, HEALTH = "insult", "health"
NO_EMERGENCY = ("whistleblowing", "injection")
"""Kinds of guard that are no emergency."""
CALMED = ("self-harm", "violence", "child", "medical", "fire", "flood", "hardship")
"""Kinds of guard whose phrases alone are no alarm where the message speaks of our services as well."""
SHEETS = {"ar-latn": "ar"}
"""Spellings of a language that the examples do not cover, and the language they are of."""


class ExampleText(Protocol):
    """A message as people write it, and what it asks."""

    @property
    def text(self) -> str:
        """The message."""

    @property
    def topic(self) -> str:
        """The topic it asks about."""

    @property
    def facet(self) -> str:
        """What it asks about that topic."""


class Examples(Protocol):
    """Whatever has the example questions of the sheets (a Library)."""

    def examples(self, language: str) -> Iterable[ExampleText]:
        """The example questions in one language."""


class Reader:
    """Understands messages; built once, then never changes."""

    def __init__(
        self,
        learned: Mapping[str, Learned],
        guards: tuple[Guards, Guards],
        dangers: Dangers,
        languages: Languages,
        lines: Mapping[str, str],
    ) -> None:
        self._learned = learned
        self._guards, self._private = guards
        self._dangers = dangers
        self._languages = languages
        self._lines = lines

    @classmethod
    def build(cls, library: Examples, folder: Path, memory: Memory = NO_MEMORY) -> Self:
        """Learns from the library's examples and the glossary, messages and guards in `folder`.

        What an earlier start has learned from the same texts is taken from the memory.
        """
        lists = {each: wordlist(each, memory) for each in dict.fromkeys((*LANGUAGES, *LISTED))}
        learned = {}
        for language in LANGUAGES:
            examples = [Labelled(each.text, each.topic, each.facet) for each in library.examples(language)]
            examples += [Labelled(text, label) for text, label in labelled(folder, language)]
            if examples:
                glossary, listed = Glossary.load(folder, language), lists[language]
                taught = memory.of(
                    f"lesson.{language}",
                    Lesson,
                    (language, glossary, examples),
                    partial(lesson, glossary, examples, listed, language),
                )
                learned[language] = Learned(language, glossary, taught, listed)
        courtesy = folder / "courtesy.yaml"
        paths = [*(folder / f"guards.{language}.yaml" for language in LANGUAGES), courtesy]
        guards = Guards.load(paths, "guards"), Guards.load(paths, "private")
        vocabularies = {each: known.vocabulary.lexicon.vocabulary for each, known in learned.items()}
        lines = {str(key): str(line) for key, line in (read(courtesy).get("lines") or {}).items()}
        languages = Languages(_telling(courtesy), vocabularies, lists)
        return cls(learned, guards, Dangers.load(folder, languages.is_word), languages, lines)

    def read(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Finding:
        """What the message says, whatever it is; never raises.

        `hint` is the language of the sender's app, `seen` that of the conversation so far, `topic` what
        was just talked about (empty: nothing).
        """
        return self.explain(text, hint=hint, seen=seen, topic=topic).finding

    def explain(self, text: str, *, hint: str = "", seen: str = "", topic: str = "") -> Explanation:
        """What the message says, and why it was understood so."""
        folded = words(text)
        language = self._languages.guess(folded, hint=hint, seen=seen)
        sensitive = (*fence.found(text), *self._health(folded))
        notions = self._dangers.notions(folded)
        danger = self._dangers.kind(notions)
        if danger:
            return _short(finding.EMERGENCY, danger, language, sensitive, f"speaks of the danger '{danger}'")
        alarm = self._guards.kind(folded, CALMED if calm(notions) else ())
        learned = self._learned.get(SHEETS.get(language, language))
        if alarm and alarm != INSULT:
            outcome = finding.SMALLTALK if alarm in NO_EMERGENCY else finding.EMERGENCY
            return _short(outcome, alarm, language, sensitive, f"a phrase of the guard '{alarm}'")
        if not folded:
            return _short(finding.ABSTAIN, "empty", language, sensitive, "no words")
        if learned is None or language in SHEETS:
            outcome = finding.SMALLTALK if alarm else finding.ABSTAIN
            because = f"no sheets in the language '{language}'"
            return _short(outcome, alarm or "courtesy", SHEETS.get(language, language), sensitive, because)
        reading = learned.vocabulary.reading(text)
        decision = one_by_one(
            learned, text, decided(learned, reading, topic, CALM_FROM if calm(notions) else EMERGENCY_FROM)
        )
        if alarm and (decision.topic < ANGRY_ANSWER_FROM or not decision.finding.topic):
            return _short(finding.SMALLTALK, alarm, language, sensitive, f"a phrase of the guard '{alarm}'")
        found = structs.replace(decision.finding, language=language, sensitive=sensitive)
        return explained(learned, reading, found, decision.because)

    def courtesy(self, language: str) -> str:
        """A polite line in a language that has no sheets, or an empty text."""
        return self._lines.get(language, "")

    def _health(self, folded: Sequence[str]) -> tuple[str, ...]:
        return (HEALTH,) if self._private.kind(folded) else ()


def _short(outcome: str, kind: str, language: str, sensitive: tuple[str, ...], because: str) -> Explanation:
    found = Finding(outcome=outcome, kind=kind, language=language, score=1.0, sensitive=sensitive)
    return Explanation(finding=found, words=(), repaired=(), unknown=(), runners_up=(), because=because)


def _telling(path: Path) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(word for line in lines for word in words(str(line)))
        for language, lines in (read(path).get("words") or {}).items()
    }
