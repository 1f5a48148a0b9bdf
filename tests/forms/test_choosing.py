# SPDX-License-Identifier: AGPL-3.0-or-later
"""One of several, some of several, yes or no: numbers, words and nearly words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.kinds_at_work import choice, understood

ROLES = (
    choice("parent", "Genitore", "mamma", "papà"),
    choice("guardian", "Tutore o tutrice", "tutore legale"),
    choice("other", "Altra persona", "nonno", "nonna"),
)
SERVICES = (
    choice("manual", "Posto per sedia a rotelle manuale", "sedia manuale"),
    choice("electric", "Posto per sedia a rotelle elettrica", "sedia elettrica"),
    choice("help", "Serve aiuto per salire", "aiuto"),
)
TIMES = (choice("morning", "Mattina"), choice("full", "Tutto il giorno", "full time", "all day"))
HOMES = (choice("here", "Abito nel Comune"), choice("elsewhere", "Non abito nel Comune"))
STARS = tuple(choice(str(n), str(n)) for n in (5, 4, 3, 2, 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", "parent"),
        ("la 2", "guardian"),
        ("opzione 3", "other"),
        ("due", "guardian"),
        ("Genitore", "parent"),
        ("GENITORE!", "parent"),
        ("genitori", "parent"),
        ("gentiore", "parent"),
        ("sono la mamma", "parent"),
        ("papa'", "parent"),
        ("tutrice", "guardian"),
        ("la nonna", "other"),
        ("mamma e nonna", ("parent", "other")),
        ("non sono il genitore", None),
        ("4", None),
        ("0", None),
        ("boh", None),
        ("quanto costa il centro estivo per un genitore?", None),
        ("ieri sono andata dal dottore con la mamma", ("parent",)),
    ],
)
def test_one_of_several(text: str, value: str | tuple[str, ...] | None) -> None:
    """What fits one choice is taken, what fits several is asked, a denial is no choice."""
    assert understood("choice", text, choices=ROLES) == value


def test_half_a_label_that_fits_two_is_asked() -> None:
    """Two of the choices are about a wheelchair."""
    assert understood("choice", "sedia a rotelle", choices=SERVICES) == ("manual", "electric")
    assert understood("choice", "rotelle elettrica", choices=SERVICES) == "electric"


def test_a_choice_that_denies() -> None:
    """A denial means the choice that denies."""
    assert understood("choice", "non abito qui", choices=HOMES) == "elsewhere"
    assert understood("choice", "abito nel comune", choices=HOMES) == "here"


@pytest.mark.parametrize(
    ("text", "value"),
    [("full time", "full"), ("matina", "morning"), ("part time", None), ("dalle 8 alle 12", None)],
)
def test_one_word_in_common_is_no_choice(text: str, value: str | None) -> None:
    """A word misspelt is understood; one among others that only looks like a word of a label is not."""
    assert understood("choices", text, choices=TIMES) == value


def test_a_label_that_is_a_number_goes_before_the_place_in_the_list() -> None:
    """Whoever types 5 means the mark 5, wherever it stands."""
    assert understood("choice", "5", choices=STARS) == "5"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1, 3", "manual,help"),
        ("3 1", "manual,help"),
        ("aiuto e sedia elettrica", "electric,help"),
        ("sedia a rotelle", None),
        ("tutto tranne aiuto", None),
        ("1-3", None),
        ("1 e 9", None),
        ("", None),
    ],
)
def test_some_of_several(text: str, value: str | None) -> None:
    """Written in one go, in the order of the form; one part that is not clear asks for all of them again."""
    assert understood("choices", text, choices=SERVICES) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sì", "yes"),
        ("SI'", "yes"),
        ("si si", "yes"),
        ("certo", "yes"),
        ("sì, abito qui", "yes"),
        ("1", "yes"),
        ("no grazie", "no"),
        ("No.", "no"),
        ("no, non ancora", "no"),
        ("2", "no"),
        ("non è vero", None),
        ("certo che no", None),
        ("non lo so", None),
        ("forse", None),
        ("ok ma quanto costa?", None),
        ("3", None),
    ],
)
def test_yes_or_no(text: str, value: str | None) -> None:
    """A clear yes, a clear no, and everything else once more."""
    assert understood("yes-no", text) == value


@given(text=st.text(max_size=40))
def test_any_text_chooses_what_there_is_or_nothing(text: str) -> None:
    """No text makes a choice that the form does not have."""
    found = understood("choice", text, choices=ROLES)
    values = {"parent", "guardian", "other"}
    assert found is None or found in values or (isinstance(found, tuple) and set(found) <= values)
