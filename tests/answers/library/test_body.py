# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is in charge of what is not ours."""

from pathlib import Path

import pytest

from bot.answers.library import body
from bot.errors import BadKnowledge

GOOD = "inps:\n  name: {it: INPS, en: INPS}\n  what: {it: pensioni, en: pensions}\n"


def test_a_body_has_a_name_and_a_matter(tmp_path: Path) -> None:
    """Both are read, in every language written."""
    (tmp_path / "elsewhere.yaml").write_text(GOOD, "utf-8")

    assert body.load(tmp_path)["inps"].what == {"it": "pensioni", "en": "pensions"}
    assert list(body.problems(tmp_path)) == []


def test_a_forgotten_quote_is_told_with_its_line(tmp_path: Path) -> None:
    """A comma inside a name cuts it in two: the line is told, and nothing starts on it."""
    (tmp_path / "elsewhere.yaml").write_text(GOOD.replace("{it: INPS,", "{it: INPS, o il CAF,"), "utf-8")

    assert [problem.line for problem in body.problems(tmp_path)] == [2]
    with pytest.raises(BadKnowledge, match=r"elsewhere\.yaml:2"):
        body.load(tmp_path)
