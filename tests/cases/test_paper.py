# SPDX-License-Identifier: AGPL-3.0-or-later
"""The receipt on paper."""

import re
import zlib
from datetime import UTC, datetime

import pytest
import uharfbuzz as hb
from msgspec.structs import replace

from bot.cases.letters import ARABIC, LATIN, cut, font, scripts, written
from bot.cases.paper import Paper, Part
from bot.cases.printing import printed

PAPER = Paper(
    language="it",
    sender="Comune di Orio Litta",
    kind="Ricevuta",
    title="Contributo per i centri estivi",
    reference_label="numero della richiesta",
    reference="26-0001-G",
    parts=(
        Part(rows=(("Ufficio", "Servizi sociali"),)),
        Part(text="Questa è una richiesta preliminare.", weighty=True),
        Part(heading="Da completare", points=("Codice fiscale",)),
    ),
    foot="Comune di Orio Litta",
    made_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return pdf.count(b"/Type /Page\n")


def sheets(pdf: bytes) -> list[bytes]:
    """What is drawn on each page."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    drawn = (zlib.decompress(each) for each in streams if each.startswith(b"x"))
    return [each for each in drawn if b" Tj" in each]


def lines(page: bytes) -> int:
    """How many lines of text stand on a page."""
    return page.count(b" Tj")


def test_the_same_case_gives_the_same_paper() -> None:
    """A replay sends the very same bytes, on one page."""
    assert printed(PAPER) == printed(PAPER)
    assert printed(PAPER).startswith(b"%PDF-")
    assert pages(printed(PAPER)) == 1
    assert printed(PAPER) != printed(replace(PAPER, reference="26-0002-B"))


def test_a_long_request_goes_on_on_a_second_page() -> None:
    """Five children fill more than one sheet."""
    declared = Part(heading="Che cosa hai dichiarato", rows=(("Nome e cognome del minore", "Luca"),) * 45)

    assert pages(printed(replace(PAPER, parts=(*PAPER.parts, declared)))) == 2


@pytest.mark.parametrize("rows", range(14, 26))
def test_no_text_is_torn_in_two(rows: int) -> None:
    """Wherever the page ends, the notice stands whole under its heading, on the first sheet or the second."""
    notice = Part(heading="I tuoi dati", text="Il Comune è titolare dei dati. " * 30)
    declared = Part(rows=(("Nome e cognome del minore", "Luca"),) * rows)

    printed_ = printed(replace(PAPER, parts=(*PAPER.parts, declared, notice)))

    whole = 1 + 9 + 1
    assert [lines(page) for page in sheets(printed_)][1:] in ([], [whole])


@pytest.mark.parametrize("language", ["it", "ro", "ar"])
def test_every_language_is_printed(language: str) -> None:
    """Romanian commas below and Arabic from the right are drawn without a complaint."""
    part = Part(heading="Țară, învățământ", rows=(("المكتب", "الخدمات الاجتماعية 26-0001-G"),), text="ŞşȘș")

    assert pages(printed(replace(PAPER, language=language, parts=(part,)))) == 1


def test_letters_that_no_font_has_are_question_marks() -> None:
    """An emoji or a Chinese name does not break the paper, and no letter of theirs comes into a log."""
    assert written("Țară 👍 李 Москва\nخدمة") == "Țară ? ? Москва\nخدمة"


def test_only_the_letters_of_a_paper_are_carried_along() -> None:
    """What draws it reads its fonts as a whole: a thousand letters more would take three times as long."""
    assert set(hb.Face(cut(LATIN, "B", "città")).unicodes) == set(map(ord, "città?"))
    assert scripts("Țară: 26-0001-G\n") == (LATIN,)
    assert scripts("Ada \u2068خدمة\u2069") == (LATIN, ARABIC)


@pytest.mark.parametrize(
    ("script", "letters"), [(LATIN, "ăâîșțȘȚàèéìòùÀÈ€–•«»’"), (ARABIC, "ءآأؤإئابةتثجحخدذرز")]
)
def test_the_fonts_have_the_letters_of_our_languages(script: str, letters: str) -> None:
    """Whatever a phrase in one of the four languages needs is in the font."""
    assert {ord(letter) for letter in letters} <= set(hb.Face(font(script, "B")).unicodes)
