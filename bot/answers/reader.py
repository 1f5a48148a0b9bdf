# SPDX-License-Identifier: AGPL-3.0-or-later
"""Understands what a resident writes: the one door to everything else that understands."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, Self

from bot.answers import fence, finding
from bot.answers.decision import decided
from bot.answers.explain import explained
from bot.answers.finding import Explanation, Finding
from bot.answers.glossary import Glossary
from bot.answers.guards import Guards
from bot.answers.language import Languages
from bot.answers.learned import Labelled, Learned
from bot.answers.messages import labelled
from bot.answers.text import words
from bot.answers.yamlfile import read
from bot.model import REFERENCE_LANGUAGE

LANGUAGES = ("it", "en", "ro", "ar")
"""Languages that sheets and examples may be in."""
ALARMS = ("whistleblowing", "injection", "insult")
"""Kinds of guard that are no emergency."""


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

    def __init__(self, learned: Mapping[str, Learned], guards: Guards, languages: Languages) -> None:
        self._learned = learned
        self._guards = guards
        self._languages = languages

    @classmethod
    def build(cls, library: Examples, folder: Path) -> Self:
        """Learns from the library's examples and the glossary, messages and guards in `folder`."""
        learned = {}
        for language in LANGUAGES:
            examples = [Labelled(each.text, each.topic, each.facet) for each in library.examples(language)]
            examples += [Labelled(text, label) for text, label in labelled(folder, language)]
            if examples:
                learned[language] = Learned(language, Glossary.load(folder, language), examples)
        courtesy = folder / "courtesy.yaml"
        paths = [folder / f"guards.{language}.yaml" for language in LANGUAGES]
        guards = Guards.load((*paths, courtesy))
        return cls(learned, guards, Languages(_telling(courtesy)))

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
        sensitive = tuple(fence.found(text))
        alarm = self._guards.kind(folded)
        if alarm:
            outcome = finding.SMALLTALK if alarm in ALARMS else finding.EMERGENCY
            return _short(
                Finding(outcome=outcome, kind=alarm, language=language, score=1, sensitive=sensitive),
                f"a phrase of the guard '{alarm}'",
            )
        learned = self._learned.get(language) or self._learned.get(REFERENCE_LANGUAGE)
        if learned is None or not folded:
            return _short(
                Finding(outcome=finding.ABSTAIN, kind="empty", language=language, sensitive=sensitive),
                "no words",
            )
        reading = learned.vocabulary.reading(text)
        decision = decided(learned, reading)
        return explained(learned, reading, decision.as_finding(language, sensitive), decision.because)


def _short(found: Finding, because: str) -> Explanation:
    return Explanation(
        finding=found, words=(), repaired=(), unknown=(), runners_up=(), nearest=(), because=because
    )


def _telling(path: Path) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(word for line in lines for word in words(str(line)))
        for language, lines in (read(path).get("words") or {}).items()
    }
