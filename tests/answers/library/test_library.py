# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is written is what is said, with its source and its date."""

from datetime import date

import pytest

from bot import answers
from bot.answers.learning.textbook import Labelled, Textbook
from bot.answers.library import place
from bot.errors import BadKnowledge
from bot.model import spoken
from tests.answers.library.conftest import PAGE, Base


def test_a_section_comes_with_its_source_and_its_dates(base: Base) -> None:
    """A section of its own review day keeps it; the rest comes from the service."""
    section = answers.load(base.folder).section("tributi", "contatti", "en")

    assert section is not None
    assert section.language == "en"
    assert [spoken(source.title, "en") for source in section.sources] == ["Plan", "Law 160"]
    assert [source.url for source in section.sources] == ["", "https://law.example.it/160"]
    assert section.verified_on == date(2026, 11, 23)
    assert section.review_by == date(2026, 12, 31)
    assert not section.stale(date(2026, 12, 31))
    assert section.stale(date(2027, 1, 1))


def test_the_markup_becomes_safe_html(base: Base) -> None:
    """Bold and lists are shown, everything else is text; placeholders wait to be filled in."""
    library = answers.load(base.folder)
    first, contacts = library.section("tributi", "cos-e", "it"), library.section("tributi", "contatti", "it")

    assert first is not None
    assert contacts is not None
    assert first.html == (
        "Il piano 2023-2025 parla di <b>tasse</b>.\n\n• Paga la casa.\n• Paga i rifiuti &amp; il resto."
    )
    assert first.text == "Il piano 2023-2025 parla di tasse.\n\n- Paga la casa.\n- Paga i rifiuti & il resto."
    assert contacts.html == "Chiama l&#39;ufficio: {office.phone}.\nScrivi alla PEC: {town.pec}."


def test_whoever_reads_no_translation_reads_italian(base: Base) -> None:
    """The section says in which language it is."""
    library = answers.load(base.folder)
    section = library.section("tributi", "cos-e", "ar")

    assert section is not None
    assert section.language == "it"
    assert library.section("tributi", "costi", "it") is None
    assert library.facets("tributi", "ar") == ("cos-e", "contatti")
    assert library.page("emergency", "ar") == "Chiama subito il 112."


def test_an_old_translation_says_so(base: Base) -> None:
    """Older than the Italian original, by the day each was updated."""
    base.change("services/tributi/en.md", "updated: 2026-11-24", "updated: 2026-11-23")
    library = answers.load(base.folder)
    english, italian = library.section("tributi", "cos-e", "en"), library.section("tributi", "cos-e", "it")

    assert english is not None
    assert italian is not None
    assert english.outdated_translation
    assert not italian.outdated_translation


def test_the_examples_come_by_language(base: Base) -> None:
    """As people wrote them, with what they ask."""
    taught = Textbook.load(base.folder).labelled

    assert taught["en"][0] == Labelled("which taxes are there", "tributi", "cos-e")
    assert len(taught["en"]) == 6
    assert taught["ro"] == ()


def test_what_cannot_be_used_is_refused_with_every_line(base: Base) -> None:
    """Start-up names all mistakes at once."""
    base.change("services/tributi/service.yaml", "is: planned", "is: plannd")
    base.change("services/tributi/it.md", "source: piano", "source: pino")

    with pytest.raises(BadKnowledge) as refused:
        answers.load(base.folder)

    assert str(refused.value).replace(f"{base.folder}/services/tributi/", "").splitlines() == [
        "it.md:5: source 'pino' is not in service.yaml; right is `source: <id>` of: piano, legge",
        "service.yaml:8: 'is' is 'plannd'; right is probably 'planned'",
    ]


def test_an_unknown_page_is_refused(base: Base) -> None:
    """A page that a room asks for and nobody wrote is a mistake of ours, and named."""
    with pytest.raises(BadKnowledge, match="no page 'privacy'; pages are: emergency"):
        answers.load(base.folder).page("privacy", "it")


