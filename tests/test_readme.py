# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a newcomer reads is true: commands, links, the chat, the licence, the catalogue card."""

import hashlib
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from bot.cli import main
from bot.phrases import LANGUAGES
from bot.store import Sqlite, Store
from tests.transcript import HERE, README, in_readme, played, renewed

ROOT = README.parent
PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "deploy/README.md",
        "knowledge/README.md",
    )
]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SPDX = "# SPDX-License-Identifier: AGPL-3.0-or-later"
KEPT_IN_GIT = ("bot", "tests", "deploy", "knowledge", ".ci")


def commands(page: str) -> Iterator[list[str]]:
    """What a page tells to type after `sportello`: in code blocks, and between backquotes."""
    flush = re.sub(r"^ +", "", page, flags=re.MULTILINE)
    blocks = re.findall(r"^```sh\n(.*?)^```", flush, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    spans = re.findall(r"`([^`\n]+)`", page)
    for line in (*lines, *spans):
        typed = re.search(r"(?:^|\.venv/bin/)sportello (.+)", re.split("#|&&", line)[0])
        if typed:
            yield shlex.split(typed[1])


def understood(words: list[str]) -> bool:
    """Whether the command line would take these words; nothing is run."""
    command: click.Command = main
    while words and isinstance(command, click.Group) and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    if isinstance(command, click.Group):
        return words in ([], ["--help"], ["--version"])
    try:
        # With its parent: click remembers the names of --help from the first context it sees
        command.make_context("sportello", list(words), click.Context(main, **main.context_settings))
    except click.exceptions.Exit:
        return words == ["--help"]
    except click.UsageError:
        return not words and any(parameter.required for parameter in command.params)
    return True


def test_readme_begins_with_the_two_commands() -> None:
    """`make run` and `make test` come first, and the Makefile knows both."""
    first = re.findall(r"```sh\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[0]

    assert [line.partition("#")[0].strip() for line in first.splitlines()] == ["make run", "make test"]
    for target in ("run", "test"):
        subprocess.run(["make", "-n", target], cwd=ROOT, check=True, capture_output=True)  # noqa: S603, S607


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_on_a_page_exist(page: Path) -> None:
    """Every `sportello …` that a page tells to type is one, options and arguments included."""
    for words in commands(page.read_text("utf-8")):
        assert understood(words), f"{page}: sportello {shlex.join(words)}"


def test_pages_tell_commands() -> None:
    """The test above finds what is written."""
    found = [words for page in PAGES for words in commands(page.read_text("utf-8"))]

    assert ["office", "invite", "sociali"] in found
    assert ["ask", "quanto costa il nido?"] in found
    assert ["purge", "--dry-run"] in found
    assert not understood(["office", "invit", "sociali"])
    assert not understood(["ask", "--loud", "ciao"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    """A relative link, and a path between backquotes that begins in one of our folders, is there."""
    text = page.read_text("utf-8")

    for link in re.findall(r"\]\(([^)#]+)\)", text):
        if not link.startswith("https://"):
            assert (page.parent / link).exists(), f"{page}: {link}"
    for path in re.findall(rf"`((?:{'|'.join(map(re.escape, KEPT_IN_GIT))})/[\w./-]+)`", text):
        assert (ROOT / path).exists(), f"{page}: {path}"


async def test_the_chat_in_readme_is_what_the_bot_says() -> None:
    """Played again, every line is the same; `python -m tests.transcript` renews it."""
    script = (HERE / "transcript.txt").read_text("utf-8")

    assert in_readme(README.read_text("utf-8")) == (await played(script)).shown


def test_the_chat_is_put_between_its_marks() -> None:
    """Everything around the chat stays as it is."""
    page = "# A\n<!-- transcript -->\n```text\nold\n```\n<!-- end -->\nB\n"

    assert renewed(page, "new\n") == "# A\n<!-- transcript -->\n```text\nnew\n```\n<!-- end -->\nB\n"


def test_readme_names_every_setting() -> None:
    """Whatever the environment may say stands in README's table."""
    readme = README.read_text("utf-8")

    names = set(re.findall(r"\bBOT_[A-Z_]*[A-Z]\b", (ROOT / "bot/settings.py").read_text("utf-8")))
    assert names >= {"BOT_TOKEN", "BOT_DATABASE"}
    for name in names:
        assert f"| `{name}` |" in readme, name


def test_every_dependency_is_explained() -> None:
    """CONTRIBUTING says why, for each package and no other."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## What we depend on")[2]

    rows = re.findall(r"^\| ([\w, -]+) \|", page, re.MULTILINE)
    explained = {name for row in rows[1:] for name in row.split(", ")}
    assert explained == {re.split(r"[<>=\[;]", each)[0] for each in PROJECT["dependencies"]}


def test_the_version_is_the_same_everywhere() -> None:
    """The changelog has a section for it, and the catalogue card names it."""
    version = PROJECT["version"]

    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changes, re.MULTILINE)
    assert card()["softwareVersion"] == version


def card() -> dict[str, Any]:
    """publiccode.yml."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    return read


def test_the_catalogue_card_has_what_is_mandatory() -> None:
    """The keys and values that the validator of publiccode.yml 0.7 insists on."""
    told = card()

    assert told["publiccodeYmlVersion"] == "0.7"
    assert told["name"] == "Sportello"
    assert told["url"].startswith("https://")
    assert told["platforms"] == ["linux"]
    assert told["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert told["softwareType"] == "standalone/backend"
    assert told["legal"] == {"license": PROJECT["license"]}
    assert told["maintenance"]["type"] == "internal"
    assert all(contact["name"] for contact in told["maintenance"]["contacts"])
    assert told["localisation"] == {"localisationReady": True, "availableLanguages": list(LANGUAGES)}
    assert "IT" not in told


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_catalogue_card_describes_within_limits(language: str) -> None:
    """Short at most 150 characters, long 150 to 10,000, features of at most 100."""
    told = card()["description"][language]

    assert 0 < len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert told["features"]
    assert all(len(feature) <= 100 for feature in told["features"])


def test_the_licence_is_whole() -> None:
    """The text of the Free Software Foundation, to the letter."""
    text = (ROOT / "LICENSE").read_bytes()

    assert len(text.splitlines()) == 661
    assert b"13. Remote Network Interaction" in text
    assert (
        hashlib.sha256(text).hexdigest() == "8486a10c4393cee1c25392769ddd3b2d6c242d6ec7928e1414efff7dfb2f07ef"
    )


def test_every_source_file_names_the_licence() -> None:
    """Modules and scripts begin with the SPDX line (after `#!`, where there is one)."""
    modules = [path for folder in ("bot", "tests") for path in (ROOT / folder).rglob("*.py")]
    scripts = [path for path in (ROOT / "deploy").iterdir() if path.suffix != ".md"]

    assert len(modules) > 100
    for path in (*modules, *scripts, ROOT / ".ci/run", ROOT / "Makefile", ROOT / "pyproject.toml"):
        lines = path.read_text("utf-8").splitlines()
        assert lines[1 if lines[0].startswith("#!") else 0] == SPDX, path


def test_no_town_is_named_in_the_code() -> None:
    """What identifies the municipality stands under knowledge/ only, so another one changes data alone."""
    town: dict[str, Any] = yaml.safe_load((ROOT / "knowledge/town.yaml").read_text("utf-8"))
    names = [
        str(town[key]) for key in ("short_name", "istat", "cadastral_code", "postcode", "tax_code", "ipa")
    ]
    marks = re.compile(rf"{'|'.join(map(re.escape, names))}|\borio\b|oriesi", re.IGNORECASE)

    for path in (ROOT / "bot").rglob("*"):
        if path.is_file() and path.suffix in (".py", ".yaml", ".sql", ".json"):
            assert not marks.search(path.read_text("utf-8")), path


def test_a_copy_made_while_the_bot_runs_can_be_restored(tmp_path: Path) -> None:
    """`deploy/backup` takes what is committed, keeps the newest copies, and says where the copy is."""
    running = Sqlite(tmp_path / "sportello.db")
    Store(running).migrate()
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in ("20261101", "20261102"):
        (folder / f"sportello-{day}T023000Z.db").write_bytes(b"")

    made = subprocess.run(  # noqa: S603  # our own script
        [ROOT / "deploy/backup", tmp_path / "sportello.db", folder, "2"],
        check=True,
        capture_output=True,
        text=True,
    )

    copy = Path(made.stdout.strip())
    assert sorted(folder.iterdir()) == [folder / "sportello-20261102T023000Z.db", copy]
    assert copy.stat().st_mode & 0o077 == 0
    restored = Sqlite(copy)
    assert Store(restored).migrate() == []
    restored.close()
    running.close()


def test_there_is_no_copy_of_nothing(tmp_path: Path) -> None:
    """A name that is mistyped is an error, not an empty copy."""
    tried = subprocess.run(  # noqa: S603  # our own script
        [ROOT / "deploy/backup", tmp_path / "sportelo.db", tmp_path / "copies"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert tried.returncode == 1
    assert tried.stderr == f"no database '{tmp_path / 'sportelo.db'}'\n"
    assert not (tmp_path / "copies").exists()
