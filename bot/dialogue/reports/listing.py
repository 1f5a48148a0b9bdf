# SPDX-License-Identifier: AGPL-3.0-or-later
"""A ranking in words: on the screen, in the list for everybody, in the explanation for the office."""

from collections.abc import Iterator

from bot.cases import ranking
from bot.cases.ranking import Ranking
from bot.cases.ranking.order import ARRIVAL
from bot.cases.table import Table
from bot.dialogue.desk.cards import OFFICE_LANGUAGE
from bot.forms import Form
from bot.forms.form import Field
from bot.phrases import say


def answer_keys(form: Form) -> frozenset[str]:
    """The keys that rules may name: every field and group, and `group.field` inside it."""
    return frozenset(_keys(form.fields))


def _keys(fields: tuple[Field, ...], prefix: str = "") -> Iterator[str]:
    for field in fields:
        yield f"{prefix}{field.key}"
        yield from _keys(field.fields, f"{prefix}{field.key}.")


def shown(made: Ranking) -> Iterator[str]:
    """Line by line, with codes only: each place with what decides it, then who is not ranked and why."""
    for each in made.entries:
        outcome = _say("admitted" if each.admitted else "waiting")
        decided = _say("arrival") if each.decided_by == ARRIVAL else each.decided_by
        yield _say(
            "line", place=each.place, reference=each.reference, outcome=outcome, decided=decided or "-"
        )
    for out in made.left_out:
        yield _say("out", reference=out.reference, why=_say(f"why.{out.why}"))


def published(made: Ranking) -> Table:
    """The list for everybody: place, code and outcome."""
    headings = (_say("place"), _say("number"), _say("outcome"))
    return ranking.published(made, headings, (_say("admitted"), _say("waiting")))


def explained(made: Ranking) -> Table:
    """The explanation of every place, for the office and for whoever asks to see their own."""
    headings = (_say("place"), _say("number"), _say("confirmed"), _say("decided"))
    return ranking.explained(made, headings, _say("arrival"), _say("missing"))


def _say(key: str, **values: object) -> str:
    return str(say(f"ranking.{key}", OFFICE_LANGUAGE, **values).unescape())
