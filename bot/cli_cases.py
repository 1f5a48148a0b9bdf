# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs of `sportello` about what is kept of people and of their requests."""

import sys

import click

from bot import wiring
from bot.cli_errors import told_kindly
from bot.dialogue import Town
from bot.relay import wall_clock


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
    forget = wiring.purge(store, Town.load(wanted.knowledge))
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
