# SPDX-License-Identifier: AGPL-3.0-or-later
"""Judges the files of words (glossary, messages, alarms, guards, bodies elsewhere) and says what is right."""

from collections.abc import Collection, Iterator
from pathlib import Path

from bot.answers.alarms import EMERGENCIES, HARMLESS, NO_SHEETS, Alarms
from bot.answers.glossary import Choice, Glossary
from bot.answers.guards import Guards
from bot.answers.messages import OTHER, Messages
from bot.answers.text import words
from bot.answers.yamlfile import read
from bot.errors import BadKnowledge
from bot.model import Problem

LANGUAGES = ("it", "en", "ro", "ar")
ACTIONS = ("apply", "report", "feedback", "status", "human", "subscribe-news", "delete-data", "cancel")


def problems(folder: Path, topics: Collection[str]) -> Iterator[Problem]:
    """What cannot be meant so in the files of words under `folder`; `topics` are those with a sheet."""
    try:
        bodies = {*read(folder / "elsewhere.yaml"), OTHER}
        Guards.load([*folder.glob("guards.*.yaml"), folder / "courtesy.yaml"], "guards")
    except BadKnowledge as wrong:
        yield Problem(folder, 1, str(wrong))
        return
    for language in (*LANGUAGES, NO_SHEETS):
        try:
            yield from _glossary(folder, language, topics, bodies)
            yield from _labels(folder, language, bodies)
        except BadKnowledge as wrong:
            yield Problem(folder, 1, str(wrong))


def _glossary(
    folder: Path, language: str, topics: Collection[str], bodies: Collection[str]
) -> Iterator[Problem]:
    path = folder / f"glossary.{language}.yaml"
    glossary = Glossary.load(folder, language)
    for short in glossary.abbreviations:
        if len(words(short)) != 1:
            yield Problem(path, _line(path, short), f"abbreviation '{short}'; right is one plain word")
    for word, choices in glossary.ambiguous.items():
        for choice in choices:
            if not _known(choice, topics, bodies):
                yield Problem(
                    path, _line(path, word), f"'{word}' leads to {choice}; right is a topic or body"
                )


def _known(choice: Choice, topics: Collection[str], bodies: Collection[str]) -> bool:
    return choice.topic in topics if choice.topic else choice.elsewhere in bodies


def _labels(folder: Path, language: str, bodies: Collection[str]) -> Iterator[Problem]:
    labels: dict[str, str] = {}
    for path, text, label in _every(folder, language):
        group, _, name = label.partition(":")
        if group == "action" and name not in ACTIONS:
            yield Problem(path, _line(path, text), f"action '{name}'; actions are {', '.join(ACTIONS)}")
        if group == "elsewhere" and name not in bodies:
            yield Problem(path, _line(path, text), f"body '{name}' is not in elsewhere.yaml")
        if labels.setdefault(text, label) != label:
            yield Problem(path, _line(path, text), f"'{text}' is both {labels[text]} and {label}")


def _every(folder: Path, language: str) -> Iterator[tuple[Path, str, str]]:
    """Each example with its file and its label."""
    messages, alarms = Messages.load(folder, language), Alarms.load(folder, language)
    path = folder / f"messages.{language}.yaml"
    yield from ((path, text, label) for text, label in messages.labelled)
    path = folder / f"alarms.{language}.yaml"
    yield from ((path, text, f"{EMERGENCIES}:{kind}") for text, kind in alarms.cries)
    yield from ((path, text, HARMLESS) for text in alarms.harmless)


def _line(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
