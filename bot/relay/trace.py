# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where something went wrong, in words that may stand in a log."""

import traceback


def where(problem: Exception) -> str:
    """The problem's kind and place (`KeyError dialogue/turn.py:42`).

    Not its own words: they may quote what a resident wrote.
    """
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{type(problem).__name__} {place.filename.rpartition('bot/')[2]}:{place.lineno}"