def test_a_text_names_what_is_known_and_says_what_is_not(base: Base) -> None:
    """A missing value is never guessed, and one to be confirmed says so."""
    section = answers.load(base.folder).section("tributi", "contatti", "it")
    town = place.load(base.folder)

    assert section is not None
    assert answers.fill(section.html, town.spoken("it"), {"name": "Ufficio <tributi>"}, "it") == (
        "Chiama l&#39;ufficio: dato non ancora disponibile.\n"
        "Scrivi alla PEC: comune.prova@pec.example.it (da confermare)."
    )


def test_a_line_that_would_say_nothing_is_left_out(base: Base) -> None:
    """Only where all of it is a label and a value that is missing."""
    lines = "- Telefono: {town.phone}\n- PEC: {town.pec}\n\nSito: {town.website}"
    base.change("pages/emergency.it.md", "il 112.", f"il 112.\n\n{lines}\n\nCodice: {{town.tax_code}}")
    page = answers.load(base.folder).page("emergency", "it")
    town = place.load(base.folder).spoken("it")

    assert place.without_missing(page, {**town, "website": ""}) == (
        "Chiama subito il 112.\n\n• PEC: {town.pec}\n\nCodice: {town.tax_code}"
    )


def test_a_missing_value_within_a_sentence_is_said(base: Base) -> None:
    """The sentence stays, and does not pretend."""
    base.change("pages/emergency.it.md", "il 112.", "il 112 o {town.phone}.")
    page = answers.load(base.folder).page("emergency", "it")

    assert answers.fill(page, place.load(base.folder).spoken("it"), {}, "it") == (
        "Chiama subito il 112 o dato non ancora disponibile."
    )


def test_a_value_inside_arabic_stays_in_one_piece(base: Base) -> None:
    """A Latin address inside a text from right to left is set apart by marks."""
    town = place.load(base.folder)
    html = answers.fill(answers.load(base.folder).page("emergency", "it"), {}, {}, "ar")
    filled = answers.fill(html + " {town.tax_code}", town.spoken("ar"), {}, "ar")

    assert str(filled).endswith("\u206800000000000\u2069")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('"26800"', '"2680"', "7: 'postcode' is '2680'; right is five digits in quotes, or `missing`"),
        ("mayor: missing", "mayor:", "16: 'mayor' is empty; right is a value, or `missing`"),
        ("confirm: true", "confirm: si", "10: 'confirm' is 'si'; right is true, or no such line"),
        (
            "repository: missing",
            "repository: http://x.it",
            "27: 'repository' is 'http://x.it'; right is an https",
        ),
        ("dpo: missing", "dpoo: missing", "1: the town lacks 'dpo'; right is a line `dpo: …`"),
        ("languages: [it, en]", "languages: [en]", "1: 'languages' lacks 'it'; right is to have it first"),
    ],
)
def test_a_slip_in_the_town_is_named(base: Base, before: str, after: str, expected: str) -> None:
    """The facts about the town are judged like everything else."""
    base.change("town.yaml", before, after)

    assert base.said(place.problems(base.folder))[0].startswith(f"town.yaml:{expected}")
    with pytest.raises(BadKnowledge):
        place.load(base.folder)


def test_arabic_lines_begin_from_the_right(base: Base) -> None:
    """A line that begins with a Latin word or a number is still laid out from right to left."""
    base.write("pages/emergency.ar.md", PAGE.replace("Chiama subito il 112.", "112 **اتصل**\n\n- PEC"))

    assert answers.load(base.folder).page("emergency", "ar") == "\u200f112 <b>اتصل</b>\n\n\u200f• PEC"


def test_markup_in_a_sheet_is_text(base: Base) -> None:
    """Nobody can put a tag into an answer."""
    base.change("services/tributi/it.md", "i rifiuti", "x < y")
    section = answers.load(base.folder).section("tributi", "cos-e", "it")

    assert section is not None
    assert "• Paga x &lt; y &amp; il resto." in section.html
