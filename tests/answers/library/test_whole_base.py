# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real base: quick to judge, its tables in order, and help in every language."""

import subprocess
import sys
from pathlib import Path

from bot import answers
from bot.answers import calculators
from bot.phrases import LANGUAGES

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
TIMED = """
from datetime import date
from pathlib import Path
from time import process_time
from bot import answers

began = process_time()
list(answers.problems(Path("knowledge"), date(2026, 11, 26), ()))
print(process_time() - began)
"""


def test_the_whole_base_is_judged_in_less_than_three_seconds() -> None:
    """A clerk who checks after every line does not wait, though 43,000 examples are compared as well.

    In a process of its own, whose environment asks for no coverage: that makes everything slower.
    """
    told = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", TIMED], check=True, capture_output=True, cwd=KNOWLEDGE.parent, env={}
    )

    assert float(told.stdout) < 3


def test_the_tables_of_the_base_can_be_used() -> None:
    """Every calculator finds its table."""
    assert calculators.load(KNOWLEDGE).isee.benefits


def test_every_page_that_may_save_a_life_names_112() -> None:
    """In every language there is, and the number comes without anything to fill in."""
    library = answers.load(KNOWLEDGE)
    urgent = ("emergency", "violence", "self-harm", "child")

    assert {name for name, _ in library.pages} >= {*urgent, "hardship", "whistleblowing", "about", "privacy"}
    for page in urgent:
        for language in LANGUAGES:
            assert (page, language) in library.pages
            assert "112" in library.page(page, language)
            assert "{" not in library.page(page, language)
