# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first minutes: who this is, in which language, and the ways that are always open."""

import pytest

from bot.phrases import say
from tests.townhall import TestTown


async def test_start_says_that_it_is_a_machine_and_offers_a_person(town: TestTown) -> None:
    """The first message names the municipality, says "un programma", and has a menu of buttons."""
    ada = town.telegram.person("Ada Rossi")

    await ada.starts()

    assert "assistente automatico del Comune di Orio Litta: un programma, non una persona" in ada.last.text
    assert [button.label for button in ada.last.buttons] == [
        "Informazioni sui servizi",
        "Fai una richiesta",
        "Segnala o dai un parere",
        "Le mie richieste",
        "Notizie",
        "Parla con una persona",
        "Lingua / Language",
    ]


async def test_start_speaks_the_language_of_the_app(town: TestTown) -> None:
    """Somebody whose Telegram is English is welcomed in English."""
    john = town.telegram.person("John Doe", language="en-GB")

    await john.starts()

    assert john.last.text.startswith("Hello! I am the automatic assistant")


async def test_a_deep_link_opens_a_topic(town: TestTown) -> None:
    """t.me/…?start=centri-estivi welcomes and shows that service."""
    ada = town.telegram.person("Ada Rossi")

    await ada.starts("centri-estivi")

    welcome, sheet = ada.received
    assert "un programma, non una persona" in welcome.text
    assert sheet.text.startswith("Contributo per i centri estivi")
    assert "Fonte:" in sheet.text


async def test_an_unknown_deep_link_is_a_plain_start(town: TestTown) -> None:
    """A poster of a service that is gone still leads to the menu."""
    ada = town.telegram.person("Ada Rossi")

    await ada.starts("qualcosa-che-non-c-e")

    assert "Informazioni sui servizi" in [button.label for button in ada.last.buttons]


async def test_whoever_begins_without_start_is_told_once_who_answers(town: TestTown) -> None:
    """Whatever comes first is answered after one line that says it is a machine; the rest without it."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("come chiedo il contributo per il centro estivo?")
    await ada.says("quanto costa?")

    machine = say("welcome.machine", "it", town="Comune di Orio Litta").striptags()
    assert [message.text == machine for message in ada.received].count(True) == 1
    assert ada.received[0].text == machine


async def test_a_chosen_language_stays(town: TestTown) -> None:
    """Whoever chose English is answered in English, whatever their app says."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/lingua")
    await ada.presses("English")
    assert ada.last.text == say("welcome.language-chosen", "en")

    await town.restart()
    await ada.says("/menu")

    assert ada.last.text == say("welcome.menu", "en")


async def test_every_command_of_the_menu_answers(town: TestTown) -> None:
    """No command that Telegram lists leads nowhere, and an unknown one says so."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    for command in (
        "domanda",
        "segnala",
        "pratiche",
        "notizie",
        "menu",
        "aiuto",
        "lingua",
        "info",
        "privacy",
    ):
        before = len(ada.received)
        await ada.says(f"/{command}")
        assert len(ada.received) > before, command
        assert ada.last.text != say("general.unknown-command", "it")

    await ada.says("/pippo")

    assert ada.last.text == say("general.unknown-command", "it")


async def test_every_button_of_the_menus_answers(town: TestTown) -> None:
    """Whatever is pressed in the first menus gets a reply that is not "too old"."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()
    menu = ada.last

    for button in menu.buttons:
        before = len(ada.received)
        await ada.presses_button(menu, button)
        assert len(ada.received) > before, button.label
        assert not ada.waiting


async def test_stickers_and_voice_get_a_kind_line(town: TestTown) -> None:
    """What cannot be read is never met with silence."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    for sends in (ada.sends_sticker, ada.sends_voice, ada.sends_photo):
        await sends()
        assert ada.last.text == say("general.only-words", "it")


async def test_whoever_is_angry_has_a_person_one_tap_away(town: TestTown) -> None:
    """The words offer a person, and so does a button."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("siete degli incapaci, fate schifo")
    await ada.presses("Parla con una persona")

    assert "lascia una domanda all'ufficio" in ada.last.text


async def test_a_button_of_another_age_is_acknowledged(town: TestTown) -> None:
    """A button whose meaning is gone stops its hourglass and says that it no longer works."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await town.forges(ada, "gone:1:2")

    assert ada.toast == say("general.too-old", "it")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("english please", "All right, let us speak English."),
        ("parla in inglese", "All right, let us speak English."),
        ("do you speak english?", "All right, let us speak English."),
        ("in italiano per favore", "Va bene, parliamo in italiano."),
        ("puoi parlare rumeno?", "Bine, vorbim în română."),
        ("vorbești românește?", "Bine, vorbim în română."),
        ("arabic", "حسنا، نتكلم بالعربية."),
        ("عربي", "حسنا، نتكلم بالعربية."),
        ("هل تتكلم العربية؟", "حسنا، نتكلم بالعربية."),
        ("change language", "In che lingua vuoi parlare?"),
        ("parli albanese?", "In che lingua vuoi parlare?"),
        ("italiano o inglese?", None),
        ("c'è un corso di inglese in biblioteca?", None),
    ],
)
async def test_a_language_can_be_asked_for_in_words(town: TestTown, words: str, answer: str | None) -> None:
    """Whoever names a language of ours speaks it from then on; where none is named, all are offered."""
    ada = town.telegram.person("Ada Rossi")
    await ada.starts()

    await ada.says(words)

    assert (answer is None) or ada.last.text.startswith(answer)
    chosen = [say("welcome.language-chosen", each) for each in ("it", "en", "ro", "ar")]
    assert answer is not None or ada.last.text not in chosen
