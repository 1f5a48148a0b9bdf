# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever asks sees what is kept of them, takes it home, and has it erased."""

import json
from datetime import timedelta
from pathlib import Path

from bot.cases import Deed
from bot.model import Conversation
from tests.dialogue.offices import at_work, events_of, filed, seen_in
from tests.residents import files, fills_in
from tests.townhall import TestTown

CANARY = "Zenobia Quarzi"
"""A name that stands nowhere else: it must be gone from the file."""


def holds(database: Path, words: str) -> bool:
    """Whether the words stand anywhere in the database's files, deleted or not."""
    beside = (database, database.with_name(f"{database.name}-wal"))
    return any(words.encode() in path.read_bytes() for path in beside if path.exists())


async def test_somebody_new_reads_that_hardly_anything_is_kept(town: TestTown) -> None:
    """Without requests there is one line, and nothing to see."""
    ada = town.telegram.person("Ada Rossi")

    await ada.says("/dati")
    assert "il numero di questa chat, la lingua (Italiano)" in ada.last.text
    assert "richiesta" not in ada.last.text
    await ada.presses("Vedi tutto")

    assert ada.last.text == "Non hai dato risposte a nessun modulo. Di te non tengo altro."


async def test_a_person_sees_requests_answers_and_who_looked(town: TestTown) -> None:
    """Every answer of every request is shown, with what happened and which operator looked."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    await bruno.starts()
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)
    await ada.says("/notizie")
    await ada.presses("Biblioteca")
    await bruno.presses("Vedi dati", in_=desk)

    await ada.says("/dati")
    assert f"La richiesta {reference}: Contributo per i centri estivi." in ada.last.text
    assert "Le notizie che ricevi: Biblioteca" in ada.last.text
    await ada.presses("Vedi tutto")

    assert "Nome e cognome: Ada Rossi" in ada.last.text
    assert "Codice fiscale: RSSDAA85" in ada.last.text
    assert "RSSDAA85T50G107F" not in ada.last.text
    assert "02/03/2026 10:00: inviata da te" in ada.last.text
    assert "02/03/2026 10:00: Bruno Conti, Servizi sociali" in ada.last.text
    assert "I dati restano finché la richiesta è aperta." in ada.last.text


async def test_the_copy_as_json_holds_everything_once_more(town: TestTown) -> None:
    """The file names every answer in full, and the draft."""
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)
    await ada.says("/domanda")
    await ada.presses("1. Contributo per i centri estivi", "È per un'altra persona", "Ho letto e capito")
    await ada.says("genitore", CANARY)

    await ada.says("/dati")
    await ada.presses("Scarica una copia (file JSON)")

    assert ada.last.attachment == "i-miei-dati.json"
    copy = json.loads(ada.last.file)
    assert [request["reference"] for request in copy["requests"]] == [reference]
    assert {"label": "Codice fiscale", "value": "RSSDAA85T50G107F"}.items() <= copy["requests"][0][
        "declared"
    ][2].items()
    assert CANARY in [answer["value"] for answer in copy["draft"]["answers"]]


async def test_nobody_reads_the_data_of_somebody_else(town: TestTown) -> None:
    """What another person filed is not in the copy, not even in the same group."""
    bruno = town.telegram.person("Bruno Conti")
    desk = await town.desk("sociali", bruno)
    await files(town.telegram.person("Ada Rossi"))

    await bruno.says("/dati")
    await bruno.presses("Scarica una copia (file JSON)")
    assert json.loads(bruno.last.file)["requests"] == []
    said = len(desk.messages)
    await town.forges(bruno, "mydata:see", in_=desk)
    await town.forges(bruno, "mydata:erased", in_=desk)

    assert len(desk.messages) == said + 2


async def test_erasing_wants_a_second_yes_and_says_what_stays(town: TestTown) -> None:
    """An open request stays, and the reason is said before; everything else goes, out of the files too."""
    ada = town.telegram.person("Ada Rossi")
    reference = await files(ada)
    await ada.says("/notizie")
    await ada.presses("Biblioteca")
    await ada.says("/domanda")
    await ada.presses("1. Contributo per i centri estivi", "È per un'altra persona", "Ho letto e capito")
    await ada.says("genitore", CANARY)
    assert holds(town.settings.database, CANARY)

    await ada.says("/dati")
    await ada.presses("Cancella i miei dati")
    assert f"La richiesta {reference} è aperta" in ada.last.text
    assert town.house.store.conversations.load(f"telegram:{ada.id}", f"telegram:{ada.id}")
    await ada.presses("Sì, cancella")

    assert "Ho cancellato i tuoi dati." in ada.last.text
    store = town.house.store
    assert store.conversations.load(f"telegram:{ada.id}", f"telegram:{ada.id}") is None
    assert store.news.followed(f"telegram:{ada.id}") == frozenset()
    assert store.cases.by_reference(reference) is not None
    store.engine.scrub()
    assert not holds(town.settings.database, CANARY)


async def test_saying_no_changes_nothing(town: TestTown) -> None:
    """The draft is still there after "No"."""
    ada = town.telegram.person("Ada Rossi")
    await fills_in(ada)
    await ada.says("/dati")
    await ada.presses("Cancella i miei dati", "No, lascia tutto")

    assert "Una richiesta a metà: Contributo per i centri estivi" in ada.last.text


async def test_asking_in_words_leads_to_the_same_question(town: TestTown) -> None:
    """«Cancella i miei dati» is no question to be answered: it is done, after a second yes."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/start", "cancella i miei dati")

    assert "Vuoi davvero cancellare i tuoi dati?" in ada.last.text
    await ada.presses("Sì, cancella")
    assert ada.last.text.startswith("Fatto.")


