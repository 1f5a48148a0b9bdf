# SPDX-License-Identifier: AGPL-3.0-or-later
"""Exporting, counting and forgetting from the command line, on a record that people made."""

import csv
import hashlib
import json
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.residents import files
from tests.townhall import KNOWLEDGE, TestTown


def sportello(town: TestTown, *words: str) -> Result:
    """Type the words after `sportello`, in that town."""
    env = {"BOT_DATABASE": str(town.settings.database), "BOT_KNOWLEDGE": str(KNOWLEDGE), "BOT_TOKEN": ""}
    return CliRunner().invoke(main, words, env=env, catch_exceptions=False)


async def test_an_office_exports_its_requests(town: TestTown, tmp_path: Path) -> None:
    """Every answer in its column; the file is for its owner's eyes; other offices' requests are not in it."""
    await files(town.telegram.person("Ada Rossi"))
    out = tmp_path / "sociali.csv"

    told = sportello(town, "cases", "export", "--office", "sociali", "--out", str(out))

    assert (told.exit_code, told.output) == (0, f"{out}: 1 requests\n")
    assert out.stat().st_mode & 0o777 == 0o600
    (row,) = csv.DictReader(StringIO(out.read_text("utf-8-sig"), newline=""), delimiter=";")
    assert (row["Numero"], row["Ricevuta"]) == ("26-0001-G", "2026-03-02 10:00:00")
    assert (row["Nome e cognome"], row["Telefono"]) == ("Ada Rossi", "'+39 333 123 4567")
    assert row["Data di nascita"] == "3 maggio 2019"
    sportello(town, "cases", "export", "--office", "tributi", "--format", "json", "--out", str(out))
    assert json.loads(out.read_text("utf-8")) == []


