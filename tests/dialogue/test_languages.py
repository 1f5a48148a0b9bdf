# SPDX-License-Identifier: AGPL-3.0-or-later
"""Residents who read Romanian or Arabic: welcome, answers and a whole request in their language."""

import pytest
from msgspec import Struct

from tests.residents import reference_in
from tests.townhall import TestTown


class Resident(Struct, frozen=True):
    """An invented resident: language, what they write, and what they must read."""

    language: str
    hello: str
    own_name: str
    question: str
    title: str
    answered: str
    read: str
    answers: tuple[str, ...]
    summary: str
    confirm: str
    receipt: str


ROMANIAN = Resident(
    language="ro",
    hello="Bună ziua! Sunt asistentul automat al Comune di Orio Litta: un program, nu o persoană.",
    own_name="Română",
    question="cum cer ajutorul pentru centrul de vară?",
    title="Ajutor pentru centrele de vară",
    answered="pregătești aici o cerere preliminară, câte o întrebare pe rând",
    read="Am citit și am înțeles",
    answers=(
        *("mamă", "Ioana Popescu", "RSSDAA85T50G107F", "0040 721 234 567", "sari peste"),
        *("Matei Popescu", "3 mai 2019", "grest", "două săptămâni", "nu", "da", "1"),
    ),
    summary="7. Data nașterii: 3 mai 2019",
    confirm="Confirm și trimit",
    receipt="Nu este cererea semnată pe care o cere legea",
)
ARABIC = Resident(
    language="ar",
    hello="مرحبا! أنا المساعد الآلي في \u2068Comune di Orio Litta\u2069: برنامج ولست إنسانا.",
    own_name="العربية",
    question="كيف أطلب دعم المركز الصيفي؟",
    title="دعم المراكز الصيفية للأطفال",
    answered="تحضّر هنا طلبا أوليا، سؤالا بعد سؤال",
    read="قرأت وفهمت",
    answers=(
        *("أم", "Amina Haddad", "RSSDAA85T50G107F", "٣٣٣١٢٣٤٥٦٧", "تجاوز"),
        *("Yusuf Haddad", "٣ مايو ٢٠١٩", "grest", "2", "لا", "نعم", "1"),
    ),
    summary="\u20684\u2069. \u2068الهاتف\u2069: \u2068+39 333 123 4567\u2069",
    confirm="أؤكد وأرسل",
    receipt="ليس الطلب الموقع الذي يفرضه القانون",
)

READ = {"it": "Ho letto e capito", "en": "I have read", "ro": ROMANIAN.read, "ar": ARABIC.read}


@pytest.mark.parametrize("who", [ROMANIAN, ARABIC], ids=lambda who: who.language)
async def test_a_resident_is_served_in_their_language_up_to_the_receipt(
    town: TestTown, who: Resident
) -> None:
    """Welcome, choice of language, an answer with its source, the form and the receipt: no Italian."""
    desk = await town.desk("sociali", town.telegram.person("Bruno Conti"))
    person = town.telegram.person("Ioana Popescu", language=who.language)

    await person.starts()
    assert person.last.text.startswith(who.hello)
    await person.says("/lingua")
    await person.presses(who.own_name)
    await person.says(who.question)
    assert who.answered in person.last.text
    assert "23/11/2026" in person.last.text
    await person.says("/domanda")
    await person.presses(who.title, who.read)
    await person.says(*who.answers)
    assert who.summary in person.last.text
    await person.presses(who.confirm)

    assert who.receipt in person.last.text
    assert reference_in(person.last.text) == "26-0001-G"
    assert desk.last.text.startswith("26-0001-G – Contributo per i centri estivi")


@pytest.mark.parametrize(
    ("language", "asked", "polite"),
    [
        ("ro", "unde este biblioteca?", "Mulțumim pentru mesaj."),
        ("ar", "فين كاينة المكتبة", "شكرا على رسالتك."),
    ],
    ids=str,
)
async def test_what_is_not_translated_is_understood_all_the_same(
    town: TestTown, language: str, asked: str, polite: str
) -> None:
    """A question on a topic without a sheet in that language: a line in it, then Italian and English."""
    person = town.telegram.person("Ioana Popescu", language=language)

    await person.says(asked)

    assert person.last.text.startswith(polite)
    assert "Non abbiamo un indirizzo verificato della biblioteca in paese." in person.last.text
    assert "We have no verified address of a library in the village." in person.last.text


async def test_an_arabic_resident_copies_a_reference_without_marks(town: TestTown) -> None:
    """The reference is set apart on the screen; what the button copies is the bare code."""
    await town.desk("sociali", town.telegram.person("Bruno Conti"))
    amina = town.telegram.person("Amina Haddad", language="ar")
    await amina.says("/domanda")
    await amina.presses(ARABIC.title, ARABIC.read)
    await amina.says(*ARABIC.answers)

    await amina.presses(ARABIC.confirm)

    assert "\u206826-0001-G\u2069" in amina.last.text
    assert [button.copies for button in amina.last.buttons if button.copies] == ["26-0001-G"]


@pytest.mark.parametrize(
    ("language", "said"), [("it", "nonna"), ("en", "dad"), ("ro", "mamă"), ("ar", "أم")], ids=str
)
async def test_a_relative_is_an_answer_and_no_emergency(town: TestTown, language: str, said: str) -> None:
    """Whoever answers "mum" to "who are you to the child?" is asked the next question."""
    person = town.telegram.person("Ioana Popescu", language=language)
    await person.says("/domanda")
    await person.presses(person.last.buttons[0].label, READ[language])

    await person.says(said)

    assert "112" not in person.last.text
    assert "2" in person.last.text.splitlines()[0]
