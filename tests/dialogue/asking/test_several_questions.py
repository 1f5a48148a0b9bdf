# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several questions in one message: the first is answered, the others are buttons that say what was asked."""

import pytest

from bot.answers.learning.textbook import Textbook
from bot.answers.thresholds import HELP_FROM
from tests.townhall import KNOWLEDGE, TestTown


async def test_a_question_beside_a_cry_for_help_is_one_tap_away(town: TestTown) -> None:
    """The numbers come first; a button under them leads to what was asked as well, if anything was."""
    ada, bruno = town.telegram.person("Ada Rossi"), town.telegram.person("Bruno Verdi")

    await ada.starts()
    await bruno.starts()
    await bruno.says("aiuto, mio marito è a terra e non respira")
    await ada.says("quanto costa il nido? scusate mio marito è a terra e non respira")
    numbers = ada.last
    await ada.presses("Nido e servizi per bambini da 0 a 3 anni")

    assert "112" in numbers.text
    assert "Fonte:" not in numbers.text
    assert bruno.last.text == numbers.text
    assert bruno.last.buttons == []
    assert ada.last.text.startswith("Nido e servizi per bambini da 0 a 3 anni")


async def test_what_perhaps_is_a_cry_is_answered_under_the_numbers(town: TestTown) -> None:
    """Whoever only sounded like one in danger reads the answer as well, at once, and no words are kept."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    # An example itself is known to be none; with a word more it is judged by its words.
    written = (f"{example.text} domani" for example in Textbook.load(KNOWLEDGE).labelled["it"])
    doubtful = next(
        text
        for text in written
        if (found := town.knows.reader.read(text)).outcome == "emergency"
        and found.score < HELP_FROM
        and found.otherwise is not None
        and found.otherwise.outcome == "answer"
    )

    await ada.says(doubtful)

    numbers, answer = ada.received[-2:]
    assert "112" in numbers.text
    assert "Se ho capito male, scusami." in numbers.text
    assert "Fonte: " in answer.text
    assert doubtful.encode() not in town.kept()

    await ada.presses("Mi serve aiuto adesso")

    assert "112" in ada.last.text
    assert "scusami" not in ada.last.text


@pytest.mark.parametrize(
    "asked",
    [
        "quanto costa il nido e quando apre la casa dell'acqua?",
        "quanto costa il nido, quando apre la casa dell'acqua",
        "quanto costa il nido? poi quando apre la casa dell'acqua?",
        "Quanto costa il nido; inoltre, in che giorni apre la casa dell'acqua?",
        "Buongiorno, vorrei sapere quanto costa il nido. Inoltre quando apre la casa dell'acqua. Grazie",
        "quanto costa il nido e vorrei anche sapere quando apre la casa dell'acqua",
    ],
)
async def test_the_first_is_answered_and_the_other_is_offered_with_what_was_asked(
    town: TestTown, asked: str
) -> None:
    """Nobody has to write the second question again, and nobody gets the times who asked for the costs."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(asked)

    answer, offer = ada.received[-2:]
    assert answer.text.startswith("Nido e servizi per bambini da 0 a 3 anni – Quanto costa")
    assert offer.text.startswith("Hai chiesto anche altro:")
    assert [button.label for button in offer.buttons] == ["1. Casa dell'acqua: Tempi e scadenze"]


TWO = "quanto costa il nido e quando apre la casa dell'acqua?"
THREE = "quanto costa il nido? quando apre la casa dell'acqua? dov'è la biblioteca?"


