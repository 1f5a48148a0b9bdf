# SPDX-License-Identifier: AGPL-3.0-or-later
"""The files of the phrases: words stay what they are, and what is no phrase is told with its line."""

from pathlib import Path

import pytest

from bot.errors import BadPhrase
from bot.phrases import in_folder


def test_a_phrase_is_the_words_that_are_written(tmp_path: Path) -> None:
    """`no` is no truth value and `9:30` no number, whoever forgets the quotes."""
    (tmp_path / "forms.yaml").write_text("no: No\nwhen:\n  early: 9:30\n  late: 1.50\n", "utf-8")

    assert in_folder(tmp_path) == {"forms.no": "No", "forms.when.early": "9:30", "forms.when.late": "1.50"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no: [", "forms.yaml:1: not YAML"),
        ("no: No\nyes: [Sì]\n", "forms.yaml:2: phrase 'forms.yes' is a list; right is words"),
        ("no: No\nyes: Sì\nno: Mai\n", "forms.yaml:3: key 'no' stands here twice; right is once"),
    ],
)
def test_what_is_no_phrase_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """And not said to anybody."""
    (tmp_path / "forms.yaml").write_text(text, "utf-8")

    with pytest.raises(BadPhrase) as refused:
        in_folder(tmp_path)

    assert str(refused.value).startswith(f"{tmp_path}/{told}")
