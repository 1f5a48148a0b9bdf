# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page that teaches a clerk tells the truth: its example is followed on a copy of the real base."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import answers
from bot.answers import Reason
from bot.answers.library import place
from bot.cases import offices

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
README = (KNOWLEDGE / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```\w*\n(.*?)```", README, re.DOTALL)
TODAY = date(2026, 11, 24)


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """The base after steps 1 to 3 of the example, in every language of the sheet."""
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    topic = folder / "services" / "centri-estivi"
    status, source, text, _ = BLOCKS
    service = (topic / "service.yaml").read_text("utf-8")
    service = re.sub(r"(?s)\nstatus:.*?\nform:", lambda _: f"\n{status}form:", service, count=1)
    service = service.replace("\nsources:\n", f"\nsources:\n{source}", 1)
    (topic / "service.yaml").write_text(service, "utf-8")
    for sheet in topic.glob("*.md"):
        changed = re.sub(r"(?s)## tempi\n.*?\n(?=## )", lambda _: f"{text}\n", sheet.read_text("utf-8"))
        sheet.write_text(changed, "utf-8")
    return folder


def judged(folder: Path) -> Iterator[str]:
    """Grave problems, without the folder's own path."""
    told = place.load(folder).told() | offices.load(folder).told()
    for problem in answers.problems(folder, TODAY, told):
        if problem.grave:
            yield str(problem).replace(str(folder), "knowledge")


def test_the_check_says_what_the_page_shows(followed: Path) -> None:
    """The problem printed in the page is the one the judge finds, whatever the line."""
    shown = re.sub(r":\d+:", ":", BLOCKS[3].strip())

    assert shown in {re.sub(r":\d+:", ":", line) for line in judged(followed)}


def test_the_mended_example_opens_the_service(followed: Path) -> None:
    """After step 5 the judge has nothing against the number any more, and the window is open."""
    sheet = followed / "services" / "centri-estivi" / "it.md"
    sheet.write_text(sheet.read_text("utf-8").replace("lo 0377 000000", "{office.phone}"), "utf-8")

    assert not [line for line in judged(followed) if "centri-estivi/it.md" in line and "phone" in line]
    service = answers.load(followed).services["centri-estivi"]
    assert service.accepts(datetime(2026, 12, 20, 22, 59, 59, tzinfo=UTC)).reason == Reason.NONE
    assert service.accepts(datetime(2026, 12, 20, 23, 0, 0, tzinfo=UTC)).reason == Reason.LATE


def test_every_file_is_on_the_page() -> None:
    """Whoever looks for what a file is for finds it."""
    names = {path.name.split(".")[0] for path in KNOWLEDGE.iterdir() if path.name != "README.md"}

    assert {name for name in names if name not in README} == set()
