# SPDX-License-Identifier: AGPL-3.0-or-later
"""How forms end is counted by step, once each, and without anybody's name."""

from datetime import timedelta

from tests.residents import APPLICANT, files
from tests.townhall import TestTown


def counts(town: TestTown) -> dict[str, int]:
    """The sums of this spring for the summer-camp form."""
    return dict(town.house.store.endings.between("2026-03", "2026-04").get("centri-estivi", {}))


async def test_a_form_that_was_sent_counts_once(town: TestTown) -> None:
    """Whatever was changed on the way."""
    await files(town.telegram.person("Ada Rossi"))

    assert counts(town) == {"": 1}


async def test_a_form_that_was_thrown_away_counts_where_it_stood(town: TestTown) -> None:
    """At the child's name, in whatever round; going back and on again changes nothing."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi", "Ho letto e capito")
    await ada.says(*APPLICANT)
    assert counts(town) == {}
    await ada.says("/annulla")
    await ada.presses("Sì, butta via")

    assert counts(town) == {"children.name": 1}


async def test_a_form_that_was_forgotten_counts_when_it_goes(town: TestTown) -> None:
    """After thirty silent days, at the step that nobody answered."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/domanda")
    await ada.presses("Contributo per i centri estivi")
    town.clock.forward(timedelta(days=30, minutes=1))
    await town.tidies()

    assert counts(town) == {"privacy": 1}


async def test_the_sums_name_nobody(town: TestTown) -> None:
    """Month, form, step and a number: nothing else is in the table."""
    await files(town.telegram.person("Ada Rossi"))

    assert town.house.store.engine.rows("select * from form_ends") == [
        {"month": "2026-03", "form": "centri-estivi", "step": "", "people": 1}
    ]
