# SPDX-License-Identifier: AGPL-3.0-or-later
"""Judges the files of words (glossary, messages, alarms, guards, bodies elsewhere) and says what is right."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.answers.guarding import dangers, guardfiles
from bot.answers.learning import alarms, messages
from bot.answers.learning.messages import OTHER
from bot.answers.library.vocabularies import FACETS
from bot.answers.reading import courtesy
from bot.answers.reading.frames import LONGEST_FORMULA
from bot.answers.reading.glossary import Choice, Frame, Glossary, glossary
from bot.answers.reading.text import words
from bot.answers.reading.yamlfile import opened
from bot.model import Problem
from bot.written import Written

ACTIONS = ("apply", "report", "feedback", "status", "human", "subscribe-news", "delete-data", "cancel")


def problems(folder: Path, topics: Collection[str]) -> Iterator[Problem]:
    """What cannot be meant so in the files of words under `folder`; `topics` are those with a sheet."""
    found: list[Problem] = []
    bodies = {*opened(folder / "elsewhere.yaml", found).written.keys, OTHER}
    if found:
        # Else every message for another body would be wrong as well.
        yield from found
        return
    paths = [*sorted(folder.glob("guards.*.yaml")), folder / courtesy.FILE]
    guardfiles.attempt(paths, found)
    courtesy.courtesy(folder, found)
    dangers.listed(folder, found)
    for language in alarms.LANGUAGES:
        path = folder / f"glossary.{language}.yaml"
        known, written = glossary(folder, language, found), opened(path, []).written
        found += [*_leads(known, written, topics, bodies), *_hides(known, written)]
        found += _labels(messages.examples(folder, language, found), bodies)
        alarms.examples(folder, language, found)
    # What is read for two purposes is wrong once.
    yield from sorted(set(found))


def _leads(
    known: Glossary, written: Written, topics: Collection[str], bodies: Collection[str]
) -> Iterator[Problem]:
    """Short spellings of nothing, and words that lead nowhere."""
    for short in known.abbreviations:
        if len(words(short)) != 1:
            where = written.nearest("abbreviations", short)
            yield where.wrong(f"abbreviation '{short}'; right is one plain word")
    for word, choices in known.ambiguous.items():
        for choice in choices:
            if not _known(choice, topics, bodies):
                where = written.nearest("ambiguous", word)
                yield where.wrong(
                    f"'{word}' leads to {choice}; right is a topic, with a facet or none, or a body"
                )


def _hides(known: Glossary, written: Written) -> Iterator[Problem]:
    """Courtesies that cannot be found, or that would hide what is asked."""
    things = {tuple(words(each)): name for name, some in known.concepts.items() for each in some}
    things |= {tuple(words(word)): word for word in known.ambiguous}
    for place in Frame.__struct_fields__:
        for entry in written.nearest("frame", place).items if getattr(known.frame, place) else ():
            formula, cut = entry.text, tuple(words(entry.text))
            if not 0 < len(cut) <= LONGEST_FORMULA:
                right = f"right is 1 to {LONGEST_FORMULA}"
                yield entry.wrong(f"courtesy '{formula}' has {len(cut)} words; {right}")
            if cut in things:
                asked = f"is also what people ask about ('{things[cut]}')"
                yield entry.wrong(f"courtesy '{formula}' {asked}; right is only one of the two")


def _known(choice: Choice, topics: Collection[str], bodies: Collection[str]) -> bool:
    if not choice.topic:
        return choice.elsewhere in bodies
    return choice.topic in topics and choice.facet in ("", *FACETS)


def _labels(examples: Iterable[tuple[Written, str]], bodies: Collection[str]) -> Iterator[Problem]:
    for text, label in examples:
        group, _, name = label.partition(":")
        if group == "action" and name not in ACTIONS:
            yield text.wrong(f"action '{name}'; actions are {', '.join(ACTIONS)}")
        if group == "elsewhere" and name not in bodies:
            yield text.wrong(f"body '{name}' is not in elsewhere.yaml")
