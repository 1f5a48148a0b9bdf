# SPDX-License-Identifier: AGPL-3.0-or-later
"""A photo or a paper that comes as a file counts by what it holds, whatever it is called."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.simulator import Fault, Group, Person
from tests.townhall import TestTown

PNG, PDF, EXE = b"\x89PNG\r\n\x1a\n a puddle", b"%PDF-1.7 a sign", b"MZ\x90\x00 a program"
ASKED, SUMMARY = "Hai una foto?", "È tutto giusto?"


async def at_the_photo(town: TestTown, name: str = "Ada Rossi") -> Person:
    """Somebody who reports a fault and is asked for a photo of it."""
    person = town.telegram.person(name)
    await person.says("/segnala")
    await person.presses("Casa dell'acqua", "Ho letto e capito")
    await person.says("1", "ieri", "salta")
    return person


def takes_papers(town: TestTown) -> None:
    """A clerk writes `papers: true` into the field of the photo."""
    form = town.knows.forms["casa-acqua-segnalazione"]
    fields = tuple(replace(field, papers=True) if field.kind == "photo" else field for field in form.fields)
    town.knows = replace(town.knows, forms={**town.knows.forms, form.id: replace(form, fields=fields)})


def fetched(town: TestTown) -> list[str]:
    """What was asked of Telegram about files."""
    return [call.method for call in town.telegram.calls if call.method in ("getFile", "download")]


async def desk_of(town: TestTown, bruno: Person) -> Group:
    """The technical office's desk, at which Bruno works."""
    desk = await town.desk("tecnico", bruno)
    await bruno.starts()
    return desk


async def test_a_picture_with_a_wrong_name_reaches_the_operator_as_a_file(town: TestTown) -> None:
    """A PNG that is called a program is a picture; the office gets that very file, in private only."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await desk_of(town, bruno)
    ada = await at_the_photo(town)

    await ada.sends_document(PNG, "virus.exe", caption="eccola")
    assert "Foto: file ricevuto" in ada.last.text
    assert SUMMARY in ada.last.text
    await ada.presses("Confermo")
    await bruno.presses("Vedi dati", in_=desk)

    assert (bruno.last.attachment, bruno.last.file) == ("virus.exe", PNG)
    assert bruno.last.text == "26-0001-G – Foto"
    assert not any(message.file for message in desk.messages)
    assert fetched(town) == ["getFile", "download"]


async def test_a_program_called_picture_is_refused(town: TestTown) -> None:
    """The step says what it takes and asks again."""
    ada = await at_the_photo(town)

    await ada.sends_document(EXE, "foto.png")

    assert ada.last.text.startswith(
        "Questo file non è una foto. Qui posso ricevere una foto, anche come file: "
        "JPEG, PNG, WebP o HEIC, fino a 10 MB."
    )
    assert ASKED in ada.last.text
    await ada.sends_photo()
    assert "Foto: foto ricevuta" in ada.last.text


@pytest.mark.parametrize("size", [30_000_000, 10_000_001])
async def test_a_large_file_is_refused_unseen(town: TestTown, size: int) -> None:
    """Nothing is fetched of what says that it is too large."""
    ada = await at_the_photo(town)

    await ada.sends_document(PNG, "foto.png", size=size)

    assert ada.last.text.startswith("Questo file è troppo grande. Qui posso ricevere file fino a 10 MB.")
    assert ASKED in ada.last.text
    assert fetched(town) == []


async def test_a_file_that_is_larger_than_it_says_is_refused(town: TestTown) -> None:
    """The bytes count, not what is said of them."""
    ada = await at_the_photo(town)

    await ada.sends_document(PNG + bytes(10_000_000), "foto.png", size=100)

    assert ada.last.text.startswith("Questo file è troppo grande.")


async def test_a_paper_where_papers_are_taken(town: TestTown) -> None:
    """A PDF counts there; the question says what belongs at the counter, and other files are refused."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await desk_of(town, bruno)
    takes_papers(town)
    await town.restart()
    ada = await at_the_photo(town)
    assert "Niente documenti d'identità, salute, ISEE o IBAN: quelli portali allo sportello." in ada.last.text

    await ada.sends_document(EXE, "avviso.pdf")
    assert ada.last.text.startswith("Questo file non è né una foto né un PDF.")
    await ada.sends_document(PDF, "avviso.txt")
    assert "Foto: file ricevuto" in ada.last.text
    await ada.presses("Confermo")
    await bruno.presses("Vedi dati", in_=desk)

    assert (bruno.last.attachment, bruno.last.file) == ("avviso.txt", PDF)


