# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notions that together are a danger: how near, in which order, and what makes them harmless."""

import pytest

from bot.answers.guarding.dangers import Dangers, Entry, Rule
from bot.answers.thresholds import NEAR, NOTION_GAP

REAL = frozenset(["il", "la", "ha", "si", "in", "mio", "nel", "fumo", "avere", "che", "non"])
FILLER = ("uno",)


def entry(notion: str, words: str, language: str = "it") -> Entry:
    """A way to speak of a notion."""
    cut = tuple(words.split())
    return Entry(language, notion, cut, frozenset(each for each in cut[1:] if not each.endswith("*")))


ENTRIES = (
    entry("fire", "fiamme"),
    entry("fire", "bruci*"),
    entry("place", "cucina"),
    entry("stove", "camino"),
    entry("end", "farla finita"),
    entry("calm", "grest"),
    entry("place", "kitchen", "en"),
)
RULES = (
    Rule("fire", ("fire", "place"), ("stove",), sure=False),
    Rule("self-harm", ("end",), (), sure=True),
)
DANGERS = Dangers(ENTRIES, RULES, known=REAL.__contains__)


def kind(text: str) -> str:
    """The danger that these words are."""
    return DANGERS.kind(DANGERS.notions(text.split()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fiamme in cucina", "fire"),
        ("in cucina brucia", "fire"),
        ("bruciano la cucina", "fire"),
        ("fiamme", ""),
        ("cucina", ""),
        ("fiamme nel camino in cucina", ""),
        ("fiamme in kitchen", ""),
        ("farla finita", "self-harm"),
        ("finita farla", ""),
    ],
)
def test_notions_together_are_a_danger(text: str, told: str) -> None:
    """All of a rule, in one language, in the order of their words, and nothing that makes them harmless."""
    assert kind(text) == told


@pytest.mark.parametrize(("between", "told"), [(NEAR - 1, "fire"), (NEAR, "")])
def test_they_stand_near_each_other(between: int, told: str) -> None:
    """Flames in one sentence and a kitchen in the next but two are two things."""
    assert kind(" ".join(("fiamme", *FILLER * between, "cucina"))) == told


@pytest.mark.parametrize(("between", "told"), [(NOTION_GAP, "self-harm"), (NOTION_GAP + 1, "")])
def test_few_words_part_a_notion(between: int, told: str) -> None:
    """Whoever says it says it with a word between as well."""
    assert kind(" ".join(("farla", *FILLER * between, "finita"))) == told


def test_what_is_calm_puts_out_what_is_not_sure() -> None:
    """One of our services is spoken of: only what nothing makes harmless is still a danger."""
    assert kind("fiamme in cucina al grest") == ""
    assert kind("farla finita al grest") == "self-harm"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fiame in cucina", "fire"),
        ("fiammme in cucina", "fire"),
        ("fixmme in cucina", "fire"),
        ("brcia la cucina", "fire"),
        ("xiamme in cucina", ""),
    ],
)
def test_a_slip_is_undone(text: str, told: str) -> None:
    """One letter of a strange word, never its first."""
    assert kind(text) == told


def test_another_word_as_near_does_not_hide_it() -> None:
    """A slip of "adesso" is as near to "messo", which begins otherwise."""
    words = (entry("now", "adesso"), entry("put", "messo"), entry("need", "serve"))
    dangers = Dangers(words, (Rule("medical", ("need", "now"), (), sure=True),), known=REAL.__contains__)

    assert dangers.kind(dangers.notions(["serve", "aesso"])) == "medical"
