# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs of `sportello` about what is kept of people and of their requests."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click
import msgspec

from bot import cli_ranking, wiring
from bot.cases import table
from bot.cli_errors import told_kindly
from bot.dialogue import Town
from bot.dialogue.reports import figures
from bot.dialogue.reports.table import exported, tabled
from bot.relay import wall_clock
from bot.store import Store

FORMATS: dict[str, Callable[[table.Table], bytes]] = {
    "csv": table.as_csv,
    "xlsx": lambda made: table.as_xlsx(made, wall_clock()),
    "json": table.as_json,
}
DAY = click.DateTime(["%Y-%m-%d"])
FIRST_DAY = "2000-01-01"


@click.group()
def cases() -> None:
    """Export, count and rank requests."""


cases.add_command(cli_ranking.ranking)


@cases.command()
@click.option("--office", "which", metavar="OFFICE", default="", help="Only this office's requests.")
@click.option("--from", "first", type=DAY, default=FIRST_DAY, help="First day, on the town's clock.")
@click.option("--to", "last", type=DAY, help="Last day; today if not given.")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="csv", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")
@told_kindly
def export(which: str, first: datetime, last: datetime | None, kind: str, out: Path) -> None:
    """Write requests and answers to a file.

    It holds personal data: only you may read it, and the residents read that it was written. CSV has
    semicolons, for Excel in Italian; what could run as a formula has an apostrophe before it there. XLSX
    and JSON hold every value as it is.
    """
    wanted = wiring.settings()
    town = wiring.load_town(wanted)
    if which and which not in town.office_ids:
        raise click.ClickException(f"no office '{which}'; offices are {', '.join(town.office_ids)}")
    store = wiring.open_store(wanted.database)
    since, until = _span(town, first, last)
    found = store.cases.opened_between(since, until, which)
    made = tabled(town, found, [store.cases.events(case.id) for case in found])
    out.touch(mode=0o600)
    out.write_bytes(FORMATS[kind](made))
    with store.engine.transaction():
        for case in found:
            if case.lines:
                store.cases.keep(case, exported(case, wall_clock()))
    click.echo(f"{out}: {len(found)} requests")


@cases.command()
@click.option("--from", "first", type=DAY, default=FIRST_DAY, help="First day, on the town's clock.")
@click.option("--to", "last", type=DAY, help="Last day; today if not given.")
@click.option("--public", is_flag=True, help="Hide what would point at fewer than five people.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for scripts.")
@told_kindly
def stats(*, first: datetime, last: datetime | None, public: bool, as_json: bool) -> None:
    """Print how many requests came and how long they took.

    Also how many are past their term, and at which step of a form people gave up.
    """
    wanted = wiring.settings()
    town = wiring.load_town(wanted)
    store = wiring.open_store(wanted.database)
    sheet = _sheet(store, town, _span(town, first, last))
    shown = sheet.published() if public else sheet
    click.echo(msgspec.json.encode(shown).decode() if as_json else "\n".join(shown.lines(town)))


def _sheet(store: Store, town: Town, span: tuple[datetime, datetime]) -> figures.Sheet:
    since, until = span
    found = store.cases.opened_between(since, until)
    months = tuple(f"{town.day(moment):%Y-%m}" for moment in (since, until - timedelta(seconds=1)))
    return figures.sheet(
        [(case, store.cases.events(case.id)) for case in found],
        store.endings.between(*months),
        town.day(wall_clock()),
        town.timezone,
    )


def _span(town: Town, first: datetime, last: datetime | None) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last one, on the town's clock."""

    def midnight(day: date) -> datetime:
        return datetime.combine(day, time(0), town.timezone).astimezone(UTC)

    ends = last.date() if last else town.day(wall_clock())
    return midnight(first.date()), midnight(ends + timedelta(days=1))


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@told_kindly
def purge(*, dry_run: bool) -> None:
    """Forget what is past its term.

    Drafts, conversations, news, the words of ended requests. The terms stand in
    knowledge/retention.yaml and in the forms (`keep`). run does this every hour.
    """
    wanted = wiring.settings()
    store = wiring.open_store(wanted.database)
    forget = wiring.purge(store, wiring.load_town(wanted))
    now = wall_clock()
    purged = forget.rehearse(now) if dry_run else forget.run(now)
    store.engine.scrub()
    click.echo(f"{'would forget' if dry_run else 'forgotten'}: {purged}")


@click.command()
@told_kindly
def outbox() -> None:
    """List the messages that could not be carried.

    Those given up, and those still being tried; of what they said nothing is shown.
    Exits 1 if any was given up in the last thirty days.
    """
    store = wiring.open_store(wiring.settings().database)
    troubled = store.outbox.troubled()
    for each in troubled:
        fate = "given up" if each.given_up else "being tried"
        posted = each.posted_at.isoformat(timespec="minutes")
        click.echo(f"{posted} {each.address} {fate} after {each.tries}: {each.problem} ({each.id})")
    click.echo(f"{store.outbox.waiting()} waiting, {sum(each.given_up for each in troubled)} given up")
    sys.exit(1 if any(each.given_up for each in troubled) else 0)
