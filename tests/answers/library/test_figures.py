# SPDX-License-Identifier: AGPL-3.0-or-later
"""What looks like a phone number, a price, a time, an address or a place is found, in any language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.library.figures import figures, plain_number
from bot.answers.library.prose import gulpease, length, placed_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("costa 9.530 euro", [("price", "9530")]),
        ("it costs €9,530", [("price", "9530")]),
        ("it costs 9,530.50 euro", [("price", "9530.5")]),
        ("60 milioni di euro", [("price", "60000000")]),
        ("60 million euro", [("price", "60000000")]),
        ("5 centesimi al litro", [("price", "0.05")]),
        ("٢٠ يورو", [("price", "20")]),
        ("chiama il 112", [("phone", "112")]),
        ("chiama lo 0377 12 34 56", [("phone", "0377123456")]),
        ("+39 333 123 4567", [("phone", "3331234567")]),
        ("numero verde 800 123 456", [("phone", "800123456")]),
        ("vieni alle 9.30 o alle 14:00", [("time", "9:30"), ("time", "14:00")]),
        ("dalle 9 alle 12", [("time", "9")]),
        ("open at 9 am", [("time", "9")]),
        ("scrivi a Nome@Example.it.", [("e-mail", "nome@example.it")]),
        ("siamo in via dell'Artigianato", [("place", "artigianato")]),
        ("piazza Aldo Moro", [("place", "aldo")]),
        ("in via roma 5, in P.zza Moro, in v.le Europa", [("place", w) for w in ("roma", "moro", "europa")]),
        ("Cascina Bellaria, frazione San Rocco", [("place", "bellaria"), ("place", "rocco")]),
        ("costa tre euro", [("price", "tre euro")]),
        ("venticinque centesimi, mezzo euro", [("price", "venticinque centesimi"), ("price", "mezzo euro")]),
        ("EUR 3", [("price", "3")]),
        ("costa 0,05 al litro", [("price", "0.05")]),
        ("la tariffa è 2,80 al metro", [("price", "2.8")]),
        ("5 ct, 3,- €", [("price", "3"), ("price", "0.05")]),
        ("(0377) 84 54 12", [("phone", "0377845412")]),
        ("0377 – 845412", [("phone", "0377845412")]),
        ("0 3 7 7 8 4 5 4 1 2", [("phone", "0377845412")]),
        ("٠٣٧٧ ٨٤٥٤١٢", [("phone", "0377845412")]),
        ("Tel. 845 412", [("phone", "845412")]),
        ("zero tre sette sette otto quattro", [("phone", "zero tre sette sette otto quattro")]),
        ("orario 9.30-12.30", [("time", "9:30-12:30")]),
        ("alle 9,30", [("time", "9,30")]),
        ("h 9, ore 10 e 11h30", [("time", "9"), ("time", "10"), ("time", "11h30")]),
        ("fino alle 18.", [("time", "18")]),
        ("alle nove e mezza, a mezzogiorno", [("time", "nove"), ("time", "a mezzogiorno")]),
        ("il martedì e il giovedì mattina", [("day", "tuesday"), ("day", "thursday")]),
        ("closed on Mondays", [("day", "monday")]),
        ("tributi [at] comune.it", [("e-mail", "tributi [at] comune.it")]),
        ("tributi chiocciola comune punto it", [("e-mail", "tributi chiocciola comune punto it")]),
        ("Il responsabile è Mario Rossi", [("name", "mario rossi")]),
        ("chiedi alla dott.ssa Anna Verdi", [("name", "anna verdi")]),
        ("parla con Giovanna", [("name", "giovanna")]),
        ("السيد روسي", [("name", "روسي")]),
    ],
)
def test_a_local_looking_value_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    """The same value is the same figure, however it is written."""
    assert [figure.id for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "il piano 2023-2025 e il piano 2023–2025",  # as sheets write it
        "entro 30 giorni, il 16 dicembre 2026",
        "legge 199/2025, art. 1, commi 222-223",
        "lo 0,083% al giorno, il 25% in meno",
        "il codice fiscale 82503970152 e il codice G107",
        "F24, codice 3918",
        "mandalo via PEC o via Telegram",
        "da 3 a 36 mesi, alle 3 famiglie",
        "dal 1-1-2024, ISEE 2026",
        "Europa, un europeo, due europei",
        "chiedi a SAL, scrivi al sindaco di Orio Litta, parla con chi lo organizza",
        "il responsabile della protezione dei dati e il Segretario comunale",
        "alle tre famiglie, dalle 3 alle altre, per due mesi, tre volte",
        "de la câte luni sunt primiți copiii",
    ],
)
def test_what_is_no_local_value_is_left_alone(text: str) -> None:
    """Years, laws, shares, tax codes and days are no phone numbers."""
    assert list(figures(text)) == []


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_reads_the_same_in_italian_and_english(amount: Decimal) -> None:
    """9.530,50 and 9,530.50 are one number."""
    english = f"{amount:,.2f}"
    italian = english.translate(str.maketrans(",.", ".,"))

    assert plain_number(english) == plain_number(italian) == amount


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    """Whatever a clerk pastes, nothing breaks."""
    assert all(figure.shown for figure in figures(text))
    assert all(length(sentence) for _, sentence in placed_sentences(text))


def test_sentences_end_at_full_stops_and_at_list_items() -> None:
    """An abbreviation ends nothing, a list item ends a sentence without a full stop."""
    body = "Leggi l'art. 5 con Ivan. Poi paga!\n\nPorta:\n- la tessera\n- {office.name}"

    assert list(placed_sentences(body)) == [
        (0, "Leggi l'art. 5 con Ivan."),
        (0, "Poi paga!"),
        (2, "Porta:"),
        (3, "la tessera"),
        (4, "dato"),
    ]


def test_gulpease_follows_its_formula() -> None:
    """89 + (300 x 1 sentence - 10 x 50 letters) / 4 words; never above 100."""
    assert gulpease(iter(["Paga la tassa subito."])) == 100.0
    assert gulpease(iter(["Contattare tempestivamente numerazioni internazionali."])) == 39.0
