# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of words are judged like the sheets."""

from pathlib import Path

import pytest

from bot.answers import load
from bot.answers.guarding import guardfiles
from bot.answers.guarding.dangers import Dangers
from bot.answers.learning.textbook import Labelled, Textbook
from bot.answers.reading.courtesy import Courtesy
from bot.answers.reading.frames import Frames
from bot.answers.reading.glossary import Glossary
from bot.answers.wordfiles import problems
from bot.errors import BadKnowledge

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_the_shipped_files_are_in_order() -> None:
    """No problem in the words of the base that ships."""
    assert list(problems(KNOWLEDGE, load(KNOWLEDGE).services)) == []


def test_what_cannot_be_meant_is_told_with_its_line(tmp_path: Path) -> None:
    """An unknown action, body, topic, a short word of two, what is no courtesy."""
    (tmp_path / "elsewhere.yaml").write_text("inps: {name: {it: INPS}}\n", "utf-8")
    (tmp_path / "glossary.it.yaml").write_text(
        "ambiguous:\n  asilo:\n    choices: [{topic: nidi}]\nabbreviations:\n  c'è: ci sta\n"
        "frame:\n  before: ['!', asilo]\n",
        "utf-8",
    )
    (tmp_path / "messages.it.yaml").write_text(
        "actions:\n  dance:\n    - balliamo\nelsewhere:\n  inpss:\n    - pensione\n",
        "utf-8",
    )

    found = {
        (each.path.name, each.line, each.message.split(";")[0]) for each in problems(tmp_path, ["nidi-0-3"])
    }

    assert ("messages.it.yaml", 3, "action 'dance'") in found
    assert ("messages.it.yaml", 6, "body 'inpss' is not in elsewhere.yaml") in found
    assert ("glossary.it.yaml", 5, "abbreviation 'c'è'") in found
    assert any(line == 2 and message.startswith("'asilo' leads to") for _, line, message in found)
    assert ("glossary.it.yaml", 7, "courtesy '!' has 0 words") in found
    assert any("courtesy 'asilo' is also what people ask about" in message for _, _, message in found)


