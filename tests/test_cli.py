# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command line, as clerks and scripts use it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.townhall import CACHE, KNOWLEDGE, small
from tests.transcript import HERE, played

TOKEN = "123456:no-such-token"  # noqa: S105  # invented


def verbs(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every verb, as the words one types."""
    found = [path]
    for name, command in group.commands.items():
        below = (*path, name)
        found += verbs(command, below) if isinstance(command, click.Group) else [below]
    return found


@pytest.fixture
def sportello(tmp_path: Path) -> "Sportello":
    """The command, with a database of its own."""
    return Sportello(tmp_path / "office.db")


class Sportello:
    """Runs the command inside this process."""

    def __init__(self, database: Path) -> None:
        self.settings = {
            "BOT_DATABASE": str(database),
            "BOT_KNOWLEDGE": str(KNOWLEDGE),
            "BOT_TOKEN": "",
            "BOT_API_URL": "",
            "BOT_LOG": "",
        }

    def __call__(self, *words: str, typed: str = "", **settings: str) -> Result:
        """Type the words after `sportello`."""
        return CliRunner().invoke(main, words, input=typed, env=self.settings | settings)


@pytest.mark.parametrize("verb", verbs(main), ids=" ".join)
def test_every_verb_explains_itself(sportello: "Sportello", verb: tuple[str, ...]) -> None:
    """`--help` and `-h` exit 0 and begin with how to type it; in lists each verb's sentence is whole."""
    told = sportello(*verb, "--help")

    assert told.exit_code == 0
    assert told.output == sportello(*verb, "-h").output
    assert told.output.startswith(f"Usage: {' '.join(('main', *verb))} [OPTIONS]")
    assert all(len(line) <= 80 for line in told.output.splitlines())
    listed = told.output.partition("Commands:\n")[2]
    assert "..." not in listed
    assert "None" not in told.output


def test_run_lists_every_setting(sportello: "Sportello") -> None:
    """A clerk finds the names of all settings in one place."""
    told = sportello("run", "--help").output

    for name in ("BOT_TOKEN", "BOT_DATABASE", "BOT_KNOWLEDGE", "BOT_API_URL", "BOT_LOG"):
        assert f"\n  {name} " in told


def test_check_finds_nothing_to_mend(sportello: "Sportello") -> None:
    """The knowledge of the repository is clean, and it is what `check` reads unless told otherwise."""
    checked = sportello("check")

    assert checked.output.splitlines()[-1].startswith("0 to mend, ")
    assert checked.exit_code == 0


def test_check_names_file_and_line(sportello: "Sportello", tmp_path: Path) -> None:
    """A mistake is named with path, line and what would be right; the exit code says that there is one."""
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    offices = folder / "offices.yaml"
    offices.write_text(offices.read_text("utf-8").replace("topics: [tributi]", "topics: [tribute]"), "utf-8")

    checked = sportello("check", "--knowledge", str(folder))

    assert checked.exit_code == 1
    assert f"{offices}:" in checked.output
    assert "tribute" in checked.output
    assert not checked.output.splitlines()[-1].startswith("0 to mend")


def test_check_of_a_folder_that_holds_nothing(sportello: "Sportello", tmp_path: Path) -> None:
    """An empty folder is a list of what is missing, not a traceback."""
    checked = sportello("check", "--knowledge", str(tmp_path))

    assert checked.exit_code == 1
    assert f"{tmp_path / 'town.yaml'}:1: no such file; right is to write it" in checked.output


def test_ask_prints_what_a_resident_would_read(sportello: "Sportello") -> None:
    """The sheet with its source and buttons, then how the question was taken."""
    told = sportello("ask", "quanto", "costa", "il", "nido?").output

    assert told.startswith("│ Nido e servizi per bambini da 0 a 3 anni – Quanto costa\n")
    assert "│ Fonte: " in told
    assert "] Parla con l'ufficio" in told
    assert told.splitlines()[-1] == "outcome: answered topic=nidi-0-3 facet=costi"
    assert all(len(line) <= 80 for line in told.splitlines())


def test_ask_speaks_the_language_that_is_wanted(sportello: "Sportello") -> None:
    """With --lang the answer is in that language, whatever the question's is; --json is one line."""
    told = json.loads(sportello("ask", "--json", "--lang", "en", "quanto costa il grest?").output)

    assert (told["outcome"], told["topic"], told["facet"]) == ("answer", "centri-estivi", "costi")
    assert told["messages"][0]["text"].startswith("Summer camp contribution – ")
    assert "Talk to the office" in told["messages"][0]["buttons"]


def test_what_the_texts_teach_is_learned_beforehand(sportello: "Sportello", tmp_path: Path) -> None:
    """Once for all starts: after `learn` an answer makes no new file."""
    folder = small(tmp_path / "knowledge")
    settings = {"BOT_CACHE": str(tmp_path / "cache"), "BOT_KNOWLEDGE": str(folder)}

    told = sportello("learn", **settings)
    learned = set((tmp_path / "cache").iterdir())
    sportello("ask", "ciao", **settings)

    assert (told.exit_code, told.output) == (0, "")
    assert {each.name.partition("-")[0] for each in learned} >= {"likeness", "lesson.ro", "words.it"}
    assert set((tmp_path / "cache").iterdir()) == learned


def test_an_office_is_invited_by_a_code(sportello: "Sportello") -> None:
    """Standard output holds the code alone, for scripts; what to do with it stands beside."""
    invited = sportello("office", "invite", "sociali")

    code = invited.stdout.strip()
    assert invited.exit_code == 0
    assert len(code.replace("-", "")) == 10
    assert f"/collega {code}" in invited.stderr


def test_offices_are_listed_with_their_desks(sportello: "Sportello") -> None:
    """Each office has its line: id, name, chats linked, people waiting."""
    listed = sportello("office", "list").output.splitlines()

    assert len(listed) == 7
    assert listed[-1] == "sociali      Servizi sociali                0 linked, 0 waiting"


def test_migrate_says_what_it_did(sportello: "Sportello") -> None:
    """The first time names the scripts, the second time there is nothing to do."""
    assert "0001_house.sql" in sportello("migrate").output
    assert sportello("migrate").output.endswith("office.db: nothing to do\n")


@pytest.mark.parametrize(
    ("words", "settings", "sentence"),
    [
        ("run", {}, "Error: BOT_TOKEN: empty; right is the token that BotFather gives"),
        ("run", {"BOT_TOKEN": "segreto"}, "Error: BOT_TOKEN: 7 characters that are no bot token; right is"),
        ("office list", {"BOT_DATABASE": "/no/such/x.db"}, "Error: BOT_DATABASE: '/no/such/x.db' is no"),
        ("try", {"BOT_KNOWLEDGE": "/no/such"}, "Error: BOT_KNOWLEDGE: '/no/such' has no town.yaml"),
        ("ask ciao", {"BOT_API_URL": "telegram"}, "Error: BOT_API_URL: 'telegram' is no root of a Bot API"),
        ("migrate", {"BOT_LOG": "loud"}, "Error: BOT_LOG: 'loud' is no level; right is one of debug, info"),
        ("office invite mensa", {}, "Error: no office 'mensa'; offices are segretario, demografico, tecnico"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_a_sentence(
    sportello: "Sportello", words: str, settings: dict[str, str], sentence: str
) -> None:
    """What is wrong, its value and what would be right; exit code 1, no traceback, never the token."""
    told = sportello(*words.split(), **settings)

    assert told.exit_code == 1
    assert told.stderr.startswith(sentence)
    assert "Traceback" not in told.output
    assert "segreto" not in told.output


def test_a_start_in_another_folder_says_what_to_do(
    sportello: "Sportello", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no knowledge at hand the error names both ways to hand it over."""
    monkeypatch.chdir(tmp_path)

    told = sportello("try", BOT_KNOWLEDGE="knowledge")

    assert told.stderr == (
        "Error: BOT_KNOWLEDGE: 'knowledge' has no town.yaml; right is the folder that holds the knowledge:"
        " start the program in the folder that contains it, or write its whole path into BOT_KNOWLEDGE\n"
    )


def test_a_verb_that_does_not_exist(sportello: "Sportello") -> None:
    """A typing error points to the help."""
    told = sportello("chek")

    assert told.exit_code == 2
    assert "No such command 'chek'" in told.stderr


async def test_a_whole_afternoon_through_a_pipe(tmp_path: Path) -> None:
    """A new user asks, applies, plays the desk, closes the case, reads that as the resident."""
    typed = (await played((HERE / "transcript.txt").read_text("utf-8"))).typed

    rehearsal = subprocess.run(  # noqa: ASYNC221  # our own command, with nothing else to do meanwhile
        [sys.executable, "-m", "bot", "try"],
        input="".join(f"{line}\n" for line in typed).encode(),
        capture_output=True,
        check=True,
        timeout=60,
        cwd=KNOWLEDGE.parent,
        env={"PYTHONIOENCODING": "utf-8", "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(CACHE.parent)},
    )

    shown = rehearsal.stdout.decode()
    steps = (
        "Contributo per i centri estivi – Quanto costa",
        "Riepilogo: Contributo per i centri estivi",
        "Stato: ricevuta dal Comune, non ancora presa in carico",
        "In carico a: Bruno Conti",
        "Stato: conclusa, esito positivo",
        "Bruno Conti > :cittadina",
        "«Registrata. Ti scriviamo appena il contributo apre.»",
        "Prova finita.",
    )
    at = 0
    for step in steps:
        at = shown.index(step, at)
    assert "\x1b" not in shown
    assert rehearsal.stderr == b""
    assert not any(tmp_path.iterdir())  # noqa: ASYNC240  # nothing else waits


def test_the_rehearsal_speaks_english(sportello: "Sportello") -> None:
    """`try --lang en` opens in English, and so does the bot."""
    shown = sportello("try", "--lang", "en", typed="1\n:quit\n").output

    assert "This is a rehearsal" in shown
    assert "│ Hello! I am the automatic assistant of" in shown
    assert shown.endswith("Ada Rossi > :quit\nEnd of the rehearsal.\n")


async def test_the_operator_gets_the_data_in_private_at_once() -> None:
    """Nobody who rehearses has to find out first that Telegram wants the private chat opened."""
    script = (HERE / "transcript.txt").read_text("utf-8").partition("[Prendo in carico]")[0]

    shown = (await played(f"{script}[Vedi dati]\n:privato\n:esci\n")).shown

    assert "» Te li ho mandati in privato." in shown
    assert "Codice fiscale: RSSDAA85T50G107F" in shown.partition("Operatore in privato · Bruno Conti ──")[2]