@pytest.mark.parametrize(
    ("asked", "goes_on", "shown"),
    [
        (TWO, "e la seconda?", "Casa dell'acqua – Tempi e scadenze"),
        (TWO, "l'altra domanda", "Casa dell'acqua – Tempi e scadenze"),
        (TWO, "1", "Casa dell'acqua – Tempi e scadenze"),
        (THREE, "la seconda", "Casa dell'acqua – Tempi e scadenze"),
        (THREE, "e la terza", "Biblioteca e promozione della lettura – Dove"),
        (THREE, "2", "Biblioteca e promozione della lettura – Dove"),
        (THREE, "l'ultima", "Biblioteca e promozione della lettura – Dove"),
    ],
)
async def test_whoever_asked_counts_their_own_questions(
    town: TestTown, asked: str, goes_on: str, shown: str
) -> None:
    """The second is the first of those still open; a number is the one that stands before it."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says(asked)

    await ada.says(goes_on)

    assert ada.last.text.startswith(shown)


@pytest.mark.parametrize(
    ("language", "asked", "goes_on"),
    [
        ("en", "how much is the nursery? when does the water kiosk open?", "and the second one?"),
        ("ro", "cât costă creșa? când se deschide casa apei?", "și a doua?"),
        ("ar", "كم تكلفة الحضانة؟ متى يفتح بيت الماء؟", "والثانية؟"),
    ],
)
async def test_the_second_question_is_called_so_in_every_language(
    town: TestTown, language: str, asked: str, goes_on: str
) -> None:
    """By its place, as people say it."""
    ada = town.telegram.person("Ada Rossi", language=language)
    await ada.says(asked)

    await ada.says(goes_on)

    assert any(button.data.startswith("rate:up:casa-acqua:tempi") for button in ada.last.buttons)


@pytest.mark.parametrize(
    ("language", "asked", "answered", "offered"),
    [
        (
            "en",
            "how much is the nursery and what documents do I need for the summer camp?",
            "nidi-0-3:costi",
            "centri-estivi:documenti",
        ),
        ("en", "I'd like to know where the library is, also how much is the nursery", "", "nidi-0-3:costi"),
        ("ro", "cât costă creșa și unde este biblioteca?", "nidi-0-3:costi", "biblioteca-lettura:dove"),
        ("ro", "cat costa cresa, unde este biblioteca", "nidi-0-3:costi", "biblioteca-lettura:dove"),
        ("ar", "كم تكلفة الحضانة ومتى يفتح بيت الماء؟", "nidi-0-3:costi", "casa-acqua:tempi"),
        ("ar", "كم تكلفة الحضانة؟ متى يفتح بيت الماء؟", "nidi-0-3:costi", "casa-acqua:tempi"),
    ],
)
async def test_in_every_language(
    town: TestTown, language: str, asked: str, answered: str, offered: str
) -> None:
    """Commas and words for "and" part questions in English, Romanian and Arabic as well."""
    ada = town.telegram.person("Ada Rossi", language=language)

    await ada.says(asked)

    answer, offer = ada.received[-2:]
    assert any(button.data.startswith(f"rate:up:{answered}") for button in answer.buttons)
    assert [button.data for button in offer.buttons] == [f"sheet:{offered}"]


async def test_what_is_left_out_was_asked_before(town: TestTown) -> None:
    """«Quanto costa il nido? E il grest?» asks for the costs of both."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("quanto costa il nido? e il grest?")

    assert [button.label for button in ada.last.buttons] == [
        "1. Contributo per i centri estivi: Quanto costa"
    ]