def test_a_broken_file_is_one_problem(tmp_path: Path) -> None:
    """What is no YAML is told, not raised."""
    (tmp_path / "elsewhere.yaml").write_text("inps: [\n", "utf-8")
    assert "not YAML" in next(iter(problems(tmp_path, []))).message


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "messages.it.yaml",
            "actions:\n  cancel:\n    - basta: no\n",
            "3: 'cancel' has a mapping; right is words",
        ),
        ("messages.it.yaml", "actions:\n  cancel: basta\n", "2: 'cancel' is 'basta'; right is a list"),
        (
            "messages.it.yaml",
            "action: {}\n",
            "1: messages.it.yaml has the unknown key 'action'; right is probably",
        ),
        ("alarms.it.yaml", "harmless:\n  fire: [x]\n", "1: 'harmless' is a mapping; right is a list"),
        ("alarms.it.yaml", "emergencies: [x]\n", "1: 'emergencies' is a list; right is a mapping"),
        ("glossary.it.yaml", "concepts:\n  bin: bidone\n", "2: 'bin' is 'bidone'; right is a list"),
        ("glossary.it.yaml", "ambiguous:\n  nido: [topic]\n", "2: 'nido' is a list; right is a mapping"),
        (
            "glossary.it.yaml",
            "ambiguous:\n  nido:\n    choices:\n    - {topic: nidi-0-3, faset: costi}\n",
            "4: a choice of 'nido' has the unknown key 'faset'; right is probably 'facet'",
        ),
        (
            "guards.it.yaml",
            "secrets:\n  passwort: [pin]\n",
            "2: 'secrets' has the unknown key 'passwort'",
        ),
        (
            "guards.it.yaml",
            "guards:\n  fire:\n    all: [fuoco]\n",
            "3: guard 'fire' has the unknown key 'all'",
        ),
        *(
            (
                "guards.it.yaml",
                f"guards:\n  fire:\n    any:\n    - va a {odd}\n",
                f"4: 'va a {odd}' leaves a word open; right are words, 'a/b' and 'begin*'",
            )
            for odd in ("*", "fuoco/", "fuoco//fiamme", "fuoco/*")
        ),
        (
            "guards.it.yaml",
            "gaurds:\n  fire:\n    any: [fuoco]\n",
            "1: guards.it.yaml has the unknown key 'gaurds'; right is probably 'guards'",
        ),
        (
            "guards.it.yaml",
            "nods: 👍\n",
            "1: guards.it.yaml has the unknown key 'nods'; right is one of: guards; private; secrets",
        ),
        (
            "courtesy.yaml",
            "nodz: 👍\n",
            "1: courtesy.yaml has the unknown key 'nodz'; right is probably 'nods'",
        ),
        (
            "courtesy.yaml",
            "gards:\n  fire:\n    any: [fuego]\n",
            "1: courtesy.yaml has the unknown key 'gards'; right is probably 'guards'",
        ),
        ("courtesy.yaml", "lines:\n  es: [Hola]\n", "2: 'es' is a list; right is plain words"),
        ("dangers.yaml", "words:\n  it:\n    fire: [fuoco]\n", "3: 'fire' is a list; right is plain words"),
        ("dangers.yaml", "sure:\n  fire: a b\n", "2: 'fire' is 'a b'; right is a list"),
        ("dangers.yaml", "- fuoco\n", "1: dangers.yaml is a list; right is a mapping"),
        (
            "dangers.yaml",
            "words:\n  it:\n    fire: fuoco,, brucia\n",
            "3: 'fire' has an empty word; right is words between the commas",
        ),
        (
            "dangers.yaml",
            "words:\n  it:\n    fire: fuoco\nsure:\n  fire: [fier]\n",
            "5: rule of 'fire': right is probably 'fire'",
        ),
        (
            "dangers.yaml",
            "words:\n  it:\n    fire: fuoco\n    calm: camino\nsure:\n  fire: [fire -calmo]\n",
            "6: rule of 'fire': right is probably 'calm'",
        ),
    ],
)
def test_words_out_of_shape_are_told_with_their_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    """By the judge, and by whoever would have used them."""
    (tmp_path / name).write_text(text, "utf-8")

    (problem,) = problems(tmp_path, ["nidi-0-3"])
    with pytest.raises(BadKnowledge) as refused:
        everything(tmp_path)

    assert str(problem).startswith(f"{tmp_path / name}:{told}")
    assert str(refused.value) == str(problem)


def everything(folder: Path) -> None:
    """Loads all words of a folder, as the reader does."""
    Textbook.load(folder)
    Glossary.load(folder, "it")
    guardfiles.load([folder / "guards.it.yaml", folder / "courtesy.yaml"])
    Courtesy.load(folder)
    Dangers.load(folder, known=every_word)


def every_word(_: str) -> bool:
    """Whether a word is a real one: all are, since nothing is read here."""
    return True


def test_a_courtesy_without_words_is_told_and_passed_over(tmp_path: Path) -> None:
    """It is a clerk's slip, and no reason for nobody to be answered."""
    (tmp_path / "elsewhere.yaml").write_text("inps: {}\n", "utf-8")
    (tmp_path / "glossary.it.yaml").write_text("frame:\n  before: ['!', ciao]\n  after: ['…']\n", "utf-8")

    frames = Frames(Glossary.load(tmp_path, "it").frame)

    assert frames.inside(["ciao", "nido"]) == [1]
    assert [str(each.message)[:14] for each in problems(tmp_path, [])] == ["courtesy '!' h", "courtesy '…' h"]


def test_words_that_other_programs_take_for_values_stay_words(tmp_path: Path) -> None:
    """Whoever writes `no` or `9:30` without quotes means what residents write."""
    (tmp_path / "messages.it.yaml").write_text("actions:\n  cancel: [no, 9:30, 112]\n", "utf-8")

    assert Textbook.load(tmp_path).labelled["it"] == (
        Labelled("no", "action:cancel"),
        Labelled("9:30", "action:cancel"),
        Labelled("112", "action:cancel"),
    )
