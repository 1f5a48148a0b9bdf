# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many sent a form, and how many left it at which step."""

from collections.abc import Mapping

from bot.forms.ending import FormEnded
from bot.store.engine import Engine


class Endings:
    """One row a month, form and step, with a sum."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, ended: FormEnded) -> None:
        """One more."""
        self._engine.run(
            "insert into form_ends values (:month, :form, :step, 1)"
            " on conflict (month, form, step) do update set people = form_ends.people + 1",
            month=ended.month,
            form=ended.form,
            step=ended.step,
        )

    def between(self, first: str, last: str) -> Mapping[str, Mapping[str, int]]:
        """The sums of months (`YYYY-MM`, both inside), by form and step."""
        rows = self._engine.rows(
            "select form, step, sum(people) as people from form_ends where month >= :first and month <= :last"
            " group by form, step order by form, step",
            first=first,
            last=last,
        )
        found: dict[str, dict[str, int]] = {}
        for row in rows:
            found.setdefault(row["form"], {})[row["step"]] = int(row["people"])
        return found
