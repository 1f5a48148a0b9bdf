# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ranking engine on a small base of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.ranking.index import Document, Index

BASE = Index(
    "it",
    [
        Document("apri", "Quando apre la biblioteca?", "orari, apertura", "Dal lunedì al venerdì."),
        Document("paga", "Come pago la mensa?", "pagamento, pagoPA", "Con l'avviso che arriva a casa."),
        Document("cane", "Come iscrivo il cane all'anagrafe canina?", "", "Presso l'ATS, con il microchip."),
    ],
)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("orari biblioteca", "apri"),
        ("pagare la mensa", "paga"),
        ("pagammento", "paga"),
        ("microchip del mio cagnolino", "cane"),
    ],
)
def test_the_nearest_document_comes_first(text: str, best: str) -> None:
    """By the question, the keywords, the answer, and through typing errors."""
    assert BASE.search(text).hits[0][0] == best


def test_nothing_in_common_finds_nothing() -> None:
    """No hit and no confidence where no word is shared."""
    ranking = BASE.search("zzz")
    assert (ranking.hits, ranking.confidence) == ((), 0.0)


def test_confidence_counts_what_is_not_covered() -> None:
    """The same word alone is surer than among strange ones."""
    assert BASE.search("biblioteca").confidence > BASE.search("biblioteca astronave dinosauro").confidence


def test_limit() -> None:
    """No more hits than asked for."""
    assert len(BASE.search("come pago il cane in biblioteca", limit=2).hits) == 2


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    """Scores come in falling order, whatever is searched for."""
    scores = [score for _, score in BASE.search(text).hits]
    assert scores == sorted(scores, reverse=True)


def test_an_empty_base_finds_nothing() -> None:
    """No documents, no hits."""
    assert Index("it", []).search("biblioteca").hits == ()
