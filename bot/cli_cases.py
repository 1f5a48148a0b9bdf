# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs of `sportello` about what is kept of people and of their requests."""

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
