# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cries for help beside other matters: what is asked as well must not hide them."""

import pytest

from bot.answers import Reader

CRIES = {
    "it": (
        "voglio farla finita",
        "mia mamma ha la bocca storta",
        "mio figlio si è bevuto la candeggina",
        "sento puzza di gas in cucina",
        "il nonno è diventato tutto blu",
    ),
    "en": ("I want to kill myself", "there is a fire in the kitchen", "he is not breathing"),
    "ro": ("soțul mă bate", "copilul are febră mare și nu se trezește", "vreau să mor"),
    "ar": ("امي لا تتنفس", "زوجي يضربني", "هناك حريق في البيت"),
}
ASKED = {
    "it": (", come lo iscrivo al nido?", "; quanto costa il trasporto in ospedale?", ": la tari si paga?"),
    "en": (", how do I enrol him in nursery?", "; can I book transport to the hospital?"),
    "ro": (", cum îl înscriu la creșă?", "; cum cer transport la spital?"),
    "ar": ("، كيف اسجله في الحضانة؟", "؛ هل يوجد نقل الى المستشفى؟"),
}
BOTH = [
    (language, f"{cry}{asked}")
    for language, cries in CRIES.items()
    for cry in cries
    for asked in ASKED[language]
]


@pytest.mark.parametrize(("language", "text"), BOTH)
def test_a_question_behind_a_cry_does_not_hide_it(reader: Reader, language: str, text: str) -> None:
    """And what was asked is known too, so that it can be one tap away."""
    found = reader.read(text, hint=language)

    assert found.outcome == "emergency"
    assert found.otherwise is not None


@pytest.mark.parametrize(
    "text",
    [
        "quando piove il campo è chiuso, la quota ce la ridate?",
        "mia figlia ha due anni, io lavoro a Lodi, mio marito fa i turni: come la iscrivo al nido?",
        "buongiorno, sono il presidente della bocciofila, volevo sapere come si chiede il contributo",
    ],
)
def test_commas_alone_alarm_nobody(reader: Reader, text: str) -> None:
    """A message of many stretches is none the more alarming."""
    assert reader.read(text).outcome != "emergency"