async def test_counting_learns_nothing(
    town: TestTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes a start its time is of no use to a clerk who counts."""
    monkeypatch.setenv("BOT_CACHE", str(tmp_path / "cache"))

    assert sportello(town, "cases", "stats").exit_code == 0
    assert not (tmp_path / "cache").exists()


async def test_whoever_is_in_a_file_reads_that_it_was_written(town: TestTown, tmp_path: Path) -> None:
    """An export is a look at personal data; where nothing was declared any more there is none."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)
    sportello(town, "cases", "export", "--office", "sociali", "--out", str(tmp_path / "sociali.csv"))

    await ada.says("/pratiche")
    await ada.presses("Chi ha visto i miei dati")

    head, line = ada.last.text.splitlines()
    assert head == "Chi ha aperto i dati della richiesta 26-0001-G (accessi: 1):"
    assert line.endswith(": Servizi sociali, in un file esportato")


@pytest.mark.parametrize(
    ("first", "last", "count"), [("2026-03-02", "2026-03-02", 1), ("2026-03-03", "2026-03-09", 0)]
)
async def test_both_days_are_inside(
    town: TestTown, tmp_path: Path, first: str, last: str, count: int
) -> None:
    """Days of the town, from the first midnight to the last."""
    await files(town.telegram.person("Ada Rossi"))
    out = tmp_path / "all.json"
    sportello(town, "cases", "export", "--from", first, "--to", last, "--format", "json", "--out", str(out))

    assert len(json.loads(out.read_text("utf-8"))) == count


async def test_an_office_that_does_not_exist_is_named(town: TestTown, tmp_path: Path) -> None:
    """With those that do; no file is written."""
    told = sportello(town, "cases", "export", "--office", "socialli", "--out", str(tmp_path / "x.csv"))

    assert told.exit_code == 1
    assert "no office 'socialli'; offices are segretario, demografico" in told.output
    assert not (tmp_path / "x.csv").exists()


async def test_figures_for_the_office_and_for_everybody(town: TestTown) -> None:
    """One request is a figure for the office, and for the public it is a person."""
    await files(town.telegram.person("Ada Rossi"))

    assert sportello(town, "cases", "stats").output.splitlines() == [
        "Contributo per i centri estivi: ricevute 1",
        "  aperte: 1",
        "  giorni per prenderle in carico (mediana): -",
        "  giorni per concluderle (mediana): -",
        "  aperte oltre il termine: 0",
        "Contributo per i centri estivi: inviati 1",
    ]
    assert sportello(town, "cases", "stats", "--public").output.splitlines()[:2] == [
        "Contributo per i centri estivi: ricevute meno di 5 o non pubblicabile",
        "  aperte: meno di 5 o non pubblicabile",
    ]
    (topic,) = json.loads(sportello(town, "cases", "stats", "--json").output)["topics"]
    assert (topic["topic"], topic["received"]) == ("centri-estivi", 1)


async def test_a_rehearsed_purge_says_what_would_go(town: TestTown) -> None:
    """Long after everything: with --dry-run the counts, and the draft is still there; then it is gone."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi")

    told = sportello(town, "purge", "--dry-run").output
    assert told.startswith("would forget: warned=1 drafts=1 ")
    assert sportello(town, "purge").output.startswith("forgotten: warned=1 drafts=1 ")
    assert sportello(town, "purge", "--dry-run").output.startswith("would forget: warned=0 drafts=0 ")


async def test_what_could_not_be_carried_is_listed(town: TestTown) -> None:
    """Exit 0 and a count where all is well; 1 and a line for each message that was given up."""
    assert sportello(town, "outbox").output == "0 waiting, 0 given up\n"
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/start")
    outbox, now = town.house.store.outbox, town.clock()
    outbox.dead(_post(town, f"telegram:{ada.id}"), "Forbidden: bot was blocked by the user", now)

    told = sportello(town, "outbox")

    assert told.exit_code == 1
    assert f"telegram:{ada.id} given up after 0: Forbidden" in told.output
    assert told.output.endswith("0 waiting, 1 given up\n")


def _post(town: TestTown, to: str) -> str:
    """A parcel in the outbox; returns its id."""
    from tests.rooms import message  # noqa: PLC0415

    town.house.store.outbox.post([message(to, "ciao")], "test:1", town.clock())
    return "test:1:00000"


RULES = """form: centri-estivi
opens: 2026-03-01
closes: 2026-03-31
places: all
order:
  - {field: children, given-by: form, as: rounds, first: highest, says: più figli}
"""


@pytest.fixture
async def open_town(tmp_path: Path) -> AsyncIterator[TestTown]:
    """A town whose summer camps are open, not only planned: what is filed there can be ranked."""
    town = TestTown(tmp_path / "town.db")
    town.changes("centri-estivi", "open")
    await town.opens()
    yield town
    await town.closes()


async def test_a_ranking_is_rehearsed_and_then_frozen_for_good(open_town: TestTown, tmp_path: Path) -> None:
    """The rehearsal writes nothing; the confirmed one has its hash, codes only, and is never written over."""
    await files(open_town.telegram.person("Ada Rossi"))
    rules, out = tmp_path / "regole.yaml", tmp_path / "graduatoria"
    rules.write_text(RULES, "utf-8")
    words = ("cases", "ranking", "centri-estivi", "--rules", str(rules))

    rehearsed = sportello(open_town, *words)
    assert rehearsed.output == "1. 26-0001-G – ammessa. Decide: -\n"
    assert not out.exists()
    frozen = sportello(open_town, *words, "--out", str(out), "--confirm", "Anna Galli")
    again = sportello(open_town, *words, "--out", str(out), "--confirm", "Anna Galli")

    digest = hashlib.sha256((out / "snapshot.json").read_bytes()).hexdigest()
    assert frozen.output.endswith(f"sha256 {digest}\n")
    assert (out / "SHA256SUMS").read_text() == f"{digest}  snapshot.json\n"
    assert (out / "published.csv").read_text("utf-8-sig") == "Posizione;Numero;Esito\n1;26-0001-G;ammessa\n"
    assert again.exit_code == 1
    assert "a ranking is frozen here already" in again.output
    everything = "".join(path.read_text("utf-8") for path in out.iterdir())
    assert [each for each in ("Rossi", "RSSDAA", "1234567", "Luca") if each in everything] == []


async def test_nothing_is_ranked_before_the_window_has_closed(open_town: TestTown, tmp_path: Path) -> None:
    """Not even as a rehearsal."""
    rules = tmp_path / "regole.yaml"
    rules.write_text(RULES.replace("closes: 2026-03-31", "closes: 2999-12-31"), "utf-8")

    told = sportello(open_town, "cases", "ranking", "centri-estivi", "--rules", str(rules))

    assert told.exit_code == 1
    assert "the window is open until 2999-12-31" in told.output


async def test_a_ranking_wants_its_officer(open_town: TestTown, tmp_path: Path) -> None:
    """A folder without a name, and a name of blanks, are refused."""
    rules = tmp_path / "regole.yaml"
    rules.write_text(RULES, "utf-8")
    words = ("cases", "ranking", "centri-estivi", "--rules", str(rules), "--out", str(tmp_path / "x"))

    assert "right is both --out and --confirm" in sportello(open_town, *words).output
    assert "--confirm is empty" in sportello(open_town, *words, "--confirm", " ").output
    assert not (tmp_path / "x").exists()


async def test_an_interest_is_not_ranked(town: TestTown, tmp_path: Path) -> None:
    """What was sent while the service was only planned gives no place."""
    await files(town.telegram.person("Ada Rossi"))
    rules = tmp_path / "regole.yaml"
    rules.write_text(RULES, "utf-8")

    told = sportello(town, "cases", "ranking", "centri-estivi", "--rules", str(rules))

    assert told.output == "Fuori graduatoria 26-0001-G: manifestazione di interesse\n"
