# SPDX-License-Identifier: AGPL-3.0-or-later
"""What asks in a message, and what only tells."""

import pytest

from bot.answers.reading.joints import asking


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("La retta è cara. Quanto costa il nido?", "Quanto costa il nido?"),
        ("mia figlia ha due anni e volevo sapere se prende il bonus", "volevo sapere se prende il bonus"),
        ("Ho cambiato casa. Vorrei sapere dove pago.", "vorrei sapere dove pago."),
        ("Quanto costa il nido?", ""),
        ("Quanto costa? E dove si paga?", ""),
        ("Il nido è bello. Le maestre anche.", ""),
    ],
)
def test_what_asks_where_the_rest_only_tells(text: str, asks: str) -> None:
    """Sentences that are questions, others from what opens a question on; nothing where all of it asks."""
    assert asking(text, "it") == asks
