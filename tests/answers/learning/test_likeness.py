# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cries for help that no rule knows are heard by their likeness to others."""

import pytest
from msgspec import structs

from bot.answers import Reader
from bot.answers.deciding.confidence import alarm_signs, probability
from bot.answers.learning.likeness import ORDINARY, UNKNOWN, Likeness, Told
from bot.answers.thresholds import ALARM_CURVE

CRIES = [
    (Told(["il", "nonno", "rantola"], {"it": {"person": [1]}}), "medical"),
    (Told(["brucia", "la", "tettoia"], {"it": {"burning": [0]}}), "fire"),
]
ORDINARY_ONES = [
    Told(["quanto", "costa", "la", "tettoia"], {}),
    Told(["il", "nonno", "chiede", "la", "tessera"], {"it": {"person": [1]}}),
]


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    """Learned from four messages."""
    return Likeness.learned(CRIES, ORDINARY_ONES)


def _more(told: Told) -> Told:
    """The same with a word that says nothing: it is no longer the example itself."""
    return structs.replace(told, words=[*told.words, "ecco"])


def test_what_was_learned_is_told_apart(likeness: Likeness) -> None:
    """A cry scores above every ordinary message, and has the kind of its example."""
    lowest = min(likeness.score(_more(told)) for told, _ in CRIES)

    assert lowest > 0 > max(likeness.score(_more(told)) for told in ORDINARY_ONES)
    assert [likeness.kind(told) for told, _ in CRIES] == ["medical", "fire"]


def test_pieces_of_words_and_notions_are_enough(likeness: Likeness) -> None:
    """Mistyped, or in words never seen but of the same notion, it is still nearer to a cry."""
    mistyped = Told(["el", "nono", "rantolaa"], {})
    other_words = Told(["arde", "tutto", "qui"], {"en": {"burning": [0]}})
    strange = Told(["vendo", "un", "trattore"], {})

    assert likeness.score(mistyped) > likeness.score(strange)
    assert likeness.score(other_words) > likeness.score(strange)


@pytest.mark.parametrize(
    ("told", "known", "like", "heard"),
    [
        (Told(["nonno", "rantola", "3", "2019"], {}), 4, 0.4, False),
        (Told(["nonno", "rantola", "3", "2019"], {}), 4, 0.6, True),
        (Told(["sotto"], {}), 1, 2.0, False),
        (Told(["spari"], {"it": {"weapon": [0]}}), 1, 0.7, True),
        (Told(["我家有很多烟出不去"], {}), 1, 0.1, True),
        (Told(["着火"], {}), 1, 0.1, False),
        (Told(["qwer", "asdf", "zxcv", "il"], {}), 1, 0.9, False),
        (Told(["mi", "amaza", "di", "bote"], {"it": {"me": [0]}}), 1, 0.1, True),
    ],
)
def test_so_few_words_must_be_very_like_a_cry(told: Told, known: int, like: float, *, heard: bool) -> None:
    """A name, a date, one word or nonsense alarms nobody, unless very like a cry; a rule always does."""
    assert alarm_signs(told, like, known, ruled=False, sure=0.0)[1] == (like if heard else UNKNOWN)
    assert alarm_signs(told, like, known, ruled=True, sure=0.0)[1] == like


@pytest.mark.parametrize(("words", "sure"), [(["casa", "brucia"], 0.0), (["la", "casa", "brucia"], 0.9)])
def test_what_else_two_words_may_be_counts_for_nothing(words: list[str], sure: float) -> None:
    """Whatever begins so, it is a cry that a rule knows."""
    assert alarm_signs(Told(words, {}), 0.0, 2, ruled=True, sure=0.9)[3] == sure


def test_whoever_asks_is_less_alarming(reader: Reader) -> None:
    """A question mark speaks against a cry for help, in either script, and silences none that is plain."""
    for text in ("quante gocce si danno a un bambino piccolo", "كم نقطة نعطي للطفل الصغير"):
        mark = "?" if text.isascii() else "؟"
        assert danger(reader, text + mark) < danger(reader, text)
    assert reader.read("mio marito mi picchia, cosa faccio?").outcome == "emergency"


def danger(reader: Reader, text: str) -> float:
    """Probability that the message is a cry for help."""
    return probability(reader.signs(text), ALARM_CURVE)


def test_an_example_is_what_it_is(likeness: Likeness) -> None:
    """Word for word it is a cry or ordinary, whatever its words say in others; a word more, and it is not."""
    cry, ordinary = CRIES[0][0], ORDINARY_ONES[1]
    longer = structs.replace(ordinary, words=[*ordinary.words, "nuova"])

    assert (likeness.score(cry), likeness.score(ordinary)) == (-ORDINARY, ORDINARY)
    assert likeness.score(longer) not in (ORDINARY, -ORDINARY)
    assert likeness.score(cry, longer) == -ORDINARY, "with its courtesies it is an example"


def test_nothing_learned_alarms_nobody() -> None:
    """Without examples there is no alarm, no error and no kind."""
    empty = Likeness.learned([], [])
    told = Told(["il", "nonno", "rantola"], {})

    assert (empty.score(told), empty.kind(told)) == (UNKNOWN, "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("credo abbia ingoiato qualcosa di brutto ha la bocca tutta rossa ed e piccolo", "medical"),
        ("nessuno piangerebbe se non tornassi stasera", "self-harm"),
    ],
)
def test_cries_that_no_rule_knows(reader: Reader, text: str, kind: str) -> None:
    """Freely worded cries are heard, and told by their kind."""
    why = reader.explain(text)

    assert (why.finding.outcome, why.finding.kind) == ("emergency", kind)
    assert "rule ''" in why.because


@pytest.mark.parametrize(
    "text",
    [
        "mia madre ha avuto un ictus due anni fa, il trasporto per la fisioterapia quanto costa?",
        "a che ora sono i fuochi d'artificio della sagra",
        "voglio sparire dalla vostra newsletter",
    ],
)
def test_words_of_danger_in_a_question_raise_no_alarm(reader: Reader, text: str) -> None:
    """How sure it is that a message is something else counts against an alarm."""
    assert reader.read(text).outcome != "emergency"


def test_courtesies_are_no_reason_for_an_alarm(reader: Reader) -> None:
    """The reasons are weighed as the cry was: without «scusate il disturbo»."""
    alarm = reader.explain("scusate il disturbo, mio marito mi picchia ogni sera").alarm

    assert alarm is not None
    assert "picchia" in [trace.word for trace in alarm.words[:3]]
    assert "disturbo" not in [trace.word for trace in alarm.words]
