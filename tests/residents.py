# SPDX-License-Identifier: AGPL-3.0-or-later
"""What invented residents write, once, for every test that needs a request."""

from bot.cases import find_reference
from bot.simulator import Person

APPLICANT = ("genitore", "Ada Rossi", "RSSDAA85T50G107F", "333 1234567", "salta")
CHILD = ("Luca Rossi", "3 maggio 2019", "grest", "2", "no", "sì", "1")


async def fills_in(person: Person) -> None:
    """Everything up to the summary of the summer-camp form."""
    await person.says("/domanda")
    await person.presses("Contributo per i centri estivi", "Ho letto e capito")
    await person.says(*APPLICANT, *CHILD)


async def files(person: Person) -> str:
    """A whole summer-camp request; returns its reference."""
    await fills_in(person)
    await person.presses("Confermo")
    return reference_in(person.last.text)


def reference_in(text: str) -> str:
    """The first reference in a text."""
    found = find_reference(text)
    assert found, text
    return found