async def test_the_privacy_page_leads_to_the_data(town: TestTown) -> None:
    """The forms promise that /privacy shows how to see, correct and erase: it is one tap away."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/privacy")
    assert "/dati" in ada.last.text
    await ada.presses("I miei dati", "Correggi")

    assert ada.last.text.startswith("Come correggere")


async def test_a_withdrawn_request_goes_when_its_term_is_over(town: TestTown) -> None:
    """Ninety days after the end only reference, subject, state and dates are left."""
    ada = town.telegram.person("Zenobia Quarzi")
    reference = await files(ada)
    await ada.says("/pratiche")
    await ada.presses("Ritira la richiesta", "Sì, ritira")
    await ada.says("cancella i miei dati")
    assert "Si cancella da sola il 31/05/2026." in ada.last.text
    assert holds(town.settings.database, "RSSDAA85T50G107F")

    town.clock.forward(timedelta(days=89))
    await town.tidies()
    assert holds(town.settings.database, "RSSDAA85T50G107F")
    town.clock.forward(timedelta(days=1, minutes=1))
    await town.tidies()

    for gone in ("RSSDAA85T50G107F", "Luca", str(ada.id)):
        assert not holds(town.settings.database, gone), gone
    kept = town.house.store.cases.by_reference(reference)
    assert kept is not None
    assert (kept.state, kept.title, kept.lines) == ("withdrawn", "Contributo per i centri estivi", ())


async def test_who_left_a_form_half_done_is_warned_once_and_then_it_goes(town: TestTown) -> None:
    """A day before the thirtieth one message, then the answers are gone; resuming in between keeps them."""
    ada, carla = town.telegram.person("Ada Rossi"), town.telegram.person("Carla Neri")
    for person in (ada, carla):
        await fills_in(person)
    town.clock.forward(timedelta(days=29, hours=1))
    await town.tidies()
    await town.tidies()
    warnings = [each for each in ada.received if each.text.startswith("Hai lasciato a metà")]
    assert len(warnings) == 1
    await carla.presses("Continua la richiesta")

    town.clock.forward(timedelta(days=1))
    await town.tidies()

    here = {person: f"telegram:{person.id}" for person in (ada, carla)}
    store = town.house.store.conversations
    left = {
        person: store.load(here[person], here[person]) or Conversation(chat="", person="") for person in here
    }
    assert left[ada].progress is None
    assert left[carla].progress is not None


async def test_what_was_sent_wrong_is_corrected_on_the_request(town: TestTown) -> None:
    """One tap and one's own words; the office reads them beside what was declared, and so does the copy."""
    bruno, desk = await at_work(town)
    ada, reference = await filed(town)
    await ada.says("/dati")
    await ada.presses("Correggi", f"Correggi {reference}")
    await ada.says("Il mio IBAN è IT60X0542811101000000123456")
    assert events_of(town, reference)[-1].deed is Deed.FILED
    await ada.says("La scuola di Luca è un'altra: fa la prima media.")

    assert ada.last.text == (f"Ho aggiunto la correzione alla richiesta {reference} e ho avvisato l'ufficio.")
    assert desk.last.text == f"{reference}: il cittadino corregge un dato. Premi «Vedi dati» per leggere."
    assert "prima media" not in seen_in(desk)
    await bruno.presses("Vedi dati", in_=desk)
    assert "Correzione del 02/03/2026: «La scuola di Luca è un'altra: fa la prima media.»" in bruno.last.text
    assert "Codice fiscale: RSSDAA85T50G107F" in bruno.last.text
    await ada.says("/dati")
    await ada.presses("Vedi tutto")
    assert "hai corretto un dato: «La scuola di Luca è un'altra" in ada.last.text
    dino = town.telegram.person("Dino Verdi")
    await dino.starts()
    await town.forges(dino, f"correct:{reference}")
    assert dino.last.text.startswith("Questa richiesta è già conclusa.")


async def test_the_copy_on_paper_is_a_pdf_in_the_persons_language(town: TestTown) -> None:
    """A document that any reader opens, with a name that says what it is."""
    ada = town.telegram.person("Ada Rossi")
    await files(ada)
    await ada.says("/dati")
    await ada.presses("Scarica una copia (PDF)")

    assert ada.last.attachment == "i-miei-dati.pdf"
    assert ada.last.file.startswith(b"%PDF-")
    assert "non inoltrarla" in ada.last.text


async def test_the_privacy_page_tells_the_terms_of_the_file(town: TestTown) -> None:
    """The days that the page promises are the days after which things go."""
    ada = town.telegram.person("Ada Rossi")
    await ada.says("/privacy")

    assert f"si cancella dopo {town.knows.retention.draft_days} giorni" in ada.last.text
