# SPDX-License-Identifier: AGPL-3.0-or-later
"""Earlier answers put right by words in mid-form."""

import pytest

from bot.forms import Review, Step, back, corrected, load
from bot.model import Incoming, Kind
from tests.forms.applicant import KNOWLEDGE, NOW, Applicant

FORMS = load(KNOWLEDGE)
AT_MAIL = ("ok", "mamma", "Ada Rossi", "RSSMRA85T10A562S", "333 1234567")
AT_CAMP = (*AT_MAIL, "salta", "Leo Bianchi", "3/5/2019")


def after(said: str, answers: tuple[str, ...] = AT_MAIL) -> Step | None:
    """Where those words lead after these answers in the summer camp form."""
    parent = Applicant(FORMS["centri-estivi"])
    parent.says(*answers)
    words = Incoming(id="t:1", chat="t:7", sender="t:7", kind=Kind.TEXT, at=NOW, text=said)
    return corrected(parent.form, parent.now.progress, words, NOW.date(), "it")


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ("aspetta ho sbagliato il telefono è 333 7654321", "phone", "+393337654321"),
        ("Scusi, ho scritto male il numero: 333 7654321", "phone", "+393337654321"),
        ("il mio cellulare è cambiato, è 333 7654321", "phone", "+393337654321"),
        ("correggi il codice fiscale RSSDAA85T50G107F", "tax-code", "RSSDAA85T50G107F"),
        ("ho sbagliato il nome è Anna D'Amico", "applicant", "Anna D'Amico"),
        ("il nome giusto è Anna D'Amico", "applicant", "Anna D'Amico"),
        ("ho sbagliato, chi fa la richiesta è la nonna", "role", "other"),
    ],
)
def test_a_value_that_is_told_is_taken(said: str, key: str, value: str) -> None:
    """It is read as that field reads it, told, and the open question stays open."""
    reached = after(said)

    assert reached is not None
    assert reached.noted == key
    assert reached.progress.answers[key].value == value
    assert (reached.progress.at, reached.progress.editing) == ("email", False)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ho sbagliato il telefono", "phone"),
        ("il numero è sbagliato, scusi", "phone"),
        ("voglio cambiare il nome", "applicant"),
        ("ho sbagliato il telefono, ho messo quello di mio marito", "phone"),
        ("ho sbagliato il nome sulla richiesta", "applicant"),
    ],
)
def test_a_field_without_its_value_is_asked_anew(said: str, key: str) -> None:
    """The question comes with the answer so far; nothing of the sentence is taken for one."""
    reached = after(said)

    assert reached is not None
    assert (reached.progress.at, reached.progress.editing, reached.noted) == (key, True, "")


def test_a_value_in_doubt_is_asked_about() -> None:
    """A figure too few in the corrected number gets the question that it always gets."""
    reached = after("ho sbagliato il telefono è 333 765432")

    assert reached is not None
    assert reached.progress.at == "phone"
    assert "phone?" in reached.progress.answers


@pytest.mark.parametrize("said", ["ho sbagliato", "mi sono sbagliata scusi", "cambia la prima risposta"])
def test_a_mistake_of_no_field_leads_to_all_answers(said: str) -> None:
    """So does a name that two answers have."""
    reached = after(said)

    assert reached is not None
    assert isinstance(reached.outcome, Review)
    assert (reached.progress.at, reached.progress.editing) == ("", True)
    assert after("ho sbagliato il nome", AT_CAMP) == after("ho sbagliato", AT_CAMP)


@pytest.mark.parametrize(
    "said",
    [
        "333 1234567",
        "ada@libero.it",
        "ho sbagliato a pagare la bolletta",
        "ho sbagliato la data di nascita",
        "il telefono non squilla",
    ],
)
def test_other_words_put_nothing_right(said: str) -> None:
    """Neither what is no mistake, nor a mistake of what was not answered yet."""
    assert after(said) is None


def test_an_answer_in_ones_own_words_is_one() -> None:
    """At a question that any words may answer, only words that say nothing else are a correction."""
    assert after("ho sbagliato il telefono di casa nel modulo cartaceo", AT_CAMP) is None
    assert after("ho sbagliato il telefono", AT_CAMP) is not None


def test_before_the_first_answer_nothing_can_be_put_right() -> None:
    """Neither at the notice nor at the first question."""
    assert after("ho sbagliato", ()) is None
    assert after("ho sbagliato", ("ok",)) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ho sbagliato il cognome, sono Rossini", "Ada Rossini"),
        ("il cognome è sbagliato, è bianchi", "Ada Bianchi"),
        ("ho sbagliato il nome, mi chiamo Anna", "Anna Rossi"),
        ("ho scritto male il cognome, Rosssi", "Ada Rosssi"),
        ("ho sbagliato il nome, sono Anna Verdi", "Anna Verdi"),
    ],
)
def test_half_a_name_is_put_right(said: str, name: str) -> None:
    """The other half stays as it was."""
    reached = after(said)

    assert reached is not None
    assert reached.noted == "applicant"
    assert reached.progress.answers["applicant"].value == name
    assert reached.progress.at == "email"


def test_a_slip_is_put_right_wherever_it_stands() -> None:
    """Many write the surname first."""
    reached = after("ho sbagliato il cognome, è Rossini", ("ok", "mamma", "Rosini Ada", "RSSMRA85T10A562S"))

    assert reached is not None
    assert reached.progress.answers["applicant"].value == "Rossini Ada"


def test_half_of_a_long_name_is_asked_about() -> None:
    """Nobody guesses which of three words is the surname."""
    reached = after("ho sbagliato il cognome, è Rossini", ("ok", "mamma", "Anna Maria Rosini", "non ancora"))

    assert reached is not None
    assert reached.progress.at == "applicant"
    assert "applicant?" in reached.progress.answers


def test_back_from_a_change_halfway_is_the_question_before() -> None:
    """It is a change no more: whatever is answered next goes on as usual."""
    reached = after("ho sbagliato il nome")

    assert reached is not None
    before = back(FORMS["centri-estivi"], reached.progress).progress
    assert (before.at, before.editing) == ("role", False)