async def test_a_second_question_that_is_not_sure_is_offered_too(town: TestTown) -> None:
    """Alone it would be asked back; beside a sure one it is a button."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("quanto costa il nido e chi può affittare la palestra?")

    assert [button.label for button in ada.last.buttons] == [
        "1. Impianti sportivi: palestra e campi: A chi è rivolto"
    ]


@pytest.mark.parametrize(
    ("asked", "answered", "offered"),
    [
        ("quanto costa il nido e dove si trova?", "nidi-0-3:costi", ["nidi-0-3:dove"]),
        ("come si fa lo spid e quanto costa", "pagopa-appio:come", ["pagopa-appio:costi"]),
        (
            "quanto costa il nido, che documenti servono e quando scadono le iscrizioni",
            "nidi-0-3:costi",
            ["nidi-0-3:documenti", "nidi-0-3:tempi"],
        ),
        ("dove e quando apre la biblioteca?", "biblioteca-lettura:dove", ["biblioteca-lettura:tempi"]),
        (
            "chi può usare il trasporto disabili? Costa? Come si prenota?",
            "trasporto-disabili:chi",
            ["trasporto-disabili:costi", "trasporto-disabili:come"],
        ),
        ("quanto costa il nido e la residenza come si cambia", "nidi-0-3:costi", ["residenza-anagrafe:come"]),
        (
            "prima domanda come cambio residenza seconda domanda quando apre la casetta",
            "residenza-anagrafe:come",
            ["casa-acqua:tempi"],
        ),
        (
            "1) quanto costa il nido 2) come cambio residenza 3) quando apre la casetta",
            "nidi-0-3:costi",
            ["residenza-anagrafe:come", "casa-acqua:tempi"],
        ),
        (
            "cosa serve per cambiare residenza, quanto tempo ci vuole e devo pagare qualcosa?",
            "residenza-anagrafe:documenti",
            ["residenza-anagrafe:tempi", "residenza-anagrafe:costi"],
        ),
        (
            "che documenti servono per il nido e per il centro estivo?",
            "nidi-0-3:documenti",
            ["centri-estivi:documenti"],
        ),
        ("scadenza tari e orari della biblioteca", "tributi:tempi", ["biblioteca-lettura:tempi"]),
        ("nido, tari, residenza", "nidi-0-3:", ["tributi:", "residenza-anagrafe:"]),
        ("how much is the nursery and where is it?", "nidi-0-3:costi", ["nidi-0-3:dove"]),
        ("cât costă creșa și unde se află?", "nidi-0-3:costi", ["nidi-0-3:dove"]),
        ("متى تفتح المكتبة وأين هي؟", "biblioteca-lettura:tempi", ["biblioteca-lettura:dove"]),
    ],
)
async def test_nothing_that_was_asked_is_lost(
    town: TestTown, asked: str, answered: str, offered: list[str]
) -> None:
    """Further questions about the same service, or that a number leads in, are offered like all others."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(asked)

    answer, offer = ada.received[-2:]
    assert any(button.data.startswith(f"rate:up:{answered}") for button in answer.buttons)
    assert [button.data for button in offer.buttons] == [f"sheet:{each}" for each in offered]


@pytest.mark.parametrize(
    "asked",
    [
        "quando apre il grest e come faccio il passaporto?",
        "come faccio il passaporto e quando apre il grest?",
        "când se deschide tabăra de vară și cum fac pașaportul?",
    ],
)
async def test_ours_is_answered_and_the_body_of_the_other_is_named(town: TestTown, asked: str) -> None:
    """Whichever comes first: a passport is not ours, and who is in charge of it is one tap away."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(asked)

    answer, offer = ada.received[-2:]
    assert any(button.data.startswith("rate:up:centri-estivi:tempi") for button in answer.buttons)
    assert [button.data for button in offer.buttons] == ["elsewhere:questura"]


async def test_a_question_that_is_not_sure_beside_another_bodys_is_asked_back(town: TestTown) -> None:
    """Both are there to choose from: ours, and who runs the trains."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("quanto si paga per il campo? e quando passa il treno per milano?")

    offered = [button.data for button in ada.last.buttons]
    assert offered == ["sheet:impianti-sportivi:costi", "elsewhere:trasporti", "question:"]


async def test_the_sure_one_is_answered_and_the_unsure_one_before_it_is_offered(town: TestTown) -> None:
    """«Il campo» may be of two kinds, but whoever asks for the library as well loses neither."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("come si prenota il campo? e a che ora chiude la biblioteca?")

    answer, offer = ada.received[-2:]
    assert answer.text.startswith("Biblioteca e promozione della lettura – Tempi e scadenze")
    assert [button.data for button in offer.buttons] == ["sheet:impianti-sportivi:come"]


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("quanto costa il grest, se ho due figli?", "Contributo per i centri estivi – Quanto costa"),
        ("quando è aperto l'ufficio che segue il distributore", "Casa dell'acqua – "),
        ("si può restituire fuori orario, c'è una cassetta?", "Biblioteca e promozione della lettura – "),
        ("la pensione è quella che è, l'acqua lì costa poco o no", "Casa dell'acqua – "),
        ("ho perso il tagliando disabili, che procedura c'è per rifarlo", "Trasporto"),
    ],
)
async def test_one_question_in_two_parts_stays_one(town: TestTown, asked: str, heading: str) -> None:
    """What is only told beside a question, or asked whether it is so, is no other question."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says(asked)

    assert ada.last.text.startswith(heading)
