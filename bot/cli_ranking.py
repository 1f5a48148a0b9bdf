# SPDX-License-Identifier: AGPL-3.0-or-later
"""`sportello cases ranking`: a rehearsal on the screen, or a ranking confirmed and frozen for good."""

from datetime import datetime
from pathlib import Path

import click

from bot import wiring
from bot.cases import ranking as ranking_
from bot.cases.ranking import Ranking, Rules, Snapshot
from bot.cases.table import as_csv
from bot.cli_errors import told_kindly
from bot.dialogue import Town
from bot.dialogue.reports import listing
from bot.errors import BadKnowledge
from bot.relay import wall_clock
from bot.store import Store

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SNAPSHOT, LIST, WHY, SUMS = "snapshot.json", "published.csv", "explained.csv", "SHA256SUMS"


@click.command()
@click.argument("form")
@click.option("--rules", "rules_file", type=FILE, required=True, help="The rules (YAML).")
@click.option("--values", "values_file", type=FILE, help="What the office verified: reference;field;value.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the frozen ranking."
)
@click.option("--confirm", "officer", metavar="NAME", help="The officer who confirms and answers for it.")
@told_kindly
def ranking(
    form: str, rules_file: Path, values_file: Path | None, out: Path | None, officer: str | None
) -> None:
    """Put the requests of FORM in order by written rules.

    Without --confirm it is a rehearsal: the order is printed and nothing is written. With --confirm and
    --out the ranking is frozen: snapshot.json (rules, what counted, order), published.csv (codes only),
    explained.csv (for the office), SHA256SUMS. Refused before the window has closed.
    """
    if (officer is None) != (out is None):
        raise click.UsageError("right is both --out and --confirm, or neither for a rehearsal")
    if officer is not None and not officer.strip():
        raise click.UsageError("--confirm is empty; right is the name of the officer who confirms")
    wanted, now = wiring.settings(), wall_clock()
    town = wiring.load_town(wanted)
    rules = _rules(town, form, rules_file, now)
    made = _ranked(wiring.open_store(wanted.database), town, rules, values_file)
    for line in listing.shown(made):
        click.echo(line)
    if out is not None and officer is not None:
        frozen = ranking_.snapshot(made, rules, officer.strip(), now)
        _freeze(frozen, out)
        click.echo(f"{out / SNAPSHOT}: sha256 {frozen.sha256}")


def _rules(town: Town, form: str, path: Path, now: datetime) -> Rules:
    if form not in town.forms:
        raise click.ClickException(f"no form '{form}'; forms are {', '.join(town.forms)}")
    rules = ranking_.load(path, listing.answer_keys(town.forms[form]))
    if rules.form != form:
        raise BadKnowledge(f"{path}: rules for '{rules.form}'; right is rules for '{form}'")
    if town.day(now) <= rules.closes:
        raise BadKnowledge(
            f"{path}: the window is open until {rules.closes}; right is to rank after that day"
        )
    return rules


def _ranked(store: Store, town: Town, rules: Rules, values_file: Path | None) -> Ranking:
    values = ranking_.office_values(values_file, rules) if values_file else {}
    cases = store.cases.of_form(rules.form)
    known = {case.reference for case in cases}
    strangers = sorted({reference for reference, _ in values} - known)
    if strangers:
        raise BadKnowledge(f"{values_file}: no request of this form has the number {', '.join(strangers)}")
    return ranking_.ranked(cases, rules, values, town.timezone)


def _freeze(frozen: Snapshot, folder: Path) -> None:
    """Write the files; a ranking that was frozen is never written over."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / SNAPSHOT).exists():
        raise BadKnowledge(f"{folder}: a ranking is frozen here already; right is another folder")
    files = {
        SNAPSHOT: frozen.content,
        LIST: as_csv(listing.published(frozen.ranking)),
        WHY: as_csv(listing.explained(frozen.ranking)),
        SUMS: f"{frozen.sha256}  {SNAPSHOT}\n".encode(),
    }
    for name, content in files.items():
        # What counted is personal; the list for everybody is published by hand, from here.
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(content)