async def test_a_paper_where_only_photos_are_taken(town: TestTown) -> None:
    """Without `papers` a PDF is no photo."""
    ada = await at_the_photo(town)

    await ada.sends_document(PDF, "foto.png")

    assert ada.last.text.startswith("Questo file non è una foto.")


async def test_a_file_that_nobody_asked_for_is_not_fetched(town: TestTown) -> None:
    """Neither in a step that asks for words, nor outside of any form, nor at the summary."""
    ada = town.telegram.person("Ada Rossi")
    await ada.sends_document(PNG)
    await ada.says("/segnala")
    await ada.presses("Casa dell'acqua", "Ho letto e capito")
    await ada.sends_document(PNG)
    assert ada.last.text.startswith("Qui non posso ricevere documenti.")
    await ada.says("1", "ieri", "salta", "salta")
    await ada.sends_document(PNG)

    assert SUMMARY in ada.last.text
    assert fetched(town) == []


async def test_whoever_writes_meanwhile_is_answered_after_the_file(town: TestTown) -> None:
    """While Telegram is slow her words wait; everybody else is answered."""
    ada = await at_the_photo(town)
    read = len(ada.received)
    town.telegram.trouble.next(Fault.LOST_REQUEST, method="getFile")
    await ada.sends_document(PNG)
    await ada.says("confermo")
    assert len(ada.received) == read
    bruno = town.telegram.person("Bruno Conti")
    await bruno.says("/menu")
    assert bruno.received

    await town.later(timedelta(seconds=2))

    assert "Foto: file ricevuto" in ada.received[read].text
    assert "Numero: 26-0001-G" in ada.last.text


@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_a_file_that_telegram_does_not_hand_over(town: TestTown, method: str) -> None:
    """After three tries she hears so, kindly, and the step is asked again."""
    ada = await at_the_photo(town)
    town.telegram.trouble.next(Fault.BROKEN, method=method, times=3)

    await ada.sends_document(PNG)
    await town.later(timedelta(seconds=2))
    await town.later(timedelta(seconds=4))

    assert ada.last.text.startswith("Non riesco ad aprire il file. Prova a mandarlo di nuovo.")
    assert ASKED in ada.last.text
    await ada.sends_document(PNG)
    assert SUMMARY in ada.last.text


async def test_a_restart_between_arrival_and_look_loses_nothing(town: TestTown) -> None:
    """The file waits in the record; the next process looks into it."""
    ada = await at_the_photo(town)
    town.telegram.trouble.next(Fault.UNREACHABLE, method="download")
    await ada.sends_document(PNG)

    await town.restart()
    await town.later(timedelta(seconds=2))

    assert "Foto: file ricevuto" in ada.last.text


async def test_a_replay_doubles_nothing(town: TestTown) -> None:
    """The same update again, before and after it was looked into, is one file and one question."""
    ada = await at_the_photo(town)
    heard = []

    async def noted() -> None:
        heard.extend(await town.telegram.updates.get())
        town.telegram.updates.repeat(heard[-1])
        await town.settle()

    town.telegram.world.settle = noted
    await ada.sends_document(PNG)
    read = len(ada.received)
    town.telegram.updates.repeat(heard[-1])
    await town.settle()

    assert SUMMARY in ada.last.text
    assert len(ada.received) == read
    assert fetched(town) == ["getFile", "download"]


@pytest.mark.parametrize(
    ("language", "refused"),
    [
        ("en", "This file is not a photo."),
        ("ro", "Acest fișier nu este o poză."),
        ("ar", "هذا الملف ليس صورة."),
    ],
)
async def test_other_languages_say_it_too(town: TestTown, language: str, refused: str) -> None:
    """In the words of whoever sent it."""
    ada = await at_the_photo(town)
    await town.forges(ada, f"language:{language}")

    await ada.sends_document(EXE, "photo.jpg")

    assert ada.last.text.startswith(refused)
