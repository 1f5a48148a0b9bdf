# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ready words: for which case, in which language, and every mistake of whoever writes them."""

from pathlib import Path

import pytest

from bot.cases import replies
from bot.errors import BadKnowledge
from tests.cases.acts import application

ITALIAN = """\
isee:
  label: Serve un ISEE
  for: [ask, tell]
  kinds: [application]
  topics: [centri-estivi]
  text: "Portalo allo sportello."
letto:
  label: Letto
  for: [closed]
  text: "Grazie del parere."
"""


def write(folder: Path, italian: str = ITALIAN, english: str = "isee: Bring it.\n") -> Path:
    """The folder with those two files."""
    (folder / "replies.it.yaml").write_text(italian, "utf-8")
    (folder / "replies.en.yaml").write_text(english, "utf-8")
    return folder


def test_a_reply_fits_its_use_kind_and_topic(tmp_path: Path) -> None:
    """And no other; without kinds and topics it fits them all."""
    known = replies.load(write(tmp_path))
    case, fault = application(), application(kind="report")

    assert [reply.key for reply in known.values() if reply.fits(case, "ask")] == ["isee"]
    assert [reply.key for reply in known.values() if reply.fits(fault, "ask")] == []
    assert [reply.key for reply in known.values() if reply.fits(fault, "closed")] == ["letto"]


def test_a_reply_speaks_the_language_of_the_resident(tmp_path: Path) -> None:
    """Where it was translated; else Italian."""
    known = replies.load(write(tmp_path))

    assert known["isee"].text("en") == "Bring it."
    assert known["isee"].text("ar") == "Portalo allo sportello."
    assert known["letto"].text("en") == "Grazie del parere."


def test_no_file_means_no_replies(tmp_path: Path) -> None:
    """They are a help, no duty."""
    assert replies.load(tmp_path) == {}
    assert list(replies.problems(tmp_path)) == []


@pytest.mark.parametrize(
    ("italian", "english", "expected"),
    [
        (ITALIAN.replace("[ask, tell]", "[chiedi]"), "", "replies.it.yaml:3: 'for' has 'chiedi'; "),
        (ITALIAN.replace("  label: Letto\n", ""), "", "replies.it.yaml:7: reply 'letto' lacks 'label'; "),
        (ITALIAN.replace("[application]", "[istanza]"), "", "replies.it.yaml:4: 'kinds' has 'istanza'; "),
        (
            ITALIAN.replace("isee:", "una-chiave-troppo-lunga:"),
            "",
            "replies.it.yaml:1: key 'una-chiave-troppo",
        ),
        (ITALIAN, "isse: Bring it.\n", "replies.en.yaml:1: reply 'isse' is not in Italian; "),
        (ITALIAN, "isee: [Bring it]\n", "replies.en.yaml:1: is a list; right is the words of that reply"),
    ],
)
def test_a_slip_in_the_replies_is_named(tmp_path: Path, italian: str, english: str, expected: str) -> None:
    """With its file and line; and nothing is loaded."""
    folder = write(tmp_path, italian, english)

    found = [str(problem).removeprefix(f"{folder}/") for problem in sorted(replies.problems(folder))]
    assert found[0].startswith(expected)
    with pytest.raises(BadKnowledge):
        replies.load(folder)
