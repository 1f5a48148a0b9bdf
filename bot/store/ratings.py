# SPDX-License-Identifier: AGPL-3.0-or-later
"""How useful the answers were found: sums a day, topic and facet, and nobody's name."""

from datetime import date

from bot.answers.vote import Tally, Vote
from bot.store.engine import Engine


class Ratings:
    """One row a day, topic and facet."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, vote: Vote, topic: str, facet: str, day: date) -> None:
        """One vote more."""
        self._engine.run(
            "insert into ratings values (:day, :topic, :facet, :useful, :useless)"
            " on conflict (day, topic, facet) do update set"
            " useful = ratings.useful + excluded.useful, useless = ratings.useless + excluded.useless",
            day=day.isoformat(),
            topic=topic,
            facet=facet,
            useful=int(vote is Vote.UP),
            useless=int(vote is Vote.DOWN),
        )

    def since(self, day: date) -> tuple[Tally, ...]:
        """The sums from that day on, by topic and facet, the least useful first."""
        rows = self._engine.rows(
            "select topic, facet, sum(useful) as useful, sum(useless) as useless from ratings"
            " where day >= :day group by topic, facet order by sum(useless) desc, sum(useful), topic, facet",
            day=day.isoformat(),
        )
        return tuple(
            Tally(row["topic"], row["facet"], int(row["useful"]), int(row["useless"])) for row in rows
        )
