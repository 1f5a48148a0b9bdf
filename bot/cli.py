# SPDX-License-Identifier: AGPL-3.0-or-later
"""The command `sportello`, one short function a verb."""

import asyncio
import logging
import secrets
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click
import msgspec
from msgspec.structs import replace

from bot import cli_ask, cli_cases, wiring
from bot.cases import CODE_LENGTH, CODE_LIFE, Invite, fingerprint, offices, spell_code
from bot.cli_batch import batch
from bot.cli_errors import told_kindly
from bot.dialogue import Town, problems
from bot.model import REFERENCE_LANGUAGE, spoken
from bot.phrases import LANGUAGES
from bot.relay import Clock, no_pace, wall_clock
from bot.settings import TELEGRAM, Settings
from bot.simulator import PretendRequest, PretendTelegram, shown
from bot.simulator.roles import cast
from bot.simulator.screen import ANSI, PLAIN, Palette
from bot.simulator.terminal import chat
from bot.store import Sqlite, Store

SPOKEN = click.Choice(LANGUAGES)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sportello")
def main() -> None:
    """The municipal counter on Telegram.

    Residents ask and apply, offices get a summary, associations get the news.

    To see it work without Telegram: sportello try. To put it on Telegram: README.md.
    Settings are environment variables; sportello run --help lists them.
    """


@main.command()
@told_kindly
def run() -> None:
    """Serve residents on Telegram until stopped (Ctrl-C).

    Settings, all in the environment:

    \b
    BOT_TOKEN      the bot's token, which BotFather gives; needed
    BOT_DATABASE   the file that keeps everything; sportello.db if not set
    BOT_KNOWLEDGE  the folder with the town's texts; knowledge if not set
    BOT_CACHE      a folder that makes later starts fast; ~/.cache if not set
    BOT_API_URL    another Bot API server; Telegram's own if not set
    BOT_LOG        debug, info, warning or error; info if not set
    BOT_SMTP_URL   smtp://user:password@host:port, if offices get mail
    BOT_SMTP_FROM  the address that this mail comes from
    BOT_OPERATOR   who is told every morning that it works, and at once
                   what no office reads: a mail address, or the number
                   of a Telegram chat
    """  # noqa: D301  # click wants the character itself
    wanted = wiring.settings()
    wiring.log_to_stderr(wanted)
    try:
        asyncio.run(_serve(wanted))
    except (KeyboardInterrupt, asyncio.CancelledError):
        logging.getLogger("sportello").info("stopped")


async def _serve(wanted: Settings) -> None:
    serving = asyncio.current_task()
    if serving is not None:
        # What a service manager sends: finish what is in hand, as Ctrl-C does.
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    async with wiring.house(wanted) as house:
        logging.getLogger("sportello").info("serving handle=%s", house.town.handle)
        await house.run()


@main.command(name="try")
@click.option("--lang", type=SPOKEN, default="it", show_default=True, help="The language of the rehearsal.")
@told_kindly
def try_(lang: str) -> None:
    """Chat with the bot in this terminal, without Telegram.

    You play a resident, an office and an association member, and switch between them.
    Nothing is kept, nothing leaves this computer. Lines can also be piped in.
    """
    palette = ANSI if wiring.colours(sys.stdout) else PLAIN
    with tempfile.TemporaryDirectory(prefix="sportello-") as folder:
        wanted = replace(wiring.settings(), database=Path(folder) / "try.db")
        with suppress(KeyboardInterrupt):
            asyncio.run(play(wanted, sys.stdin, sys.stdout, language=lang, palette=palette))


async def play(
    wanted: Settings,
    lines: AsyncIterator[str] | TextIO,
    out: TextIO,
    *,
    language: str = "it",
    palette: Palette = PLAIN,
    clock: Clock = wall_clock,
) -> None:
    """The whole house over a pretend Telegram, with one desk for every office, played line by line."""
    telegram = PretendTelegram(clock=clock)
    wanted = replace(wanted, token=telegram.token, api_url=TELEGRAM)
    async with wiring.house(wanted, PretendRequest(telegram), clock, no_pace()) as house:
        roles = cast(telegram, language)
        desk = next(role for role in roles if role.group)
        for each in house.town.office_ids:
            await desk.person.says(
                f"/collega {new_invite(house.store.desks.invite, each, clock())}", in_=desk.group
            )
            await house.settle()
        # Whoever has not opened the bot in private cannot be sent a resident's data there
        await desk.person.starts()
        await house.settle()
        await chat(telegram, house.settle, lines, out, roles=roles, language=language, palette=palette)


@main.command()
@click.option("--knowledge", type=FOLDER, help="The folder to check; without it the one that is in use.")
@told_kindly
def check(knowledge: Path | None) -> None:
    """Print what is wrong in the town's texts.

    Reads every file of the knowledge base and names path, line, what stands there and what would be right.
    Exits 1 if anything must be mended; warnings alone exit 0.
    """
    folder = knowledge or wiring.settings().knowledge
    found = sorted(problems(folder, wall_clock().date()))
    for problem in found:
        click.echo(problem)
    grave = sum(problem.grave for problem in found)
    click.echo(f"{grave} to mend, {len(found) - grave} warnings")
    sys.exit(1 if grave else 0)


@main.command()
@told_kindly
def learn() -> None:
    """Learn now what the town's texts teach.

    It is kept in BOT_CACHE, so that the next start takes a second. Whoever starts without it learns then;
    after a change of the texts, too.
    """
    _learned(wiring.settings())


