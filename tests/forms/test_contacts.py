# SPDX-License-Identifier: AGPL-3.0-or-later
"""Phone numbers, e-mail addresses, names, addresses and places."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.forms.kinds import KINDS
from bot.forms.reading import Moment, Read, Unread
from bot.model import Incoming, Kind
from tests.forms.applicant import NOW
from tests.forms.kinds_at_work import TODAY, field, reading, understood


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("333 1234567", "+393331234567"),
        ("333.12.34.567", "+393331234567"),
        ("+39 333 1234567", "+393331234567"),
        ("0039 333 1234567", "+393331234567"),
        ("tel. 333-1234567", "+393331234567"),
        ("il mio numero è 3331234567 (mamma)", "+393331234567"),
        ("0377/944436", "+390377944436"),
        ("+40 722 123 456", "+40722123456"),
        ("0040722123456", "+40722123456"),
        ("٣٣٣١٢٣٤٥٦٧", "+393331234567"),
        ("333123", None),
        ("333 1234567 o 0377 944436", None),
        ("112", None),
        ("800-FLOWERS", None),
        ("non ho telefono", None),
    ],
)
def test_phone_numbers(text: str, number: str | None) -> None:
    """As written in Italy and abroad; two numbers or none are asked again."""
    assert understood("phone", text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("333 123456", ("+39333123456",)),
        ("333 12345678", ("+3933312345678",)),
        ("3331234567 2", ("+3933312345672",)),
    ],
)
def test_a_mobile_with_a_figure_too_many_or_too_few_is_asked(text: str, number: tuple[str, ...]) -> None:
    """The plan allows a few of nine and eleven figures; nearly always one slipped in or out."""
    assert understood("phone", text) == number


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("0721 234 567", "ro", ("+40721234567", "+390721234567")),
        ("01001234567", "ar", ("+201001234567", "+3901001234567")),
        ("0721 234 567", "it", "+390721234567"),
        ("0377 123456", "ro", "+390377123456"),
        ("+40 721 234 567", "ro", "+40721234567"),
    ],
)
def test_a_number_that_is_a_mobile_at_home_too_is_asked(
    text: str, language: str, number: str | tuple[str, ...]
) -> None:
    """What reads as a landline here can be a mobile without its prefix: who speaks the language is asked."""
    assert understood("phone", text, language) == number


@given(
    number=st.integers(3_200_000_000, 3_999_999_999),
    shape=st.sampled_from(["{}", "+39{}", "0039 {}", "cell {}"]),
)
def test_italian_mobiles(number: int, shape: str) -> None:
    """Every number of the Italian plan is read as itself, whatever stands before it."""
    plan = phonenumbers.is_valid_number(phonenumbers.parse(f"+39{number}"))
    assert understood("phone", shape.format(number)) == (f"+39{number}" if plan else None)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ada@libero.it", "ada@libero.it"),
        (" Ada@Libero.it. ", "Ada@libero.it"),
        ("ada@comune.esempio.lo.it", "ada@comune.esempio.lo.it"),
        ("la mia mail è ada@libero.it", ("ada@libero.it",)),
        ("ada rossi@libero.it", ("rossi@libero.it",)),
        ("ada @ libero.it", ("ada@libero.it",)),
        ("ada chiocciola libero punto it", ("ada@libero.it",)),
        ("ada@gmial.com", ("ada@gmail.com", "ada@gmial.com")),
        ("ada@gmail.con", ("ada@gmail.com", "ada@gmail.con")),
        ("ada@hotmial.it", ("ada@hotmail.it", "ada@hotmial.it")),
        ("ada@libero,it", ("ada@libero.it",)),
        ("ada@gmail.it", ("ada@gmail.com", "ada@gmail.it")),
        ("ada@libero.com", ("ada@libero.it", "ada@libero.com")),
        ("ada@libero", None),
        ("a@b.c", None),
        ("ada.libero.it", None),
        ("a@libero.it e b@libero.it", None),
        ("la mia mail è ada chiocciola libero punto it", ("ada@libero.it",)),
        ("non ce l'ho", None),
    ],
)
def test_email_addresses(text: str, address: str | tuple[str, ...] | None) -> None:
    """A slip is offered beside what was written; nothing is put right in silence."""
    assert understood("email", text) == address


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Rossi", "Ada Rossi"),
        ("ada rossi", "Ada Rossi"),
        ("ADA ROSSI", "Ada Rossi"),
        ("Niccolò D'Amico-De Luca", "Niccolò D'Amico-De Luca"),
        ("محمد علي", "محمد علي"),
        ("mi chiamo ada rossi", "Ada Rossi"),
        ("My name is Ada Rossi", "Ada Rossi"),
        ("Chi Wang", "Chi Wang"),
        ("mio figlio si chiama luca rossi", "Luca Rossi"),
        ("my daughter Mia Rossi", "Mia Rossi"),
        ("Mia Rossi", "Mia Rossi"),
        ("My Nguyen", "My Nguyen"),
        ("Maria delle Grazie Ha", "Maria delle Grazie Ha"),
        ("Maria da Conceição Costa e Silva dos Santos", "Maria da Conceição Costa e Silva dos Santos"),
        ("mi chiamo Elena e mio marito non deve saperlo", ("Elena e mio marito non deve saperlo",)),
        ("ce l'ho ma è scaduto", ("Ce L'Ho Ma È Scaduto",)),
        ("io mama", ("Io Mama",)),
        ("a che punto è", ("A Che Punto È",)),
        ("vorrei un'informazione", ("Vorrei Un'Informazione",)),
        ("Anna mamma di Luca", ("Anna mamma di Luca",)),
        ("Di Stefano Anna", "Di Stefano Anna"),
        ("La Rosa Pino", "La Rosa Pino"),
        ("un due tre quattro cinque sei sette otto nove", None),
        ("Ada", ("Ada",)),
        ("quanto costa il nido", ("Quanto Costa Il Nido",)),
        ("non lo so", None),
        ("sì", None),
        ("Ada Rossi \U0001f642", None),
        ("333 1234567", None),
        ("quanto costa?", None),
    ],
)
def test_names(text: str, name: str | tuple[str, ...] | None) -> None:
    """Names of everywhere; one word alone, a wish or half a sentence is asked, a number is no name."""
    assert understood("person", text) == name
    assert understood("person", "اسمي محمد علي", "ar") == "محمد علي"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("via Roma 12", "via Roma 12"),
        ("Via Roma, 12/B", "Via Roma, 12/B"),
        ("cascina Nuova snc", "cascina Nuova snc"),
        ("via Roma", ("via Roma",)),
        ("via 4 Novembre", ("via 4 Novembre",)),
        ("via 4 Novembre 12", "via 4 Novembre 12"),
        ("non lo so", None),
        ("12", None),
    ],
)
def test_addresses(text: str, address: str | tuple[str, ...] | None) -> None:
    """A street without a number is asked once; the figure of a street called after a day is none."""
    assert understood("address", text) == address


def test_places() -> None:
    """A position or words; a position off the map is asked again."""

    def sent(kind: Kind, text: str) -> object:
        said = Incoming(id="t:1", chat="t:1", sender="t:1", kind=kind, at=NOW, text=text)
        return KINDS["location"].read(field("location"), said, Moment(TODAY, "it"))

    assert sent(Kind.LOCATION, "45.16,9.55") == Read("45.16,9.55")
    assert sent(Kind.LOCATION, "145.16,9.55") == Unread("forms.problem.location")
    assert sent(Kind.TEXT, "davanti al municipio") == Read("davanti al municipio")
    assert KINDS["location"].show(field("location"), "45.16,9.55", "it") == "posizione 45.16,9.55"
    assert KINDS["location"].show(field("location"), "al parco", "it") == "al parco"


def test_text_has_an_end() -> None:
    """Too long is told with both numbers; a mark alone is no answer."""
    assert reading("text", "a" * 501) == Unread("forms.problem.long", {"longest": "500", "length": "501"})
    assert reading("text", "...") == Unread("forms.problem.empty")


@pytest.mark.parametrize("text", ["sì", "No", "ok", "certo", "yes"])
def test_a_bare_yes_or_no_tells_nothing(text: str) -> None:
    """Where somebody's own words are asked for it is no answer."""
    assert reading("text", text) == Unread("forms.problem.bare")
    assert reading("location", text) == Unread("forms.problem.location")
    assert reading("address", text) == Unread("forms.problem.address")


def test_a_declaration_is_made_or_not_at_all() -> None:
    """A no does not count as an answer: the office can be left to see."""
    assert understood("declaration", "lo dichiaro") == "declared"
    assert understood("declaration", "sì") == "declared"
    assert reading("declaration", "no") == Unread("forms.problem.declaration")
