# SPDX-License-Identifier: AGPL-3.0-or-later
"""What our own errors are at a terminal: a sentence, and exit code 1."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from bot.errors import SportelloError

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def told_kindly(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Our own errors are for people: print the sentence, exit 1, no trace."""

    @wraps(command)
    def told(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        try:
            return command(*args, **kwargs)
        except SportelloError as problem:
            raise click.ClickException(str(problem)) from None

    return told