def _learned(wanted: Settings) -> Town:
    return asyncio.run(wiring.learned(wiring.load_town(wanted), wanted))


@main.command()
@click.argument("question", nargs=-1)
@click.option("--lang", type=SPOKEN, help="The language of whoever asks; guessed if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON, for scripts.")
@click.option("--explain", is_flag=True, help="Print why the question was understood so, instead.")
@click.option("--jsonl", is_flag=True, help="Read many questions as lines of JSON, and print as many.")
@told_kindly
def ask(question: tuple[str, ...], lang: str | None, *, as_json: bool, explain: bool, jsonl: bool) -> None:
    """Print what the bot would answer to QUESTION.

    The answer stands there as a resident would read it; the last line says how the question was taken.
    Nothing is kept.

    With --explain: the words that counted, their weights for the topic and for the facet, those taken
    for typing errors, the runners-up, the rule that decided; of an emergency the phrase, the notions
    and the words that are like cries for help.

    With --jsonl, from standard input {"id", "text"} or {"id", "dialogue": [...]}, the last message
    counting, to standard output {"id", "outcome", "topic", "facet", "action", "language", "score",
    "candidates"}; an overview has the facet null. A line that cannot be read is answered {"id",
    "error"}, the others as ever, and the exit code is 1. --json prints the same of one QUESTION, with the
    messages it is answered with.
    """
    if bool(question) == jsonl:
        raise click.UsageError("right is a QUESTION, or --jsonl and questions on standard input")
    town = _learned(wiring.settings())
    asking = cli_ask.Asking(town, lang or "", wall_clock())
    if jsonl:
        _many(asking)
        return
    words = " ".join(question)
    if explain:
        why = asking.why(words)
        click.echo(msgspec.json.encode(why).decode() if as_json else "\n".join(cli_ask.reasons(why)))
        return
    decided = asking.answered(words)
    if as_json:
        found = cli_ask.as_values(asking.finding([words]))
        click.echo(msgspec.json.encode({**found, "messages": shown.as_values(decided)}).decode())
        return
    for line in shown.as_seen(decided):
        click.echo(line)


def _many(asking: cli_ask.Asking) -> None:
    wrong = 0
    for understood in batch(asking, sys.stdin.buffer):
        click.echo(understood.line)
        wrong += understood.is_wrong
    if wrong:
        raise click.ClickException(f"{wrong} of the lines could not be read; their answers say why")


main.add_command(cli_ask.answers)


@main.group()
def office() -> None:
    """Link offices to their chats."""


@office.command()
@click.argument("which", metavar="OFFICE")
@told_kindly
def invite(which: str) -> None:
    """Print a one-time code that makes a chat a desk of OFFICE.

    Send /collega CODE in the office's Telegram group, or in a private chat with the bot.
    The code works once, for 24 hours. The ids of the offices: sportello office list.
    """
    wanted = wiring.settings()
    known = [each.id for each in offices.load(wanted.knowledge)]
    if which not in known:
        raise click.ClickException(f"no office '{which}'; offices are {', '.join(known)}")
    store = wiring.open_store(wanted.database)
    code = new_invite(store.desks.invite, which, wall_clock())
    click.echo(code)
    click.echo(f"Send it within 24 hours, in the chat that shall be the desk: /collega {code}", err=True)


def new_invite(keep: Callable[[Invite], None], which: str, now: datetime) -> str:
    """A fresh code for an office; only its fingerprint is kept."""
    code = spell_code(secrets.token_bytes(CODE_LENGTH))
    keep(Invite(fingerprint(code), which, now + CODE_LIFE))
    return code


@office.command()
@click.argument("chat", metavar="CHAT")
@told_kindly
def unlink(chat: str) -> None:
    """Make CHAT a desk no more: its buttons open nothing from now on.

    CHAT is an address as sportello office list --chats prints it.
    """
    store = wiring.open_store(wiring.settings().database)
    desks = store.desks.all()
    if chat not in desks:
        raise click.ClickException(f"no desk '{chat}'; desks are {', '.join(desks) or '(none yet)'}")
    with store.engine.transaction():
        store.desks.unlink(chat)
    click.echo(f"{chat} is a desk no more")


@office.command(name="list")
@click.option("--chats", is_flag=True, help="Print the address of each linked chat as well.")
@told_kindly
def list_(*, chats: bool) -> None:
    """Print the offices and how many chats are linked.

    Also how many people wait for a service of the office to open.
    """
    wanted = wiring.settings()
    store = wiring.open_store(wanted.database)
    waiting = store.alerts.counts()
    for each in offices.load(wanted.knowledge):
        linked = len(store.desks.of_office(each.id))
        wait = sum(waiting.get(topic, 0) for topic in each.topics)
        name = spoken(each.name, REFERENCE_LANGUAGE)
        click.echo(f"{each.id:12} {name:30} {linked} linked, {wait} waiting")
        for address in store.desks.of_office(each.id) if chats else ():
            click.echo(f"{'':12} {address}")


@main.command()
@told_kindly
def migrate() -> None:
    """Bring the database up to date.

    Not needed before sportello run, which does it by itself.
    """
    wanted = wiring.settings()
    done = Store(Sqlite(wanted.database)).migrate()
    click.echo(f"{wanted.database}: {', '.join(done) or 'nothing to do'}")


for verb in (cli_cases.cases, cli_cases.purge, cli_cases.outbox):
    main.add_command(verb)
