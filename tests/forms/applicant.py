# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who fills in a form, as they would in a chat."""

from datetime import UTC, datetime
from pathlib import Path

from bot.forms import Form, Question, Standing, Step, present, resume, start, step
from bot.model import Button, Incoming, Kind, Progress

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
KNOWLEDGE = Path(__file__).parents[2] / "knowledge" / "forms"


class Applicant:
    """One person and one form: what is said, what is tapped, what comes back."""

    def __init__(self, form: Form, language: str = "it", progress: Progress | None = None) -> None:
        self.form = form
        self.language = language
        self.now = resume(form, progress or start(form, NOW))

    def sends(self, kind: Kind, text: str = "", does: str = "", file: str = "") -> Step:
        """Anything at all."""
        said = Incoming(
            id="telegram:1",
            chat="telegram:7",
            sender="telegram:7",
            kind=kind,
            at=NOW,
            text=text,
            does=does,
            file=file,
        )
        self.now = step(self.form, self.now.progress, said, NOW.date(), self.language)
        return self.now

    def says(self, *texts: str) -> Step:
        """Texts, one after the other."""
        for text in texts:
            self.sends(Kind.TEXT, text)
        return self.now

    def taps(self, label: str) -> Step:
        """The button of that label under the last message."""
        return self.sends(Kind.PRESS, does=self.button(label).does)

    def button(self, label: str) -> Button:
        """That button."""
        return next(button for button in self.buttons if button.label == label)

    @property
    def last(self) -> Question:
        """The last message of the bot."""
        return present(self.form, self.now, self.language, Standing.APPLICATION)

    @property
    def buttons(self) -> list[Button]:
        """All buttons of the last message."""
        return [button for row in self.last.rows for button in row]

    @property
    def at(self) -> str:
        """Key of the question that waits."""
        return self.now.progress.at

    def value(self, key: str) -> str:
        """What was understood as the answer."""
        return self.now.progress.answers[key].value
