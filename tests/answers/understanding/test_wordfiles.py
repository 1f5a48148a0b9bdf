# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of words are judged like the sheets."""

from pathlib import Path

from bot.answers import load
from bot.answers.wordfiles import problems

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


def test_the_shipped_files_are_in_order() -> None:
    """No problem in the words of the base that ships."""
    assert list(problems(KNOWLEDGE, load(KNOWLEDGE).services)) == []


def test_what_cannot_be_meant_is_told_with_its_line(tmp_path: Path) -> None:
    """An unknown action, body, topic, a message with two labels, an abbreviation of two words."""
    (tmp_path / "elsewhere.yaml").write_text("inps: {name: {it: INPS}}\n", "utf-8")
    (tmp_path / "glossary.it.yaml").write_text(
        "ambiguous:\n  asilo:\n    choices: [{topic: nidi}]\nabbreviations:\n  c'è: ci sta\n", "utf-8"
    )
    (tmp_path / "messages.it.yaml").write_text(
        "actions:\n  dance:\n    - balliamo\n  cancel:\n    - basta\nelsewhere:\n  inpss:\n    - pensione\n"
        "  inps:\n    - basta\n",
        "utf-8",
    )
    (tmp_path / "alarms.xx.yaml").write_text(
        "harmless:\n  - au feu\nemergencies:\n  fire:\n    - au feu\n", "utf-8"
    )

    found = {
        (each.path.name, each.line, each.message.split(";")[0]) for each in problems(tmp_path, ["nidi-0-3"])
    }

    assert ("messages.it.yaml", 3, "action 'dance'") in found
    assert ("messages.it.yaml", 8, "body 'inpss' is not in elsewhere.yaml") in found
    assert ("glossary.it.yaml", 5, "abbreviation 'c'è'") in found
    assert any(line == 2 and message.startswith("'asilo' leads to") for _, line, message in found)
    assert ("alarms.xx.yaml", 2, "'au feu' is both emergencies:fire and harmless") in found
    assert any("is both action:cancel and elsewhere:inps" in message for _, _, message in found)


def test_a_broken_file_is_one_problem(tmp_path: Path) -> None:
    """What is no YAML is told, not raised."""
    (tmp_path / "elsewhere.yaml").write_text("inps: [\n", "utf-8")
    assert "not YAML" in next(iter(problems(tmp_path, []))).message
