# SPDX-License-Identifier: AGPL-3.0-or-later
"""What measures is right itself: shares are shares, and what cannot be measured is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.answers import Finding
from tests.bench import retrieval
from tests.bench.answers import figures, verdict

FAQ = {"id": "a", "question": "quanto costa il nido", "answer": "cento euro", "tag": ""}
ASKED = {"id": 1, "text": "costa il nido?", "rel": ["a"]}


def measured(folder: Path, faqs: list[object], queries: list[object]) -> Result:
    """What the bench prints about these lines."""
    for name, some in (("faqs", faqs), ("queries", queries)):
        (folder / name).write_text("".join(f"{json.dumps(each)}\n" for each in some), "utf-8")
    files = ("--faqs", str(folder / "faqs"), "--queries", str(folder / "queries"))
    return CliRunner().invoke(retrieval.main, files)


def test_a_base_is_measured(tmp_path: Path) -> None:
    """One question found at once: every share is whole."""
    told = json.loads(measured(tmp_path, [FAQ], [ASKED]).output)

    assert (told["hit1"], told["mrr10"], told["map"]) == (1, 1, 1)
    assert told["fts5"]["hit1"] == 1


@pytest.mark.parametrize(
    ("faqs", "queries", "told"),
    [
        ([FAQ], [], "queries has no lines; right is one mapping a line"),
        ([], [ASKED], "faqs has no lines; right is one mapping a line"),
        (
            [FAQ],
            [ASKED, {"id": 2, "text": "e la tari?", "rel": []}],
            "'rel' of message 2 has no id; right is",
        ),
        ([FAQ], [{"id": 3, "text": "e la tari?"}], "'rel' of message 3 has no id; right is"),
    ],
)
def test_what_cannot_be_measured_is_told(
    tmp_path: Path, faqs: list[object], queries: list[object], told: str
) -> None:
    """Nothing to ask, nothing to find, no right answer: a sentence, not a traceback."""
    result = measured(tmp_path, faqs, queries)

    assert result.exit_code == 1
    assert told in result.output


def alarms(*outcomes: tuple[str, str]) -> float:
    """The share of false alarms where messages should be the one and were taken for the other."""
    rows = [({"outcome": wanted}, Finding(outcome=found, language="it")) for wanted, found in outcomes]
    return figures([(row, found, verdict(row, found)) for row, found in rows])["false_alarms"]


def test_false_alarms_are_a_share_of_what_is_no_emergency() -> None:
    """Emergencies that are heard are none, and do not count."""
    heard, false, quiet = ("emergency", "emergency"), ("abstain", "emergency"), ("abstain", "abstain")

    assert alarms(heard, false, quiet, quiet, quiet) == 0.25
    assert alarms(heard, quiet) == 0
    assert alarms(heard) == 0
