# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a form ended: sent, or left at some step. Counted without anybody's name."""

from bot.model import Act, Progress

SENT = ""
SUMMARY = "summary:"
"""The step at which nothing is asked any more; no key of a field has a colon."""


class FormEnded(Act, frozen=True):
    """Somebody sent a form, or left it for good."""

    month: str
    """`YYYY-MM`, on the town's clock."""
    form: str
    step: str
    """Key of the field that waited (`children.birth`), `SUMMARY` or `SENT`."""


def step_of(progress: Progress) -> str:
    """The step at which it stands, whatever the round of a repeating group."""
    plain = [part for part in progress.at.split(".") if not part.isdecimal()]
    return ".".join(plain) or SUMMARY
