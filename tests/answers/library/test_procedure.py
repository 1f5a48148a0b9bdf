# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the requests for a service stand in a ranking."""

from pathlib import Path

import pytest

from bot.answers.library.servicefile import service
from bot.model import Problem
from bot.written import read

FILE = Path(__file__).parents[3] / "knowledge" / "services" / "nidi-0-3" / "service.yaml"


@pytest.mark.parametrize(
    ("line", "competitive", "wrong"),
    [
        ("", False, []),
        ("procedure: competitive\n", True, []),
        ("procedure: ordinary\n", False, []),
        ("procedure: gara\n", False, ["'procedure' is 'gara'; right is one of: competitive; ordinary"]),
    ],
)
def test_a_ranking_is_named_as_such(
    tmp_path: Path, line: str, wrong: list[str], *, competitive: bool
) -> None:
    """A service says nothing, `competitive` or `ordinary`; anything else is named with its line."""
    path = tmp_path / "service.yaml"
    path.write_text(FILE.read_text("utf-8") + line, "utf-8")
    found = list[Problem]()
    written = read(path, found)
    assert written is not None

    assert service("nidi-0-3", written, found).competitive is competitive
    assert [problem.message for problem in found] == wrong
