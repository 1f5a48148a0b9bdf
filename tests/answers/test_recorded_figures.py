# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures that must not get worse; `tests/bench/README.md` tells how they were measured."""

import pytest

from bot.answers import Reader
from bot.answers.learning.textbook import Textbook
from bot.answers.thresholds import HELP_FROM
from tests.bench.answers import LANGUAGES, figures, items, scored
from tests.townhall import KNOWLEDGE

WRONG_ANSWERS = 0.02
"""Share of the labelled messages of all languages that may be answered wrong."""


NUMBERS_INSTEAD = 0.005
"""Share of the base's own questions in Italian that may get the numbers to call instead of an answer."""
FALSE_ALARMS = 0.02
"""Share of them that may get a line with the numbers above the answer."""


def test_the_labelled_set_is_answered_as_well_as_recorded(reader: Reader) -> None:
    """Wrong answers stay rare, questions are understood, every emergency is seen."""
    results = [each for language in LANGUAGES for each in scored(reader, items(language))]
    measured = figures(results)

    assert len(results) >= 400
    assert measured["wrong_answers"] <= WRONG_ANSWERS
    assert measured["right_or_asked"] >= 0.92
    assert measured["outside_not_answered"] >= 0.97
    assert measured["emergencies_seen"] == 1.0


def test_every_cry_of_the_base_is_heard(reader: Reader) -> None:
    """However sure it is that a message is also about a service: who teaches a cry may rely on it."""
    cries = [text for text, _ in Textbook.load(KNOWLEDGE).cries]
    unheard = [text for text in cries if reader.read(text).outcome != "emergency"]

    assert len(cries) > 2000
    assert not unheard


def test_hardly_a_question_of_the_base_alarms(reader: Reader) -> None:
    """Who asks about a service gets no numbers instead of an answer, and seldom a line of them above it."""
    examples = [each.text for each in Textbook.load(KNOWLEDGE).labelled["it"] if each.facet]
    asked = [*map(reader.read, examples)]
    alarmed = [found.score for found in asked if found.outcome == "emergency"]

    assert len(asked) > 10_000
    assert sum(score >= HELP_FROM for score in alarmed) <= NUMBERS_INSTEAD * len(asked)
    assert len(alarmed) <= FALSE_ALARMS * len(asked)


@pytest.mark.parametrize(("language", "right"), [("it", 0.9), ("en", 0.75), ("ro", 0.75), ("ar", 0.75)])
def test_each_language_is_understood(reader: Reader, language: str, right: float) -> None:
    """Right, or asked back with the right one among the choices."""
    assert figures(scored(reader, items(language)))["right_or_asked"] >= right
