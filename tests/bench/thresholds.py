# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each threshold of the understanding is worth: labelled messages scored with it lower and higher.

    python -m tests.bench.thresholds [FILE ...] [--by 0.2]

FILEs are further labelled messages, as `tests/questions.it.jsonl`. Prints the figures as they are, then
those of each threshold where that share of itself less or more changes any. What learning, the ranking engine
or the dialogue use stays as it is, curves as well.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import click

from bot.answers import Memory, Reader, load, thresholds
from tests.bench.answers import HERE, LANGUAGES, figures, items, scored

KNOWLEDGE = HERE.parent / "knowledge"
UNMEASURED = ("_WEIGHT", "RIDGE", "SLOTS", "PIECES", "_LENGTH", "COMMONEST", "TELLING")
"""How the names of those end that learning or ranking use."""
SHOWN = {
    "wrong": "wrong_answers",
    "right": "right_or_asked",
    "at once": "answered_at_once",
    "told so": "outside_said_so",
    "cries": "emergencies_seen",
    "alarms": "false_alarms",
}


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", default=0.2, show_default=True, help="Share of a threshold that it is changed by.")
def main(files: Sequence[Path], by: float) -> None:
    """Print a table of percentages, a line for each change that changes any."""
    rows = [row for language in LANGUAGES for row in items(language)]
    rows += [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    library = load(KNOWLEDGE)
    with TemporaryDirectory() as cache:

        def line() -> str:
            # Built anew, though never learned anew: a reader remembers what it made of words.
            found = figures(scored(Reader.build(library, KNOWLEDGE, Memory(Path(cache))), rows))
            return "".join(f"{100 * found[each]:9.2f}" for each in SHOWN.values())

        usual = line()
        click.echo(f"{'':28}{''.join(f'{head:>9}' for head in SHOWN)}\n{'as it is':28}{usual}")
        for name, value in _changes(by):
            if not _users(name):
                continue
            with _set(name, value):
                changed = line()
            if changed != usual:
                click.echo(f"{f'{name} {value:.3g}':28}{changed}")


def _changes(by: float) -> Iterator[tuple[str, float]]:
    for name, value in vars(thresholds).items():
        if isinstance(value, int | float) and not name.endswith(UNMEASURED):
            whole = isinstance(value, int)
            changed = (value * (1 - by), value * (1 + by))
            yield from ((name, max(1, round(each)) if whole else each) for each in changed)


def _users(name: str) -> list[ModuleType]:
    """The modules of what is measured here that use that threshold."""
    ours = [module for path, module in sys.modules.items() if path.startswith("bot.")]
    return [module for module in ours if name in vars(module) and module is not thresholds]


@contextmanager
def _set(name: str, value: float) -> Iterator[None]:
    """That threshold has this value in every module that uses it."""
    users = [thresholds, *_users(name)]
    before = getattr(thresholds, name)
    for each in users:
        setattr(each, name, value)
    try:
        yield
    finally:
        for each in users:
            setattr(each, name, before)


if __name__ == "__main__":
    main()
