# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `sportello`, one short function a verb."""

import asyncio
import logging
import secrets
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import replace

from bot import cli_cases, wiring
from bot.cases import CODE_LENGTH, CODE_LIFE, Invite, fingerprint, spell_code
from bot.cli_errors import told_kindly
from bot.dialogue import Town, problems
from bot.relay import no_pace, wall_clock
from bot.settings import TELEGRAM, Settings
from bot.simulator import PretendRequest, PretendTelegram
from bot.simulator.roles import cast
from bot.simulator.screen import ANSI, PLAIN
from bot.simulator.terminal import chat
from bot.store import Sqlite, Store

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sportello")
def main() -> None:
    """The municipal counter on Telegram.

    Residents ask and apply, offices get a summary, associations get the news.
    To see it work without Telegram: sportello try.
    """


@main.command()
@told_kindly
def run() -> None:
    """Serve residents on Telegram until stopped (Ctrl-C).

    Needs BOT_TOKEN, which BotFather gives. Other settings: BOT_API_URL, BOT_DATABASE, BOT_KNOWLEDGE, BOT_LOG.
    """
    wanted = wiring.settings()
    wiring.log_to_stderr(wanted)
    try:
        asyncio.run(_serve(wanted))
    except KeyboardInterrupt:
        logging.getLogger("sportello").info("stopped")


async def _serve(wanted: Settings) -> None:
    async with wiring.house(wanted) as house:
        logging.getLogger("sportello").info("serving handle=%s", house.town.handle)
        await house.run()


@main.command(name="try")
@told_kindly
def try_() -> None:
    """Chat with the bot in this terminal, without Telegram.

    You play a resident, an office and an association member, and switch between them. Nothing is kept.
    Lines can also be piped in.
    """
    with tempfile.TemporaryDirectory(prefix="sportello-") as folder:
        asyncio.run(_play(Path(folder) / "try.db"))


async def _play(database: Path) -> None:
    telegram = PretendTelegram(clock=wall_clock)
    wanted = replace(wiring.settings(), token=telegram.token, api_url=TELEGRAM, database=database)
    async with wiring.house(wanted, PretendRequest(telegram), pace=no_pace()) as house:
        roles = cast(telegram)
        desk = next(role for role in roles if role.group)
        for each in house.town.office_ids:
            await desk.person.says(
                f"/collega {new_invite(house.store.desks.invite, each, wall_clock())}", in_=desk.group
            )
            await house.settle()
        await chat(
            telegram,
            house.settle,
            sys.stdin,
            sys.stdout,
            roles=roles,
            palette=ANSI if wiring.colours(sys.stdout) else PLAIN,
        )


@main.command()
@click.option(
    "--knowledge", type=FOLDER, default=Path("knowledge"), show_default=True, help="The folder to check."
)
def check(knowledge: Path) -> None:
    """Read the whole knowledge base and print what is wrong in it, line by line.

    Exits 1 if anything must be mended; warnings alone exit 0.
    """
    found = sorted(problems(knowledge, wall_clock().date()))
    for problem in found:
        click.echo(problem)
    grave = sum(problem.grave for problem in found)
    click.echo(f"{grave} to mend, {len(found) - grave} warnings")
    sys.exit(1 if grave else 0)


@main.command()
@click.argument("question", nargs=-1, required=True)
@told_kindly
def ask(question: tuple[str, ...]) -> None:
    """Show what the bot would answer to QUESTION."""
    town = Town.load(wiring.settings().knowledge)
    click.echo(town.reader.read(" ".join(question)))


@main.group()
def office() -> None:
    """Link offices to their chats."""


@office.command()
@click.argument("which", metavar="OFFICE")
@told_kindly
def invite(which: str) -> None:
    """Print a one-time code that links a chat as a desk of OFFICE.

    In the office's Telegram group (or in a private chat with the bot) send: /collega CODE.
    The code works once, for 24 hours.
    """
    wanted = wiring.settings()
    offices = Town.load(wanted.knowledge).office_ids
    if which not in offices:
        raise click.ClickException(f"no office '{which}'; offices are {', '.join(offices)}")
    store = wiring.open_store(wanted.database)
    click.echo(new_invite(store.desks.invite, which, wall_clock()))


def new_invite(keep: Callable[[Invite], None], which: str, now: datetime) -> str:
    """A fresh code for an office; only its fingerprint is kept."""
    code = spell_code(secrets.token_bytes(CODE_LENGTH))
    keep(Invite(fingerprint(code), which, now + CODE_LIFE))
    return code


@office.command(name="list")
@told_kindly
def list_() -> None:
    """Print each office, how many chats are linked to it, and how many people wait for a service to open."""
    wanted = wiring.settings()
    town = Town.load(wanted.knowledge)
    store = wiring.open_store(wanted.database)
    services, waiting = town.library.services, store.alerts.counts()
    for each in town.office_ids:
        linked = len(store.desks.of_office(each))
        wait = sum(
            count for topic, count in waiting.items() if topic in services and services[topic].office == each
        )
        click.echo(f"{each:12} {town.office_name(each, 'it'):30} {linked} linked, {wait} waiting")


@main.command()
@told_kindly
def migrate() -> None:
    """Bring the database up to date (run and try do it by themselves)."""
    wanted = wiring.settings()
    done = Store(Sqlite(wanted.database)).migrate()
    click.echo(f"{wanted.database}: {', '.join(done) or 'nothing to do'}")


main.add_command(cli_cases.purge)
