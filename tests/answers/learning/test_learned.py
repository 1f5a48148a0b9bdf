# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the examples of one language teach about a message."""

from bot.answers.learning.learned import Learned, lesson
from bot.answers.learning.textbook import Labelled
from bot.answers.reading.glossary import Glossary
from bot.answers.reading.lexicon import wordlist

QUESTIONS = (
    Labelled("come mi iscrivo", "nidi-0-3", "come"),
    Labelled("come faccio la domanda", "centri-estivi", "come"),
    Labelled("quanto costa il posto", "nidi-0-3", "costi"),
    Labelled("quanto si paga al mese", "centri-estivi", "costi"),
)
OTHERS = tuple(
    Labelled(f"come mi iscrivo {where}", "elsewhere:scuola") for where in ("a scuola", "al liceo", "lì")
)


def facets(examples: tuple[Labelled, ...], text: str) -> dict[str, float]:
    """How far each facet is asked for, to whoever has learned these examples."""
    listed = wordlist("it")
    learned = Learned("it", Glossary(), lesson(Glossary(), examples, listed, "it"), listed)
    return dict(learned.scores(learned.vocabulary.reading(text)).facets)


def test_what_is_asked_is_taught_by_questions_alone() -> None:
    """Who asks how of somebody else's matter asks how: that takes nothing from the facet."""
    asked = facets((*QUESTIONS, *OTHERS), "come mi iscrivo")

    assert asked["come"] > 0.7
    assert asked["costi"] < 0.1


def test_what_asks_tells_the_facet_more_than_what_is_told() -> None:
    """In a letter that tells of how one got there, one sentence asks what it costs."""
    told = "Siamo qui da un mese, come ho detto, e ancora non so come faccio la domanda. Quanto si paga?"
    whole = told.replace("?", "").replace(".", "")

    assert _best(facets(QUESTIONS, whole)) == "come"
    assert _best(facets(QUESTIONS, told)) == "costi"


def _best(scores: dict[str, float]) -> str:
    return max(scores, key=lambda facet: scores[facet])
