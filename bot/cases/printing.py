# SPDX-License-Identifier: AGPL-3.0-or-later
"""Prints a paper, and loads what it takes for that only when there is one to print."""

from bot.cases.paper import Paper


def printed(paper: Paper) -> bytes:
    """The paper as a PDF of one or more pages of A4; the same bytes for the same paper."""
    # What draws takes half a second and twenty megabytes: a start should not wait for it.
    from bot.cases.drawing import pdf  # noqa: PLC0415

    return pdf(paper)
